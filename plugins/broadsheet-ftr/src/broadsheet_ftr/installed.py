"""The plugin of the entry point: the configs of the directory that the user's environment names."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import broadsheet
from broadsheet_ftr.directory import SiteConfigs

__all__ = ["VARIABLE", "configured", "plugin"]

#: The environment variable that names the directory.
VARIABLE: Final = "BROADSHEET_FTR"


class _Nothing:
    """The plugin of a user who has no configs."""

    @broadsheet.hookimpl
    def broadsheet_sites(self) -> tuple[()]:
        """No sites."""
        return ()


def configured(environment: Mapping[str, str]) -> object:
    """The plugin that an environment asks for.

    The directory is that of ``BROADSHEET_FTR``, else "broadsheet/ftr" in the user's folder of settings
    (``XDG_CONFIG_HOME``, else "~/.config"), where it exists. An empty variable means none.

    Raises:
        NotADirectoryError: The variable names what is no directory.
    """
    if VARIABLE in environment:
        named = environment[VARIABLE]
        return SiteConfigs(Path(named).expanduser()) if named else _Nothing()
    home = environment.get("XDG_CONFIG_HOME")
    usual = (Path(home) if home else Path.home() / ".config") / "broadsheet" / "ftr"
    return SiteConfigs(usual) if usual.is_dir() else _Nothing()


#: The plugin that the environment asked for when this module was imported.
plugin: Final = configured(os.environ)
