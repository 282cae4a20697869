"""A gateway that also knows two wrong devices: negative controls, which the crash harness must catch."""

import sys
from pathlib import Path

from adapters import devices
from gateway.__main__ import main

if __name__ == "__main__":
    devices.__path__.append(str(Path(__file__).parent / "devices"))
    sys.exit(main())
