"""How to tell which system made a page.

Origin: what the systems themselves write into every page by default, from their documentation and
themes: the ``generator`` meta, the addresses of their own assets, meta names and body classes.
Each clue is in lower case and specific enough to stand alone.
"""

from types import MappingProxyType

__all__ = ["BODY_CLASSES", "GENERATORS", "LINKS", "METAS", "SCRIPTS"]

#: Beginning of the generator's content -> trait. The first word decides, so keys hold no blank.
GENERATORS = MappingProxyType(
    {
        "astro": "astro",
        "blogger": "blogger",
        "discourse": "discourse",
        "divi": "divi",
        "docusaurus": "docusaurus",
        "drupal": "drupal",
        "elementor": "elementor",
        "gatsby": "gatsby",
        "ghost": "ghost",
        "hexo": "hexo",
        "hubspot": "hubspot",
        "hugo": "hugo",
        "jekyll": "jekyll",
        "joomla!": "joomla",
        "mediawiki": "mediawiki",
        "mkdocs": "mkdocs",
        "movable": "movabletype",
        "plone": "plone",
        "sitecore": "sitecore",
        "spip": "spip",
        "typo3": "typo3",
        "webflow": "webflow",
        "wix.com": "wix",
        "wordpress": "wordpress",
        "wordpress.com": "wordpress",
    }
)

#: Part of a link's address -> trait.
LINKS = MappingProxyType(
    {
        "/wp-content/": "wordpress",
        "/wp-includes/": "wordpress",
        "/wp-json": "wordpress",
        "/css/dist/block-library/": "gutenberg",
        "/themes/divi": "divi",
        "/plugins/elementor/": "elementor",
        "/pf/resources/": "arc",
        "/pf/dist/": "arc",
        "/sites/default/files/": "drupal",
        "/core/themes/": "drupal",
        "static1.squarespace.com": "squarespace",
        "assets.squarespace.com": "squarespace",
        "substackcdn.com": "substack",
        "glyph.medium.com": "medium",
        "blogger.com/feeds/": "blogger",
        "blogger.com/static/": "blogger",
        "/media/jui/": "joomla",
        "/media/system/": "joomla",
        "static.parastorage.com": "wix",
        "cdn.shopify.com": "shopify",
        "/hs-fs/": "hubspot",
        "/hubfs/": "hubspot",
        "website-files.com": "webflow",
        "/load.php?": "mediawiki",
        "/typo3temp/": "typo3",
        "/typo3conf/": "typo3",
        "/_next/": "nextjs",
        "/_nuxt/": "nuxt",
        "bloximages.": "bloxcms",
        "/etc.clientlibs/": "aem",
    }
)

#: Name of a meta element -> trait.
METAS = MappingProxyType(
    {
        "brightspot.contentid": "brightspot",
        "brightspot-datalayer": "brightspot",
        "shopify-digital-wallet": "shopify",
        "shopify-checkout-api-token": "shopify",
        "discourse_theme_id": "discourse",
    }
)

#: Id of a data script -> trait.
SCRIPTS = MappingProxyType(
    {
        "__NEXT_DATA__": "nextjs",
        "__NUXT_DATA__": "nuxt",
        "wix-essential-viewer-model": "wix",
        "wix-viewer-model": "wix",
    }
)

#: A class of the body element -> trait.
BODY_CLASSES = MappingProxyType(
    {
        "et_divi_theme": "divi",
        "et_pb_theme": "divi",
        "et_pb_pagebuilder_layout": "divi",
        "elementor-page": "elementor",
        "elementor-default": "elementor",
        "wp-singular": "wordpress",
        "wp-custom-logo": "wordpress",
        "post-template-default": "wordpress",
        "mediawiki": "mediawiki",
        "com_content": "joomla",
        "path-node": "drupal",
        "page-node-type-article": "drupal",
        "node-type-article": "drupal",
    }
)
