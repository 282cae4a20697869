"""Write all atomic files into a folder, for another tool: `PYTHONPATH=tests python -m atomic_files FOLDER`."""

import sys
from pathlib import Path

from atomic_files import write_to

if __name__ == "__main__":
    write_to(Path(sys.argv[1]))
