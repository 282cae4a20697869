"""The shop's pages in a process of their own, so that what a browser and we do beside it is not counted as theirs.

Two shops: `desk`, a customer with a draft of each product; `day`, staff with Cases of several kinds.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

_TESTS = Path(__file__).parents[1]
_SHARE = 200


@dataclass(frozen=True, slots=True)
class PagesServer:
    """A running server: its address, its process, the secret of a session, and the addresses of its pages."""

    url: str
    pid: int
    secret: str
    pages: Mapping[str, str]

    def cpu_s(self) -> float:
        """Return the processor time that the server has used, children aside."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return sum(int(text) for text in fields[11:13]) / os.sysconf("SC_CLK_TCK")


@contextmanager
def pages_server(which: str) -> Iterator[PagesServer]:
    """Serve one of the shops for the length of the block."""
    with tempfile.TemporaryDirectory(prefix="speed-") as folder:
        command = [sys.executable, __file__, which, folder]
        with subprocess.Popen(
            command, stdout=subprocess.PIPE, stdin=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        ) as process:
            assert process.stdout is not None
            assert process.stdin is not None
            try:
                yield PagesServer(**json.loads(process.stdout.readline()))
            finally:
                process.stdin.close()
                process.wait(20)


def _desk(folder: Path) -> tuple[object, str, dict[str, str]]:
    from customer_builders import a_desk  # noqa: PLC0415 - the child alone has the folder of tests on its path

    desk = a_desk(folder)
    return desk.shop, "ana", desk.pages


def _day(folder: Path) -> tuple[object, str, dict[str, str]]:
    from csr_builders import a_day  # noqa: PLC0415 - as above

    return a_day(folder).shop, "carl", {"queue": "/queue?view=all"}


_SHOPS: Mapping[str, Callable[[Path], tuple[object, str, dict[str, str]]]] = {"desk": _desk, "day": _day}


def _main() -> None:
    from chromium import served  # noqa: PLC0415 - as above

    which, folder = sys.argv[1:]
    shop, person, pages = _SHOPS[which](Path(folder))
    with served(shop) as site:
        told = PagesServer(site.url, os.getpid(), site.secret(person), pages)
        sys.stdout.write(json.dumps(asdict(told)) + "\n")
        sys.stdout.flush()
        sys.stdin.read()  # until whoever started us closes it


if __name__ == "__main__":
    sys.path.insert(0, str(_TESTS))
    _main()
