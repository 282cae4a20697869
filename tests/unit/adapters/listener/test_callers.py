"""A device is let in by its path and its network, both."""

from pathlib import Path

import pytest

from adapters.errors import ConfigError
from adapters.jmf.doors import Doors, secret_of
from adapters.jmf.spool import Spool
from adapters.listener.callers import Caller, caller_by_secret, networks_of


def caller(base: Path, name: str, *networks: str) -> Caller:
    Spool(base / name).make()
    Doors(name, base / name, "http://gateway:8020").make()
    return Caller(name, base / name, networks_of(name, networks))


def test_a_device_is_known_by_its_path_alone_where_no_network_is_named(tmp_path: Path):
    both = (caller(tmp_path, "press"), caller(tmp_path, "folder"))
    found = [caller_by_secret(both, secret_of(each.spool), "192.0.2.9") for each in both]
    assert found == list(both)
    assert caller_by_secret(both, "", "192.0.2.9") is None


@pytest.mark.parametrize(
    ("host", "let_in"),
    [
        ("192.168.7.9", True),
        ("::ffff:192.168.7.9", True),
        ("192.168.8.9", False),
        ("fe80::1", False),
        ("", False),
    ],
)
def test_a_device_comes_from_its_own_network_only(tmp_path: Path, host: str, *, let_in: bool):
    one = caller(tmp_path, "press", "192.168.7.0/24")
    assert (caller_by_secret((one,), secret_of(one.spool), host) is one) is let_in


def test_a_device_that_was_not_set_up_is_nobody(tmp_path: Path):
    assert caller_by_secret((Caller("press", tmp_path),), "", "127.0.0.1") is None


def test_what_is_no_network_is_refused_with_an_example():
    with pytest.raises(ConfigError, match="192.168.7.0/24"):
        networks_of("press", ["everywhere"])
