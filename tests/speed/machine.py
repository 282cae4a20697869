"""What else goes on on this machine, and what a process costs, read from /proc."""

import os
import platform
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from speed.figure import median

_TICKS = os.sysconf("SC_CLK_TCK")
_PAGE_MB = os.sysconf("SC_PAGE_SIZE") / (1 << 20)
_IDLE_FIELDS = slice(3, 5)
NOISY_PERCENT = 15.0


def busy_percent(seconds: float = 1.0) -> float:
    """Return how much of all cores is in use over the next moment; called while we ourselves do nothing."""
    before = _jiffies()
    time.sleep(seconds)
    total, idle = (after - earlier for after, earlier in zip(_jiffies(), before, strict=True))
    return 100.0 * (total - idle) / total if total else 0.0


def _jiffies() -> tuple[int, int]:
    """Return all and idle (with waiting for disks) jiffies of all cores; guests are counted in user already."""
    fields = [int(text) for text in Path("/proc/stat").read_text().splitlines()[0].split()[1:9]]
    return sum(fields), sum(fields[_IDLE_FIELDS])


def describe() -> str:
    """Return in one line what the figures were measured on."""
    load = " ".join(f"{value:.2f}" for value in os.getloadavg())
    return (
        f"{os.cpu_count()} cores, load average {load}, Python {platform.python_version()}, temporary folder on "
        f"{_file_system(Path(tempfile.gettempdir()))}, one fsync of 4 KiB takes {_fsync_ms():.2f} ms"
    )


def _file_system(path: Path) -> str:
    mounts = [line.split()[1:3] for line in Path("/proc/mounts").read_text().splitlines()]
    holding = [(point, kind) for point, kind in mounts if path.resolve().is_relative_to(point)]
    return max(holding, key=lambda mount: len(mount[0]))[1]


def _fsync_ms(times: int = 50) -> float:
    taken = []
    with tempfile.TemporaryFile() as file:
        for _ in range(times):
            file.write(bytes(4096))
            file.flush()
            begun = time.perf_counter()
            os.fsync(file.fileno())
            taken.append((time.perf_counter() - begun) * 1000)
    return median(taken)


@dataclass(frozen=True, slots=True)
class Cost:
    """What a process and all its children hold and have used so far."""

    rss_mb: tuple[float, ...]
    cpu_s: float

    @property
    def memory_mb(self) -> float:
        """Return the memory of all together; pages that they share are counted for each."""
        return sum(self.rss_mb)


def cost_of(pid: int) -> Cost:
    """Return what a process and its children cost, the process itself first."""
    memory, cpu_s = [], 0.0
    for each in _family(pid):
        with suppress(FileNotFoundError, ProcessLookupError):  # a child of the sandbox lives for milliseconds
            cpu_s += _cpu_s(each)
            memory.append(_rss_mb(each))
    return Cost(tuple(memory), cpu_s)


def _family(pid: int) -> list[int]:
    found = [pid]
    for children in Path(f"/proc/{pid}/task").glob("*/children"):
        with suppress(FileNotFoundError, ProcessLookupError):
            for child in children.read_text().split():
                found += _family(int(child))
    return found


def _rss_mb(pid: int) -> float:
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * _PAGE_MB


def _cpu_s(pid: int) -> float:
    """Return the time of a process and of those children that have ended (proc(5): utime to cstime)."""
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return sum(int(text) for text in fields[11:15]) / _TICKS


def cpu_percent(pid: int, seconds: float) -> float:
    """Return how much of one core a process and its children use over the next seconds."""
    before, begun = cost_of(pid).cpu_s, time.perf_counter()
    time.sleep(seconds)
    return 100.0 * (cost_of(pid).cpu_s - before) / (time.perf_counter() - begun)
