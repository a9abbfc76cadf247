"""Fuzz one target, or all, guided by coverage where atheris is installed and by chance where it is not.

    python fuzz/run.py [TARGET ...] [--seconds 60] [--by-chance]

Seeds are the pages of the tests and the cases in ``fuzz/cases/TARGET``, which hold every input that was ever found. An
input that breaks a target is written there: it is a case from then on, and ``tests/trust/test_fuzz_cases.py`` replays
it. The exit status is 1 if one was found.
"""

import argparse
import hashlib
import importlib
import importlib.util
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from random import Random

__all__ = ["main"]

ROOT = Path(__file__).resolve().parent.parent
CASES = ROOT / "fuzz" / "cases"
NAMES = ("decoder", "jsonld", "text", "html")
_LONGEST = 4096  # bytes of an input
_PIECES = (
    b"<",
    b">",
    b'"',
    b"'",
    b"&",
    b"\\",
    b"\n",
    b"\x00",
    b"\xff",
    b"\xe2\x80\xae",
    b"{",
    b"[",
    b"]",
    b"`",
    b"://",
)


def main(argv: list[str] | None = None) -> int:
    """Run the targets one after the other; the exit status is 1 if an input broke one."""
    parser = argparse.ArgumentParser(
        prog="python fuzz/run.py", description="Fuzz the rooms that meet strangers."
    )
    parser.add_argument(
        "targets", nargs="*", metavar="TARGET", help=f"of {', '.join(NAMES)}; all if none is named"
    )
    parser.add_argument("--seconds", type=int, default=60, help="for each target")
    parser.add_argument("--by-chance", action="store_true", help="do without atheris")
    parser.add_argument("--child", action="store_true", help=argparse.SUPPRESS)
    args = parser.parse_args(argv)
    if unknown := set(args.targets) - set(NAMES):
        parser.error(f"no such target: {', '.join(sorted(unknown))}")
    if args.child:
        return _run_guided(args.targets[0], args.seconds)
    guided = importlib.util.find_spec("atheris") is not None and not args.by_chance
    print("guided by coverage" if guided else "by chance: atheris is not installed", flush=True)
    run = _run_in_child if guided else _run_by_chance
    return max([run(name, args.seconds) for name in args.targets or NAMES])


def seeds(name: str) -> list[bytes]:
    """The inputs that a target begins with."""
    pages = [path.read_bytes()[:_LONGEST] for path in sorted((ROOT / "tests" / "pages").glob("*/page.*"))]
    cases = [path.read_bytes() for path in sorted((CASES / name).glob("*"))]
    return [b"", *cases, *pages]


def _run_in_child(name: str, seconds: int) -> int:
    """The target in a process of its own, which libFuzzer ends by itself."""
    command = [sys.executable, __file__, name, "--child", f"--seconds={seconds}"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, errors="replace", check=False)
    lines = done.stderr.splitlines()
    last = next((line for line in reversed(lines) if " cov: " in line), lines[-1] if lines else "")
    print(f"{name}: exit {done.returncode}; {last}", flush=True)
    if done.returncode:
        print("\n".join(lines[-60:]))
    return int(done.returncode != 0)


def _run_guided(name: str, seconds: int) -> int:
    import atheris

    with atheris.instrument_imports(include=["broadsheet", "targets"]):
        target = _target(name)
    with tempfile.TemporaryDirectory() as corpus:
        for number, seed in enumerate(seeds(name)):
            Path(corpus, str(number)).write_bytes(seed)
        options = [f"-max_total_time={seconds}", f"-max_len={_LONGEST}", "-timeout=10", "-rss_limit_mb=2048"]
        options += [f"-artifact_prefix={CASES / name}/", "-print_final_stats=1"]
        atheris.Setup([sys.argv[0], *options, corpus], target)
        atheris.Fuzz()
    return 0


def _run_by_chance(name: str, seconds: int) -> int:
    """Inputs made of seeds by cutting, flipping, repeating and splicing; the same ones every time."""
    target, known = _target(name), seeds(name)
    random = Random(name)
    end = time.monotonic() + seconds
    tried = 0
    while time.monotonic() < end:
        data = (
            _mutated(random, random.choice(known), random.choice(known))
            if tried >= len(known)
            else known[tried]
        )
        tried += 1
        try:
            target(data)
        except Exception:  # noqa: BLE001 - whatever it is, it is the finding
            path = CASES / name / f"crash-{hashlib.sha1(data, usedforsecurity=False).hexdigest()}"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
            print(f"{name}: {path}\n{traceback.format_exc(limit=-6)}")
            return 1
    print(f"{name}: {tried} inputs, none of which broke it", flush=True)
    return 0


def _mutated(random: Random, data: bytes, other: bytes) -> bytes:
    for _ in range(random.randint(1, 6)):
        at = random.randrange(len(data) + 1)
        end = min(len(data), at + random.randrange(60))
        made = (
            data[:at] + data[end:],
            data[:at] + random.choice(_PIECES) * random.choice((1, 1, 2, 50)) + data[at:],
            data[:end] + data[at:end] * random.choice((1, 3, 30)) + data[end:],
            data[:at] + other[random.randrange(len(other) + 1) :],
            data[:at] + bytes([random.randrange(256)]) + data[at + 1 :],
        )
        data = random.choice(made)[:_LONGEST]
    return data


def _target(name: str) -> Callable[[bytes], None]:
    sys.path.insert(0, str(ROOT / "fuzz"))
    targets: dict[str, Callable[[bytes], None]] = importlib.import_module("targets").TARGETS
    return targets[name]


if __name__ == "__main__":
    raise SystemExit(main())
