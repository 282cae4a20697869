"""A hot folder behind OpenSSH's own server keeps the contract of every device that answers."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from adapters.base import Device, Placement
from adapters.devices.sftp import SftpConfig, SftpHotFolder
from adapters.errors import (
    DeviceUnreachableError,
    HostKeyChangedError,
    HostKeyUnknownError,
    SignInRefusedError,
)
from adapters.testing import AnsweringContract, Rig, consignment, deliver, expect_raises
from adapters_builders import HotFolderRig
from sshd_servers import Sshd, free_port, running_sshd

SERVERS: list[Sshd] = []


@pytest.fixture(scope="module", autouse=True)
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sshd]:
    """One server for all tests of this file."""
    with running_sshd(tmp_path_factory.mktemp("sshd")) as running:
        SERVERS[:] = [running]
        yield running
    SERVERS.clear()


class SftpRig(HotFolderRig):
    """The hot folder's other side as before; the gateway reaches it through the server only."""

    kind = "sftp"

    def __init__(self, base: Path, **more: object) -> None:
        super().__init__(base)
        running = SERVERS[0] if SERVERS else Sshd(1, "", Path(), "nobody")
        self.table: Mapping[str, object] = {
            "host": "127.0.0.1",
            "port": running.port,
            "user": running.user,
            "key_file": running.key_file,
            "host_key": running.fingerprint,
            "folder": str(self.plant.hot),
            "out": str(self.plant.out),
            "error": str(self.plant.error),
            **more,
        }

    def device(self) -> SftpHotFolder:
        return SftpHotFolder("press", SftpConfig(**self.table), self.plant.clock)  # type: ignore[arg-type]

    def open(self) -> Device:
        device = self.device()
        device.prepare()
        return device


class TestSftp(AnsweringContract):
    def rig(self, folder: Path) -> Rig:
        return SftpRig(folder)


def test_it_is_assured_where_the_server_never_writes_over_a_name(tmp_path: Path) -> None:
    assert SftpRig(tmp_path).open().capabilities().assured


def test_a_server_whose_key_nobody_approved_is_not_spoken_to(tmp_path: Path) -> None:
    problem = expect_raises(HostKeyUnknownError, SftpRig(tmp_path, host_key="").open)
    assert SERVERS[0].fingerprint in problem.fix
    assert not (tmp_path / "share" / "hot.gw-stage").exists()


def test_a_server_that_shows_another_key_is_not_spoken_to(tmp_path: Path) -> None:
    problem = expect_raises(HostKeyChangedError, SftpRig(tmp_path, host_key="SHA256:other").open)
    assert (problem.retryable, SERVERS[0].fingerprint in problem.what) == (False, True)


def test_a_key_that_the_server_does_not_know_is_refused_in_words(tmp_path: Path) -> None:
    expect_raises(SignInRefusedError, SftpRig(tmp_path, user="nobody-here").open)


def test_a_server_that_does_not_run_is_unreachable(tmp_path: Path) -> None:
    (found,) = SftpRig(tmp_path, port=free_port()).device().check()
    assert (found.code, found.actor) == ("device-unreachable", "nobody")


def test_a_server_of_yesterday_is_not_spoken_to(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    with running_sshd(tmp_path_factory.mktemp("old"), "MACs hmac-md5\nCiphers aes128-ctr") as old:
        rig = SftpRig(tmp_path, port=old.port, host_key=old.fingerprint, key_file=old.key_file)
        expect_raises(DeviceUnreachableError, rig.open)


def test_a_connection_that_broke_is_made_anew(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    keys, job = tmp_path_factory.mktemp("keys"), consignment(tmp_path)
    with running_sshd(keys) as first:
        rig = SftpRig(tmp_path, port=first.port, host_key=first.fingerprint, key_file=first.key_file)
        device = rig.open()
        handle = deliver(device, job).handle
        port = first.port
    with running_sshd(keys, port=port):
        device.session.close()  # type: ignore[attr-defined]  # as the end of the first server's session would
        assert device.probe(handle) is Placement.PUBLISHED
