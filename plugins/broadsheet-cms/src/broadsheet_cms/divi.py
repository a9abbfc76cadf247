"""WordPress with Divi, a theme whose page builder sets an article from modules."""

from broadsheet_cms.wordpress import WordPress
from broadsheet_cms.xpath import having, inside

__all__ = ["Divi"]


class Divi(WordPress):
    """Pages of the theme, and of its theme builder, which prints title and byline once more in a module."""

    traits = ("divi",)

    root = ("css:.et_pb_post_content", *WordPress.root)
    drop = (
        *WordPress.drop,
        f"//div[{having('et_pb_post_title')}][{inside('et_pb_post_content')}]",
        "css:.et_pb_button_module_wrapper",
        "css:.et_pb_comments_module",
        "css:.et_pb_contact_form_container",
        "css:.et_pb_newsletter",
        "css:.et_pb_posts_nav",
        "css:.et_pb_social_media_follow",
        "css:.et_social_inline",
    )
    bio = (*WordPress.bio, f"//div[{having('et_pb_team_member_description')}]/div")
    related = (
        *WordPress.related,
        "css:.et_pb_posts",
        "css:.et_pb_blog_grid_wrapper",
        "css:.et_pb_post_slider",
    )
