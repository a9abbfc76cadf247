"""``python -m broadsheet_ftr check DIRECTORY``: what is in a directory of site configs, and what is wrong with it."""

import argparse
import json
import sys
from collections.abc import Sequence

import attrs

from broadsheet_ftr.check import Survey, survey

__all__ = ["main"]


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; the exit status is 1 when something is wrong with a config, 2 when there is no directory."""
    parser = argparse.ArgumentParser(prog="python -m broadsheet_ftr", description="FiveFilters site configs.")
    commands = parser.add_subparsers(required=True)
    check = commands.add_parser("check", help="report what is wrong with the configs of a directory")
    check.add_argument("directory")
    check.add_argument("--json", action="store_true", help="print the report as JSON")
    args = parser.parse_args(argv)
    try:
        found = survey(args.directory)
    except OSError as error:
        sys.stderr.write(f"broadsheet_ftr: {error}\n")
        return 2
    sys.stdout.write(f"{_json(found) if args.json else _text(found)}\n")
    return 1 if found.problems else 0


def _json(found: Survey) -> str:
    return json.dumps({**attrs.asdict(found), "ignored": found.ignored}, ensure_ascii=False, indent=2)


def _text(found: Survey) -> str:
    ignored = [f"{number:6}  {reason}" for reason, number in found.ignored.most_common()]
    return "\n".join(
        [
            *map(str, found.problems),
            f"{found.files} files, {found.directives.total()} directives, {len(found.problems)} problems",
            f"{found.ignored.total()} directives without effect:",
            *ignored,
        ]
    )


if __name__ == "__main__":
    raise SystemExit(main())
