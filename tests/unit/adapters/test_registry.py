import subprocess
import sys
from importlib import metadata
from pathlib import Path

import pytest

import adapters
from adapters import registry
from adapters.devices.hotfolder import HotFolder, HotFolderConfig
from adapters.devices.null import NullConfig, NullDevice
from adapters.errors import ConfigError
from adapters.registry import build, device, device_kinds


def test_the_kinds_are_found_without_a_list() -> None:
    assert {kind: found.config for kind, found in device_kinds().items()}.items() >= {
        ("hotfolder", HotFolderConfig),
        ("null", NullConfig),
    }


def test_a_device_is_built_from_its_table_with_paths_below_the_base() -> None:
    built = build("hotfolder", "press", {"folder": "hot", "stable_s": 5}, base=Path("/shop"))
    assert isinstance(built, HotFolder)
    assert built.config == HotFolderConfig(folder=Path("/shop/hot"), stable_s=5.0)


def test_an_unknown_kind_is_refused_and_the_nearest_named() -> None:
    with pytest.raises(ConfigError, match="did you mean 'hotfolder'"):
        build("hotfodler", "press", {})


class Points:
    """Entry points as an installed package would give them."""

    def __init__(self, thing: object) -> None:
        self.thing = thing
        self.value = "somebody.device:Thing"

    def load(self) -> object:
        if isinstance(self.thing, Exception):
            raise self.thing
        return self.thing


def kinds_with(monkeypatch: pytest.MonkeyPatch, thing: object) -> dict[str, object]:
    monkeypatch.setattr(
        metadata, "entry_points", lambda group: [Points(thing)] if group == registry.ENTRY_POINTS else []
    )
    return dict(registry.device_kinds.__wrapped__())


def test_a_package_may_bring_a_kind_by_entry_point(monkeypatch: pytest.MonkeyPatch) -> None:
    @device("plotter", config=NullConfig)
    class Plotter(NullDevice):
        """A plotter."""

    assert "plotter" in kinds_with(monkeypatch, Plotter)


@pytest.mark.parametrize(
    ("thing", "says"),
    [
        (ImportError("no such module"), "cannot be loaded: no such module"),
        (object(), "is no device"),
        (NullDevice, "given twice"),
    ],
)
def test_a_package_that_brings_nothing_usable_is_named(
    monkeypatch: pytest.MonkeyPatch, thing: object, says: str
) -> None:
    with pytest.raises(ConfigError, match=says) as caught:
        kinds_with(monkeypatch, thing)
    assert "somebody.device:Thing" in str(caught.value)


def test_the_front_door_gives_every_name_it_promises() -> None:
    assert all(getattr(adapters, name).__name__ == name for name in adapters.__all__)
    with pytest.raises(AttributeError, match="no_such_name"):
        adapters.no_such_name  # noqa: B018


def test_opening_the_front_door_loads_no_device() -> None:
    code = "import sys, adapters, adapters.durable; print([m for m in sys.modules if m.startswith(('lxml', 'jdf'))])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
