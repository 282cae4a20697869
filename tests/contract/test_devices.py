"""Every kind of device keeps the contract of adapters/testing.py.

A new kind brings its contract test in a file of its own beside this one: `test_device_<kind>.py`.
"""

from collections.abc import Mapping
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

from adapters.base import Device
from adapters.devices.null import NullConfig, NullDevice
from adapters.registry import device_kinds
from adapters.testing import AnsweringContract, DeviceContract, Rig
from adapters_builders import HotFolderRig


class NullRig:
    """The other side of no device."""

    kind = "null"
    table: Mapping[str, object] = {}

    def __init__(self, base: Path) -> None:
        self.seen = base / "nothing"

    def open(self) -> Device:
        return NullDevice("nothing", NullConfig())

    def visible(self) -> Mapping[str, bytes]:
        assert not self.seen.exists()
        return {}

    def occupy(self, name: str) -> None:
        """Nothing is there to occupy."""

    def take(self) -> Mapping[str, bytes]:
        return {}

    def give_back(self, name: str, data: bytes) -> None:
        """Nothing comes back."""

    def rubbish(self) -> None:
        """There is nowhere to leave it."""

    def wait(self) -> None:
        """Nothing takes time."""


class TestHotFolder(AnsweringContract):
    def rig(self, folder: Path) -> Rig:
        return HotFolderRig(folder)


class TestNull(DeviceContract):
    def rig(self, folder: Path) -> Rig:
        return NullRig(folder)


CONTRACTS: Mapping[str, type[DeviceContract]] = {"hotfolder": TestHotFolder, "null": TestNull}


@pytest.mark.parametrize("kind", sorted(device_kinds()))
def test_every_kind_of_device_is_held_to_the_contract(kind: str, tmp_path: Path) -> None:
    held = [found()] if (found := CONTRACTS.get(kind)) else contracts_in_own_file(kind)
    assert kind in {contract.rig(tmp_path).kind for contract in held}


def contracts_in_own_file(kind: str) -> list[DeviceContract]:
    """Return the contract tests that a kind brings with it."""
    path = Path(__file__).with_name(f"test_device_{kind}.py")
    assert path.exists(), f"{path.name} must hold the kind {kind} to a contract of adapters/testing.py"
    spec = spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    tests = [thing for name, thing in vars(module).items() if name.startswith("Test")]
    return [thing() for thing in tests if issubclass(thing, DeviceContract)]


@pytest.mark.parametrize("kind", sorted(device_kinds()))
def test_every_kind_of_device_explains_itself_and_its_settings(kind: str) -> None:
    found = device_kinds()[kind]
    assert found.title.endswith(".")
    assert all(name in found.doc for name in found.config.__dataclass_fields__)
