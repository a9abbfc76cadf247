"""The pytest plugin, run by pytest itself on small projects."""

import json

import pytest

import broadsheet

pytest_plugins = ["pytester"]

PARAGRAPHS = (
    "The council of Port Alder voted on Monday for the new harbour wall, after a debate that lasted until midnight.",
    "Work begins in May. The wall will be forty metres longer than the old one, and it will carry a path for walkers.",
    "The cost is shared by the town and the county, which will each pay half over a period of six years from now.",
)
# Otherwise each run of a project would import the library anew.
broadsheet.Parser(plugins=())

PAGE = (
    "<html><head><title>Harbour plan backed</title></head><body><article><h1>Harbour plan backed</h1>"
    f"<p class='byline'>By Jane Porter</p>{''.join(f'<p>{text}</p>' for text in PARAGRAPHS)}</article></body></html>"
)
META = 'url = "https://gazette.example/2024/03/07/harbour"\nplugins = []\n'


@pytest.fixture
def project(pytester):
    """A project that says where its cases are; the plugin of Hypothesis would only slow its runs down."""
    pytester.makeini("[pytest]\nbroadsheet_cases = pages\naddopts = -p no:hypothesispytest\n")
    return pytester


def make_case(project, expected, *, meta=META, page=PAGE, name="harbour", suffix="html"):
    """Write a case; None for a file that is missing."""
    folder = project.path / "pages" / name
    folder.mkdir(parents=True)
    for file, text in ((f"page.{suffix}", page), ("meta.toml", meta)):
        if text is not None:
            folder.joinpath(file).write_text(text, "utf-8")
    if expected is not None:
        text = expected if isinstance(expected, str) else json.dumps(expected)
        folder.joinpath("expected.json").write_text(text, "utf-8")
    return folder / "expected.json"


def test_each_stated_field_is_a_test(project):
    """A test is named after its folder and its field, and can be selected by that name."""
    make_case(
        project, {"title": "Harbour plan backed", "authors": ["Jane Porter"], "present": ["new  harbour"]}
    )
    result = project.runpytest("-v")
    result.assert_outcomes(passed=3)
    result.stdout.fnmatch_lines(["pages/harbour/expected.json::title PASSED*"])
    project.runpytest("pages/harbour/expected.json::authors").assert_outcomes(passed=1)


def test_fields_that_are_not_stated_are_not_checked(project):
    """A case may state any subset of what there is to state."""
    make_case(project, {"kind": "article"})
    project.runpytest().assert_outcomes(passed=1)


def test_failure_shows_what_differs_and_where_it_is_from(project):
    """A failure shows expected and found, changed words with a little around them, and the source of the value."""
    changed = [PARAGRAPHS[0], PARAGRAPHS[1].replace("May", "June"), PARAGRAPHS[2]]
    make_case(
        project, {"title": "Harbour plan", "text": "\n\n".join(changed), "absent": ["path for\nwalkers"]}
    )
    result = project.runpytest()
    result.assert_outcomes(failed=3)
    result.stdout.fnmatch_lines(
        [
            "*harbour: title*",
            "title (- expected, + found)",
            "- 'Harbour plan'",
            "+ 'Harbour plan backed'",
            "source: *",
            "*harbour: text*",
            "  (1 as expected)",
            "- Work begins in June. The wall will be forty met*…",
            "+ Work begins in May. The wall will be forty met*…",
            "  (1 as expected)",
            "*harbour: absent*",
            "these are in the text:",
            "  'path for?nwalkers'",
        ]
    )
    assert "Traceback" not in result.stdout.str()


def test_failure_shows_the_warnings_of_the_article(project):
    """What went wrong while the page was parsed stands below the difference."""
    project.makeconftest(
        """
        import broadsheet
        from broadsheet.sites import Site
        site = Site(name="mine", hosts=("gazette.example",), requires=("//table",), title=("//h2",))
        def pytest_broadsheet_parser():
            return broadsheet.Parser(plugins=[site])
        """
    )
    make_case(project, {"title": "Another"}, meta=META.partition("plugins")[0])
    result = project.runpytest()
    result.stdout.fnmatch_lines(["site_abstained: *//table*"])


def test_page_is_parsed_once(project):
    """However many fields a case states, its page is parsed once."""
    project.makeconftest(
        """
        import broadsheet
        class Counting(broadsheet.Parser):
            def parse(self, source, **hints):
                print("PARSED")
                return super().parse(source, **hints)
        def pytest_broadsheet_parser(config, folder):
            assert folder.name == "harbour"
            return Counting(plugins=())
        """
    )
    make_case(project, {"title": "Harbour plan backed", "kind": "article"}, meta=META.partition("plugins")[0])
    result = project.runpytest("-s")
    result.assert_outcomes(passed=2)
    assert 1 == result.stdout.str().count("PARSED")


def test_case_names_its_plugins(project):
    """The plugins that ``meta.toml`` names take part, whatever the test run's parser has."""
    project.makepyfile(
        gazette="""
        from broadsheet.sites import Site
        class Gazette(Site):
            hosts = ("gazette.example",)
            fields = {"category": "string('Town')"}
        """
    )
    project.syspathinsert()
    make_case(project, {"category": "Town"}, meta=META.replace("[]", '["gazette:Gazette"]'))
    project.runpytest().assert_outcomes(passed=1)


def test_installed_plugins_take_part_by_default(project):
    """A case that names no plugins, in a project without the hook, is parsed with the installed ones."""
    project.makeconftest(
        """
        import pytest
        @pytest.hookimpl(wrapper=True)
        def pytest_broadsheet_parser(folder):
            parser = yield
            print("PLUGINS", parser.__reduce__()[1][0])
            return parser
        """
    )
    make_case(project, {"title": "Harbour plan backed"}, meta=META.partition("plugins")[0])
    result = project.runpytest("-s")
    result.assert_outcomes(passed=1)
    result.stdout.fnmatch_lines(["*PLUGINS ?'installed'?"])


def test_error_of_a_conftest_keeps_its_traceback(project):
    """What fails in the project's own code is shown as pytest shows it."""
    project.makeconftest("def pytest_broadsheet_parser():\n    raise RuntimeError('no parser today')\n")
    make_case(project, {"kind": "article"}, meta=META.partition("plugins")[0])
    project.runpytest().stdout.fnmatch_lines(["*conftest.py:2: RuntimeError"])


def test_unknown_plugin_is_reported_by_file(project):
    """A plugin that cannot be found fails the case with the name of the file that names it."""
    make_case(project, {"kind": "article"}, meta=META.replace("[]", '["no_such_module:Gazette"]'))
    result = project.runpytest()
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["*harbour*meta.toml: no parser with these plugins: *no_such_module*"])


def test_update_accepts_the_stated_fields_only(project):
    """Updating changes the fields that differ, in the form and order in which they are stated."""
    stated = {"published": "2020-01-01", "authors": ["Ann Lee"], "absent": ["nothing"], "title": "Another"}
    file = make_case(project, stated)
    project.runpytest("--broadsheet-update").assert_outcomes(passed=4)
    expected = {
        "published": "2024-03-07",
        "authors": ["Jane Porter"],
        "absent": ["nothing"],
        "title": "Harbour plan backed",
    }
    assert json.dumps(expected, indent=1) + "\n" == file.read_text("utf-8")
    project.runpytest().assert_outcomes(passed=4)


def test_update_changes_selected_fields_only(project):
    """Updating keeps to the tests that were selected."""
    file = make_case(project, {"kind": "not_article", "title": "Another"})
    project.runpytest("--broadsheet-update", "-k", "title").assert_outcomes(passed=1, deselected=1)
    assert {"kind": "not_article", "title": "Harbour plan backed"} == json.loads(file.read_text("utf-8"))


def test_unconfirmed_field_fails_until_somebody_confirms_it(project):
    """A field with a "?" before its name fails, right or wrong, and says what was found and how to confirm it."""
    make_case(project, {"?title": "Harbour plan backed", "?authors": ["Ann Lee"], "published": "2024-03-07"})
    result = project.runpytest()
    result.assert_outcomes(failed=2, passed=1)
    result.stdout.fnmatch_lines(
        [
            "title: if it is right take the *",
            '"Harbour plan backed"',
            "authors: if it is right *",
            "- Ann Lee",
            "+ Jane Porter",
            "FAILED pages/harbour/expected.json::title - title: if it is right*",
        ]
    )


def test_update_confirms_selected_fields(project):
    """Updating takes the "?" off the fields that it accepts, those that were right included."""
    file = make_case(project, {"?title": "Harbour plan backed", "?authors": ["Ann Lee"], "?kind": "article"})
    project.runpytest("--broadsheet-update", "-k", "title or authors").assert_outcomes(passed=2, deselected=1)
    expected = {"title": "Harbour plan backed", "authors": ["Jane Porter"], "?kind": "article"}
    assert json.dumps(expected, indent=1) + "\n" == file.read_text("utf-8")


def test_update_never_drops_a_phrase(project):
    """A phrase that must be absent says what a person wants, so updating does not take it back."""
    file = make_case(project, {"absent": ["harbour wall"]})
    project.runpytest("--broadsheet-update").assert_outcomes(failed=1)
    assert {"absent": ["harbour wall"]} == json.loads(file.read_text("utf-8"))


@pytest.mark.parametrize("expected", [None, "", "{}"])
def test_first_expectations_are_written(project, expected):
    """A case that states nothing fails, until updating writes all filled fields but how they were found."""
    file = make_case(project, expected)
    result = project.runpytest()
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["*nothing is expected yet; --broadsheet-update*"])

    project.runpytest("--broadsheet-update").assert_outcomes(passed=1)
    written = json.loads(file.read_text("utf-8"))
    assert "Harbour plan backed" == written["title"]
    assert set() == {"provenance", "confidence", "schema_version"} & set(written)
    project.runpytest().assert_outcomes(passed=len(written))


def test_update_is_refused_in_several_processes(project):
    """Processes that rewrite one file would lose each other's changes."""
    make_case(project, {"title": "Another"})
    result = project.runpytest("--broadsheet-update", "-n", "2")
    assert pytest.ExitCode.USAGE_ERROR == result.ret
    result.stderr.fnmatch_lines(["*--broadsheet-update works in one process*"])


@pytest.mark.parametrize(
    ("problem", "case"),
    [
        (
            "harbour?expected.json: no field of an article that can be stated: 'titel'",
            {"expected": {"titel": "x"}},
        ),
        ("harbour?expected.json: no JSON in UTF-8: *", {"expected": "{title}"}),
        ("harbour?meta.toml: no TOML in UTF-8: *", {"expected": {}, "meta": "url = "}),
        ("harbour?meta.toml: the file is missing", {"expected": {}, "meta": None}),
        ("harbour: one of page.html and page.txt is needed, 0 are there", {"expected": {}, "page": None}),
    ],
)
def test_faulty_case_is_reported_by_file(project, problem, case):
    """What is wrong with a folder is said in one line that names the file, and other cases run."""
    make_case(project, **case)
    make_case(project, {"kind": "article"}, name="sound")
    result = project.runpytest("--continue-on-collection-errors")
    result.assert_outcomes(errors=1, passed=1)
    result.stdout.fnmatch_lines([f"*{problem}"])
    assert "Traceback" not in result.stdout.str()


def test_source_that_is_no_page(project):
    """A page that the parser refuses fails its tests with the parser's own message."""
    make_case(project, {"kind": "article"}, page="%PDF-1.7\n")
    result = project.runpytest()
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["*PDF*"])


def test_nothing_is_collected_unasked(pytester):
    """A project that does not say where its cases are has none, whatever its files are called."""
    make_case(pytester, "not JSON", meta="not TOML")
    assert pytest.ExitCode.NO_TESTS_COLLECTED == pytester.runpytest("-p", "no:hypothesispytest").ret


def test_unrelated_run_imports_little(pytester):
    """A run of pytest that has nothing to do with broadsheet imports neither lxml nor Hypothesis for it."""
    pytester.makeini("[pytest]\n")  # so that no settings above the folder apply
    pytester.makepyfile(
        """
        import sys
        def test_light():
            assert "broadsheet.testing.plugin" in sys.modules
            assert [] == [name for name in ("lxml.etree", "broadsheet.testing.laws") if name in sys.modules]
            assert "broadsheet.testing.strategies" not in sys.modules
        """
    )
    pytester.runpytest_subprocess("-p", "no:hypothesispytest").assert_outcomes(passed=1)
