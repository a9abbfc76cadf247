"""mk.co.kr, Maeil Business."""

from broadsheet.sites import Site

__all__ = ["MaeilBusiness"]


class MaeilBusiness(Site):
    """The standfirst is a block inside the body; the head names a small cut of the picture."""

    hosts = ("mk.co.kr",)

    subtitle = ("css:.midtitle_text",)
    fields = {"lead_image": "//*[@itemprop='articleBody']//div[@class='thumb']/img/@src"}
