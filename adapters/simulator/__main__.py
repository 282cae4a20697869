"""Run the simulated device until SIGTERM, or once through what lies there."""

import argparse
import os
import random
import signal
import sys
import threading
import time
from collections.abc import Sequence
from pathlib import Path

from adapters.errors import ConfigError
from adapters.simulator.config import load_config
from adapters.simulator.journal import Journal
from adapters.simulator.plant import Folders, Plant


def _arguments(argv: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m adapters.simulator", description=__doc__)
    parser.add_argument("--folder", type=Path, required=True, help="holds hot, out, error and work")
    parser.add_argument("--config", type=Path, help="stock and script (TOML)")
    parser.add_argument("--log", type=Path, help="the device's own log (default: FOLDER/simulator.jsonl)")
    parser.add_argument("--poll", type=float, default=0.05, help="seconds between two looks")
    parser.add_argument("--seed", type=int, default=0, help="seed of what happens by chance")
    parser.add_argument("--once", action="store_true", help="end when nothing is left to do")
    return parser.parse_args(argv)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the device; 2 means that its settings cannot be used."""
    given = _arguments(sys.argv[1:] if argv is None else argv)
    try:
        config = load_config(given.config)
    except (ConfigError, OSError) as problem:
        sys.stderr.write(f"{problem}\n")
        return 2
    stop = threading.Event()
    signal.signal(signal.SIGTERM, lambda _number, _frame: stop.set())
    folders = Folders(given.folder)
    folders.make()
    journal = Journal(given.log or given.folder / "simulator.jsonl")
    plant = Plant(folders, config, journal, random.Random(given.seed))  # noqa: S311 (chance, not secrecy)
    journal.write("started", slot="", pid=os.getpid())
    while not stop.is_set():
        plant.step(time.monotonic())
        if given.once and plant.idle():
            break
        stop.wait(given.poll)
    return 0


if __name__ == "__main__":
    sys.exit(main())
