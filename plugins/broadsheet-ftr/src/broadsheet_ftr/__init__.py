"""FiveFilters site configs as sites of broadsheet.

The configs are files of rules for single sites, 2,040 of them in a collection in the public domain
(https://github.com/fivefilters/ftr-site-config). :class:`SiteConfigs` makes a plugin of a directory of them.
"""

from broadsheet_ftr.check import Survey, survey
from broadsheet_ftr.config import Config, Directive, Problem, ProblemCode, parse_config, read_config
from broadsheet_ftr.directory import SiteConfigs

__all__ = [
    "Config",
    "Directive",
    "Problem",
    "ProblemCode",
    "SiteConfigs",
    "Survey",
    "parse_config",
    "read_config",
    "survey",
]
