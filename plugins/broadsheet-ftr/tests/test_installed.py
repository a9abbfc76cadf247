"""The entry point: which directory the environment names."""

from importlib.metadata import entry_points

import pytest
from broadsheet_ftr import SiteConfigs
from broadsheet_ftr.installed import configured

from broadsheet import Parser


@pytest.fixture
def folder(tmp_path):
    """A user's folder of settings with one config."""
    path = tmp_path / "broadsheet" / "ftr"
    path.mkdir(parents=True)
    (path / "harbour.example.txt").write_text("tidy: no", "utf-8")
    return path


def test_variable_names_the_directory(folder):
    """BROADSHEET_FTR comes before the usual place."""
    plugin = configured({"BROADSHEET_FTR": str(folder), "XDG_CONFIG_HOME": "/nowhere"})
    assert folder == plugin.directory


def test_usual_place_is_in_the_settings(folder):
    """Without the variable the folder of settings is looked into."""
    assert folder == configured({"XDG_CONFIG_HOME": str(folder.parent.parent)}).directory


@pytest.mark.parametrize("environment", [{"XDG_CONFIG_HOME": "/nowhere"}, {"BROADSHEET_FTR": ""}])
def test_without_a_directory_the_plugin_does_nothing(environment):
    """It has no sites, and no hook that a page would pay for."""
    plugin = configured(environment)
    assert (False, []) == (isinstance(plugin, SiteConfigs), list(plugin.broadsheet_sites()))
    assert not hasattr(plugin, "broadsheet_labels")
    assert "<Parser with 0 sites>" == repr(Parser(plugins=[plugin]))


def test_variable_that_names_no_directory_is_an_error():
    """A typing error does not pass for a wish to have no configs."""
    with pytest.raises(NotADirectoryError):
        configured({"BROADSHEET_FTR": "/nowhere/ftr"})


def test_entry_point_is_the_configured_plugin():
    """The distribution is found under the name ftr."""
    assert ["broadsheet_ftr.installed:plugin"] == [
        point.value for point in entry_points(group="broadsheet") if point.name == "ftr"
    ]
