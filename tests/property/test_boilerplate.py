"""Law: what a site puts around an article is not of the article."""

from html import escape

from hypothesis import given, settings
from hypothesis import strategies as st
from rewriting_pages import essence

import broadsheet
from broadsheet.testing import strategies
from broadsheet.testing.samples import SAMPLES

PARSER = broadsheet.Parser(plugins=())


def links(texts):
    """A list of links."""
    return (
        "<ul>" + "".join(f'<li><a href="/{escape(text)}">{escape(text)}</a></li>' for text in texts) + "</ul>"
    )


# What is put in, for each language of the samples, and where: at the start or the end of the body.
POOL = {
    language: (
        (f"<nav>{links(sample.menu)}</nav>", ""),
        (f'<div class="breadcrumb">{links(sample.menu[:2])}</div>', ""),
        ("", f'<aside class="related-posts">{links(sample.related[1:])}</aside>'),
        ("", f'<div class="share-buttons">{links(sample.share)}</div>'),
        ("", f'<div class="newsletter-signup"><p>{escape(sample.signup[0])}</p><input type="email"></div>'),
        ("", f'<footer class="site-footer"><p>{escape(sample.footer[0])}</p>{links(sample.menu)}</footer>'),
        (
            '<script>var x = "<p>A text in a script</p>";</script>',
            "<style>p::after { content: 'styled' }</style>",
        ),
        ("<template><p>A paragraph that no reader sees.</p></template>", "<!-- <p>A remark</p> -->"),
    )
    for language, sample in SAMPLES.items()
}


@settings(derandomize=True, deadline=None, max_examples=25)
@given(strategies.article_pages(families=("semantic", "wordpress")), st.data())
def test_generated_pages(page, data):
    """Menus, links to other stories, sign-ups and footers, put around an article, leave it as it is."""
    inserts = data.draw(st.lists(st.sampled_from(POOL[page.language]), max_size=4, unique=True))
    before, after = "".join(i[0] for i in inserts), "".join(i[1] for i in inserts)
    source = page.source.replace("<body>", f"<body>{before}").replace("</body>", f"{after}</body>")
    plain, other = (PARSER.parse(text, url=page.url, kind="html") for text in (page.source, source))
    assert essence(plain) == essence(other)
