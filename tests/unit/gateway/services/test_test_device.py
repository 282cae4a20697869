"""Testing a device tells what fails and never hands anything over."""

from pathlib import Path

import pytest

from gateway.domain.errors import UnknownThingError
from gateway.services.shop import Shop
from gateway.services.test_device import test_device
from gateway_builders import DEVICE, a_shop


@pytest.fixture
def shop(tmp_path: Path) -> Shop:
    (tmp_path / "hot").mkdir()
    return a_shop(tmp_path, device={"press": {"kind": "hotfolder", "folder": str(tmp_path / "hot")}})


def test_a_test_ticket_goes_there_and_back_and_the_device_never_sees_it(shop: Shop, tmp_path: Path) -> None:
    before = sorted(tmp_path.glob("hot/*"))
    assert test_device(shop, "press").ok
    assert sorted(tmp_path.glob("hot/*")) == before


def test_a_device_can_be_tested_again_and_again(shop: Shop) -> None:
    assert [test_device(shop, "press").ok for _ in range(3)] == [True, True, True]


def test_a_device_without_its_folder_fails_at_the_first_look(shop: Shop, tmp_path: Path) -> None:
    (tmp_path / "hot").rename(tmp_path / "elsewhere")
    found = test_device(shop, "press")
    assert not found.ok
    assert {step.name for step in found.steps} == {"look"}
    assert all(step.message and step.fix for step in found.steps)


def test_a_device_that_cannot_take_back_is_only_looked_at(tmp_path: Path) -> None:
    found = test_device(a_shop(tmp_path), DEVICE)
    assert (found.ok, [step.name for step in found.steps]) == (True, ["look"])


def test_a_device_that_the_shop_does_not_have_is_said_so(shop: Shop) -> None:
    with pytest.raises(UnknownThingError, match="There is no device 'pres'"):
        test_device(shop, "pres")
