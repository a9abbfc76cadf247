"""``python -m broadsheet``."""

from broadsheet._cli import main

__all__: list[str] = []

if __name__ == "__main__":
    raise SystemExit(main())
