"""Finding the gateway that runs on a data directory."""

import fcntl
import json
from pathlib import Path

import pytest

from gateway.domain.errors import GatewayUnreachableError
from gateway.running import is_held, running_gateway


def test_the_running_gateway_is_found_by_the_file_it_left(tmp_path: Path) -> None:
    (tmp_path / "cli.json").write_text(json.dumps({"url": "http://127.0.0.1:1", "token": "gw_x"}))
    assert running_gateway(tmp_path) == ("http://127.0.0.1:1", "gw_x")


@pytest.mark.parametrize("content", [None, "", "[]", '{"url": "x"}', "rubbish"])
def test_without_a_sound_file_no_gateway_runs(tmp_path: Path, content: str | None) -> None:
    if content is not None:
        (tmp_path / "cli.json").write_text(content)
    with pytest.raises(GatewayUnreachableError, match="No gateway runs"):
        running_gateway(tmp_path)


def test_only_a_lock_that_somebody_holds_counts(tmp_path: Path) -> None:
    assert not is_held(tmp_path)
    with (tmp_path / "gateway.lock").open("w") as lock:
        assert not is_held(tmp_path)
        fcntl.flock(lock, fcntl.LOCK_EX)
        assert is_held(tmp_path)
    assert not is_held(tmp_path)
