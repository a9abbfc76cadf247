"""broadsheet inside of other programs: Scrapy, LangChain, LlamaIndex, Haystack, Polars.

Each module is for one of them, and imports it only when something of it is used. What they share is
:mod:`broadsheet.integrations.chunks`, articles as texts with metadata, which needs no other package. For pandas and
engines see :mod:`broadsheet.arrow`; examples are in ``docs/howto/integrations.md``.
"""
