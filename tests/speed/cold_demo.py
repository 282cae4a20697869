"""From a fresh clone to the end of the demo, as somebody who meets the project does it."""

import os
import subprocess
import tempfile
import time
from pathlib import Path

from speed.figure import Figure, Measured

_PROJECT = Path(__file__).parents[2]


class DemoFailedError(Exception):
    """The demo did not end well in a fresh clone."""


def measure(*, quick: bool) -> Measured:
    """Clone what is committed, install, play the demo once; the install alone is the peer."""
    del quick
    with tempfile.TemporaryDirectory(prefix="speed-") as name:
        clone = Path(name) / "clone"
        subprocess.run(["git", "clone", "--quiet", "--no-hardlinks", str(_PROJECT), str(clone)], check=True)
        install_s = _make(clone, "setup")
        demo_s = _make(clone, "demo", "ARGS=--once")
    commit = subprocess.run(
        ["git", "-C", str(_PROJECT), "describe", "--always", "--dirty"],
        check=True,
        capture_output=True,
        text=True,
    ).stdout.strip()
    return Measured(
        (Figure("cold: make demo ARGS=--once", install_s + demo_s, "s", "make setup alone", install_s),),
        (
            f"The demo itself takes {demo_s:.1f} s. Clone of {commit}; pip's own cache is as warm as it is here.",
        ),
    )


def _make(clone: Path, *arguments: str) -> float:
    environment = {name: value for name, value in os.environ.items() if name != "VIRTUAL_ENV"}
    begun = time.perf_counter()
    done = subprocess.run(
        ["make", "-C", str(clone), *arguments], check=False, capture_output=True, text=True, env=environment
    )
    if done.returncode:
        raise DemoFailedError(f"make {' '.join(arguments)} failed:\n{(done.stdout + done.stderr)[-3000:]}")
    return time.perf_counter() - begun
