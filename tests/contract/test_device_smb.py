"""A hot folder in a share of Samba's own server keeps the contract of every device that answers."""

import shutil
import socket
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest
from smbprotocol.open import (
    CreateDisposition,
    FileAttributes,
    FilePipePrinterAccessMask,
    ImpersonationLevel,
    Open,
)

from adapters.base import Device, DeviceEventKind, Outstanding, Placement
from adapters.devices.smb import SmbConfig, SmbHotFolder
from adapters.errors import DeviceUnreachableError, FolderGoneError, SignInRefusedError
from adapters.testing import AnsweringContract, Rig, consignment, deliver, expect_raises, returned
from adapters_builders import HotFolderRig
from samba_servers import Samba, running_samba
from sshd_servers import free_port

SERVERS: list[Samba] = []


@pytest.fixture(scope="module", autouse=True)
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Samba]:
    """One server for all tests of this file."""
    with running_samba(tmp_path_factory.mktemp("samba")) as running:
        SERVERS[:] = [running]
        yield running
    SERVERS.clear()


class SmbRig(HotFolderRig):
    """The hot folder's other side as before, on the server's disk; the gateway goes through the share."""

    kind = "smb"

    def __init__(self, base: Path, samba: Samba | None = None, **more: object) -> None:
        running = samba or (SERVERS[0] if SERVERS else Samba(1, base, "nobody", Path()))
        below = running.root / base.name
        shutil.rmtree(below, ignore_errors=True)
        super().__init__(below)
        inside = {name: f"{base.name}/share/{name}" for name in ("out", "error")}
        self.table: Mapping[str, object] = {
            "host": "127.0.0.1",
            "port": running.port,
            "share": running.share,
            "user": running.user,
            "password_file": running.password_file,
            "folder": f"{base.name}/share/hot",
            **inside,
            **more,
        }

    def device(self) -> SmbHotFolder:
        return SmbHotFolder("press", SmbConfig(**self.table), self.plant.clock)  # type: ignore[arg-type]

    def open(self) -> Device:
        device = self.device()
        device.prepare()
        return device


class TestSmb(AnsweringContract):
    def rig(self, folder: Path) -> Rig:
        return SmbRig(folder)


def test_it_is_assured_where_the_server_never_writes_over_a_name(tmp_path: Path) -> None:
    assert SmbRig(tmp_path).open().capabilities().assured


def test_a_wrong_password_is_refused_in_words(tmp_path: Path) -> None:
    wrong = tmp_path / "password"
    wrong.write_text("guess")
    problem = expect_raises(SignInRefusedError, SmbRig(tmp_path, password_file=wrong).open)
    assert "password_file" in problem.fix


def test_a_share_that_is_not_there_is_named(tmp_path: Path) -> None:
    problem = expect_raises(FolderGoneError, SmbRig(tmp_path, share="nojobs").open)
    assert "nojobs" in problem.what


def test_a_hot_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    problem = expect_raises(FolderGoneError, SmbRig(tmp_path, folder="no/such").open)
    assert "no/such" in problem.what


def test_a_server_that_does_not_run_is_unreachable(tmp_path: Path) -> None:
    (found,) = SmbRig(tmp_path, port=free_port()).device().check()
    assert (found.code, found.actor) == ("device-unreachable", "nobody")


def test_a_server_of_yesterday_needs_to_be_allowed_to_send_in_clear(tmp_path: Path) -> None:
    with running_samba(tmp_path, oldest="SMB2_10", newest="SMB2_10") as old:
        problem = expect_raises(DeviceUnreachableError, SmbRig(tmp_path, old).open)
        assert "encrypt = false" in problem.fix
        assert SmbRig(tmp_path, old, encrypt=False).open().capabilities().assured


def heard(rig: SmbRig, device: Device, waiting: Outstanding) -> list[DeviceEventKind]:
    """Return what the device tells once everything has lain still long enough."""
    list(device.poll([waiting]))
    rig.wait()
    return [event.kind for event in device.poll([waiting])]


@contextmanager
def held_open(rig: SmbRig, name: str) -> Iterator[None]:
    """Hold a file of the out folder open as Windows programs do while they write: nobody else gets at it."""
    with rig.device().share.tree() as tree:
        handle = Open(tree, f"{rig.table['out']}/{name}".replace("/", "\\"))
        handle.create(
            ImpersonationLevel.Impersonation,
            FilePipePrinterAccessMask.FILE_WRITE_DATA,
            FileAttributes.FILE_ATTRIBUTE_NORMAL,
            0,
            CreateDisposition.FILE_OPEN,
            0,
        )
        yield
        handle.close()


def test_a_returned_ticket_is_not_read_before_its_program_closed_it(tmp_path: Path) -> None:
    rig = SmbRig(tmp_path)
    device, waiting = rig.open(), deliver(rig.open(), consignment(tmp_path))
    rig.take()
    rig.give_back(waiting.handle.names[0], returned(waiting.job_id))
    with held_open(rig, waiting.handle.names[0]):
        assert heard(rig, device, waiting) == [DeviceEventKind.PICKED_UP]
    assert DeviceEventKind.COMPLETED in heard(rig, device, waiting)


def test_a_server_that_says_nothing_is_waited_for_no_longer_than_was_said(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        expect_raises(DeviceUnreachableError, SmbRig(tmp_path, port=port, timeout_s=0.5).open)


def test_a_connection_that_broke_is_made_anew(tmp_path: Path) -> None:
    job = consignment(tmp_path)
    with running_samba(tmp_path) as first:
        rig = SmbRig(tmp_path / "broke", first)
        device = rig.open()
        handle = deliver(device, job).handle
        port = first.port
    with running_samba(tmp_path, port=port):
        device.share.close()  # type: ignore[attr-defined]  # as the end of the first server's session would
        assert device.probe(handle) is Placement.PUBLISHED
