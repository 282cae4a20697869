"""Devices, folders and returned tickets for the tests of adapters, one line each."""

import ctypes
import json
import os
import select
import shutil
import signal
import subprocess
import sys
import time
import traceback
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from adapters.base import Consignment, Device, DeviceEvent, Outstanding
from adapters.devices.hotfolder import HotFolder, HotFolderConfig
from adapters.testing import consignment, deliver

PROJECT = Path(__file__).parent.parent
STAMP = "2026-11-22T09:20:07+01:00"


class Clock:
    """A clock that a test moves by hand."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@dataclass
class Plant:
    """The world of one hot-folder device below `base`: its folders, and what the machine behind them does."""

    base: Path
    options: Mapping[str, object] = field(default_factory=dict)
    device_id: str = "press"
    clock: Clock = field(default_factory=Clock)

    def __post_init__(self) -> None:
        for folder in (self.hot, self.out, self.error):
            folder.mkdir(parents=True, exist_ok=True)

    @property
    def hot(self) -> Path:
        return self.base / "hot"

    @property
    def out(self) -> Path:
        return self.base / "out"

    @property
    def error(self) -> Path:
        return self.base / "error"

    @property
    def stage(self) -> Path:
        return self.base / "hot.gw-stage"

    @property
    def done(self) -> Path:
        return self.base / "hot.gw-done"

    def device(self) -> HotFolder:
        """Return the device as a new process sees it, not set up."""
        config = HotFolderConfig(folder=self.hot, out=self.out, error=self.error, **self.options)
        return HotFolder(self.device_id, config, self.clock)

    def open(self) -> HotFolder:
        """Return the device, set up."""
        device = self.device()
        device.prepare()
        return device

    def take(self, name: str) -> None:
        """Let the machine take one ticket."""
        (self.hot / name).unlink()

    def heard(self, device: HotFolder, waiting: Sequence[Outstanding] = ()) -> list[DeviceEvent]:
        """Return what the device tells once everything has lain still long enough."""
        list(device.poll(waiting))
        self.clock.now += 60
        return list(device.poll(waiting))


class HotFolderRig:
    """The hot folder's other side: a machine that takes tickets with their files and returns tickets."""

    kind = "hotfolder"

    def __init__(self, base: Path) -> None:
        self.plant = Plant(base / "share")
        self.table: Mapping[str, object] = {
            "folder": str(self.plant.hot),
            "out": str(self.plant.out),
            "error": str(self.plant.error),
        }

    def open(self) -> Device:
        return self.plant.open()

    def visible(self) -> Mapping[str, bytes]:
        hot = self.plant.hot
        paths = [path for path in hot.rglob("*") if path.is_file() and not path.name.startswith(".")]
        return {str(path.relative_to(hot)): path.read_bytes() for path in paths}

    def occupy(self, name: str) -> None:
        (self.plant.hot / name).write_bytes(b"somebody else's")

    def take(self) -> Mapping[str, bytes]:
        seen = self.visible()
        names = [name for name in seen if name.endswith(".jdf")]
        stems = {name.removesuffix(".jdf") for name in names}
        taken = {name: data for name, data in seen.items() if name in names or name.split("/")[0] in stems}
        for name in names:
            (self.plant.hot / name).unlink()
        for stem in stems:
            shutil.rmtree(self.plant.hot / stem, ignore_errors=True)
        return taken

    def give_back(self, name: str, data: bytes) -> None:
        (self.plant.out / name).write_bytes(data)

    def rubbish(self) -> None:
        for folder in (self.plant.hot, self.plant.out, self.plant.error):
            (folder / "folder.jdf").mkdir()
            (folder / "empty.jdf").touch()
            (folder / "Thumbs.db").write_bytes(b"\0" * 100)
            (folder / "link.jdf").symlink_to("/etc/passwd")
            (folder / "dangling.jdf").symlink_to(folder / "nothing")
            os.mkfifo(folder / "pipe.jdf")
            Path(os.fsdecode(os.fsencode(folder) + b"/gr\xfc\xdfe.jdf")).write_bytes(b"\xff\xfe not xml")

    def wait(self) -> None:
        self.plant.clock.now += 60


def delivered(
    plant: Plant, job_id: str = "J2026-000123-1.1"
) -> tuple[HotFolder, list[Outstanding], Consignment]:
    """Return a device that was handed one job, what is waited for, and the job."""
    device, job = plant.open(), consignment(plant.base, job_id)
    return device, [deliver(device, job)], job


def returned(
    job_id: str = "J2026-000123-1.1",
    status: str = "Completed",
    *,
    end_status: str = "",
    note: str = "",
    began: bool = False,
    good: int | None = None,
) -> bytes:
    """Return a ticket as it comes back, with the audits asked for."""
    who = f'AgentName="press" TimeStamp="{STAMP}"'
    span = f'Start="{STAMP}" End="{STAMP}"'
    audits = [f'<Created {who} ID="A1"/>']
    if began:
        audits.append(f'<PhaseTime {who} ID="A2" {span} Status="InProgress"/>')
    if good is not None:
        audits.append(
            f'<ResourceAudit {who} ID="A3"><ComponentLink rRef="C1" Usage="Output"><AmountPool>'
            f'<PartAmount ActualAmount="{good}"><Part Condition="Good"/></PartAmount>'
            f"</AmountPool></ComponentLink></ResourceAudit>"
        )
    if note:
        audits.append(
            f'<Notification {who} ID="A4" Class="Error"><Comment ID="K1">{note}</Comment></Notification>'
        )
    if end_status:
        audits.append(f'<ProcessRun {who} ID="A5" {span} EndStatus="{end_status}"/>')
    return (
        f'<JDF xmlns="http://www.CIP4.org/JDFSchema_1_1" ID="J1" Type="Product" Version="1.5" JobID="{job_id}" '
        f'JobPartID="all" Status="{status}"><AuditPool>{"".join(audits)}</AuditPool></JDF>'
    ).encode()


def ticket(
    job_id: str = "J2026-000123-1.1",
    *,
    gsm: int = 135,
    coating: str = "Glossy",
    quantity: int = 500,
    product: str = "Flyer",
    files: Mapping[str, str] | None = None,
) -> bytes:
    """Return a product ticket as a device receives it; `files` maps URL to further attributes of the file."""
    runs = "".join(
        f'<RunList Class="Parameter" ID="R{n}" Status="Available" {"" if "NPage" not in more else more}>'
        f'<LayoutElement><FileSpec URL="{url}" {"" if "NPage" in more else more}/></LayoutElement></RunList>'
        for n, (url, more) in enumerate((files or {}).items())
    )
    return (
        f'<JDF xmlns="http://www.CIP4.org/JDFSchema_1_1" ID="J1" Type="Product" Version="1.5" JobID="{job_id}" '
        f'JobPartID="all" Status="Waiting" DescriptiveName="{product} for the test"><AuditPool>'
        f'<Created AgentName="gateway" ID="A1" TimeStamp="{STAMP}"/></AuditPool><ResourcePool>'
        f'<MediaIntent Class="Intent" ID="M1" Status="Available">'
        f'<Weight DataType="NumberSpan" Preferred="{gsm}"/>'
        f'<FrontCoatings DataType="EnumerationSpan" Preferred="{coating}"/></MediaIntent>'
        f'<Component Class="Quantity" ID="C1" Status="Unavailable" ComponentType="FinalProduct" '
        f'ProductType="{product}"/>{runs}</ResourcePool><ResourceLinkPool>'
        f'<ComponentLink rRef="C1" Usage="Output" Amount="{quantity}"/></ResourceLinkPool></JDF>'
    ).encode()


@dataclass
class Simulator:
    """The simulated device in its own process, and its log."""

    base: Path
    config: str = ""

    def __post_init__(self) -> None:
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def log_path(self) -> Path:
        return self.base / "simulator.jsonl"

    def command(self, *more: str) -> list[str]:
        """Return the command line, with the script written beside the folders."""
        settings = self.base / "simulator.toml"
        settings.parent.mkdir(parents=True, exist_ok=True)
        settings.write_text(self.config)
        return [
            sys.executable, "-m", "adapters.simulator", "--folder", str(self.base), "--config", str(settings), *more,
        ]  # fmt: skip

    def run(self) -> subprocess.CompletedProcess[bytes]:
        """Let it work off what lies there."""
        command = self.command("--once", "--poll", "0.01")
        return subprocess.run(command, cwd=PROJECT, timeout=60, check=False, capture_output=True)

    def once(self) -> list[dict[str, object]]:
        """Let it work off what lies there and return its log."""
        done = self.run()
        assert done.returncode == 0, done.stderr.decode()
        return self.log()

    def start(self) -> None:
        """Start it and wait until it works."""
        starts = len(self.log("started"))
        self.process = subprocess.Popen(self.command("--poll", "0.005"), cwd=PROJECT)
        self.wait_for(lambda: len(self.log("started")) > starts)

    def kill(self) -> None:
        """End it as a power cut would."""
        assert self.process is not None
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(timeout=30)

    def stop(self) -> int:
        """Ask it to end and return its exit status."""
        assert self.process is not None
        self.process.terminate()
        return self.process.wait(timeout=30)

    def wait_for(self, holds: Callable[[], bool], seconds: float = 30) -> None:
        """Look until something holds; fail when it does not within the time."""
        end = time.monotonic() + seconds
        while not holds():
            assert time.monotonic() < end, f"waited {seconds} s in vain; log: {self.log()}"
            select.select([], [], [], 0.005)

    def log(self, event: str = "") -> list[dict[str, object]]:
        """Return the whole lines of the device's own log."""
        if not self.log_path.exists():
            return []
        lines = self.log_path.read_bytes().split(b"\n")[:-1]
        entries = [json.loads(line) for line in lines]
        return [entry for entry in entries if event in ("", entry["event"])]


def in_own_mounts(work: Callable[[], None]) -> None:
    """Do the work in a child with mounts of its own; skip where neither root nor user name spaces allow it."""
    receive, send = os.pipe()
    child = os.fork()
    if child == 0:
        os._exit(_work_in_child(work, send))
    os.close(send)
    with os.fdopen(receive, "rb") as pipe:
        told = pipe.read().decode()
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    if status == _NO_MOUNTS:
        pytest.skip(f"no right to mount: {told}")
    assert status == 0, told


_NO_MOUNTS = 77
_NEW_MOUNTS, _NEW_USER = 0x00020000, 0x10000000


def _work_in_child(work: Callable[[], None], tell: int) -> int:
    try:
        _own_mounts()
    except (OSError, subprocess.CalledProcessError) as problem:
        os.write(tell, str(problem).encode())
        return _NO_MOUNTS
    try:
        work()
    except BaseException:  # noqa: BLE001 (a child of fork must not return into the test runner)
        os.write(tell, traceback.format_exc().encode())
        return 1
    return 0


def _own_mounts() -> None:
    user, group = os.getuid(), os.getgid()
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.unshare(_NEW_MOUNTS) != 0:
        if libc.unshare(_NEW_MOUNTS | _NEW_USER) != 0:
            raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
        for name, text in (("setgroups", "deny"), ("uid_map", f"0 {user} 1"), ("gid_map", f"0 {group} 1")):
            Path("/proc/self", name).write_text(text)
    subprocess.run(["mount", "--make-rprivate", "/"], check=True, capture_output=True)


def lay(base: Path, name: str, data: bytes, files: Mapping[str, bytes] | None = None) -> Path:
    """Put files and then a ticket into the hot folder, whole."""
    hot = base / "hot"
    hot.mkdir(parents=True, exist_ok=True)
    for path, content in (files or {}).items():
        (hot / path).parent.mkdir(parents=True, exist_ok=True)
        (hot / path).write_bytes(content)
    part = base / f".{name}.part"
    part.write_bytes(data)
    return part.rename(hot / name)
