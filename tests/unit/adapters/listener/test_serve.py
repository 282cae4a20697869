"""The listener stays shut until a device needs it, and never opens on every interface."""

from pathlib import Path

import pytest

from adapters.errors import ConfigError
from adapters.listener.serve import bound, callers_of

TABLE = {"url": "http://press:8010/jmf", "spool": "spool/press"}


def test_without_a_device_that_knows_our_address_there_is_no_listener(tmp_path: Path):
    with pytest.raises(ConfigError, match="stays shut"):
        callers_of([("folder", "hotfolder", {}), ("press", "jmf", TABLE)], tmp_path)


def test_a_device_that_knows_our_address_may_come_in(tmp_path: Path):
    table = {**TABLE, "listener": "http://gateway:8020", "networks": ["192.168.7.0/24"]}
    (found,) = callers_of([("folder", "hotfolder", {}), ("press", "jmf", table)], tmp_path)
    assert (found.id, found.spool, found.may_come_from("10.0.0.1")) == (
        "press",
        tmp_path / "spool/press",
        False,
    )


@pytest.mark.parametrize("host", ["", "0.0.0.0", "::"])  # noqa: S104 (what is refused)
def test_every_interface_is_refused(host: str):
    with pytest.raises(ConfigError, match="name the address of the interface"):
        bound(host, 0)


def test_a_port_in_use_is_told():
    with bound("127.0.0.1", 0) as door, pytest.raises(ConfigError, match="port that is free"):
        bound("127.0.0.1", door.getsockname()[1])
