"""/devices: how each stands, and a test that prints nothing."""

from pathlib import Path

import pytest

from gateway_builders import a_shop
from web_builders import Web, problem


@pytest.fixture
def web(tmp_path: Path) -> Web:
    (tmp_path / "hot").mkdir()
    return Web(a_shop(tmp_path, device={"press": {"kind": "hotfolder", "folder": str(tmp_path / "hot")}}))


def test_a_device_that_can_be_used_says_so(web: Web) -> None:
    device = web.get("/devices/press", "carl").json()
    assert (device["kind"], device["usable"], device["problems"], device["outstanding"]) == (
        "hotfolder",
        True,
        [],
        0,
    )
    assert web.get("/devices", "carl").json()["devices"] == [device]


def test_a_device_whose_folder_is_gone_says_what_to_do(web: Web, tmp_path: Path) -> None:
    (tmp_path / "hot").rename(tmp_path / "elsewhere")
    device = web.get("/devices/press", "carl").json()
    assert not device["usable"]
    assert all(trouble["message"] and trouble["fix"] for trouble in device["problems"])


def test_a_test_of_a_device_answers_step_by_step(web: Web) -> None:
    tested = web.post("/devices/press/test", "carl").json()
    assert tested["ok"]
    assert [step["name"] for step in tested["steps"]] == ["look", "lay ready", "find", "take back"]


def test_an_unknown_device_is_answered_with_the_known_ones(web: Web) -> None:
    for response in (web.get("/devices/pres", "carl"), web.post("/devices/pres/test", "carl")):
        assert problem(response) == (404, "not-found")
        assert "press" in response.json()["fix"]
