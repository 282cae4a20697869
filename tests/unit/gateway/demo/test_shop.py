"""The demo's own shop."""

import fcntl
from pathlib import Path

import pytest

from adapters.simulator.config import load_config
from gateway.demo.scenario import draw
from gateway.demo.shop import MARKER, demo_shop
from gateway.domain.errors import AlreadyRunningError, SettingsError


def test_the_press_has_loaded_all_but_the_missing_paper(tmp_path: Path) -> None:
    scenario = draw(5)
    shop = demo_shop(tmp_path / "demo", scenario.loaded)
    stock = load_config(shop.press_config).stock
    assert {paper.name for paper in stock} == {paper.name for paper in scenario.loaded}
    assert scenario.missing.gsm not in {paper.gsm for paper in stock}


def test_an_earlier_demo_is_replaced_by_a_fresh_one(tmp_path: Path) -> None:
    first = demo_shop(tmp_path / "demo", draw(1).loaded)
    token = first.token("ana")
    (first.folder / "left-behind").write_text("x")
    second = demo_shop(tmp_path / "demo", draw(1).loaded)
    assert not (second.folder / "left-behind").exists()
    assert second.token("ana") != token


def test_a_folder_that_is_not_the_demos_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("ten years")
    with pytest.raises(SettingsError, match="was not made by the demo"):
        demo_shop(tmp_path, draw(1).loaded)
    assert (tmp_path / "thesis.txt").read_text() == "ten years"


def test_an_empty_folder_is_taken(tmp_path: Path) -> None:
    assert (demo_shop(tmp_path, draw(1).loaded).folder / MARKER).exists()


def test_a_demo_that_still_runs_is_not_removed(tmp_path: Path) -> None:
    shop = demo_shop(tmp_path / "demo", draw(1).loaded)
    shop.data.mkdir(exist_ok=True)
    with (shop.data / "gateway.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(AlreadyRunningError):
            demo_shop(tmp_path / "demo", draw(1).loaded)
    assert (shop.folder / "shop.toml").exists()
