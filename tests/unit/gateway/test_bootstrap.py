"""A device is wired to the dialect that its profile names."""

from pathlib import Path

import pytest

from adapters import Capability, Limits, load_profile
from gateway.bootstrap import dialect_of, make_device
from gateway.domain.errors import SettingsError
from gateway.settings import DeviceSetting
from jdf import DIALECTS


def able(dialect: str, leave_out: tuple[str, ...] = (), sheet_mm: tuple[float, ...] = ()) -> Capability:
    return Capability(
        stages=True, withdraw=True, assured=True, dialect=dialect, badge="assured",
        leave_out=leave_out, sheet_mm=sheet_mm,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("profile", "dialect"), [("generic-1.5", "jdf-1.5-product"), ("generic-1.3-idp", "jdf-1.3-idp")]
)
def test_a_device_gets_the_dialect_of_its_profile(profile: str, dialect: str, tmp_path: Path) -> None:
    setting = DeviceSetting("proof", "null", {"profile": profile})
    assert make_device(setting, tmp_path).dialect == DIALECTS[dialect]


def test_what_a_make_does_not_take_is_known_without_asking_the_device_again(tmp_path: Path) -> None:
    setting = DeviceSetting("proof", "null", {"profile": "xerox-freeflow-jmf"})
    assert make_device(setting, tmp_path).limits == load_profile("xerox-freeflow-jmf").limits != Limits()


def test_what_a_make_does_not_read_and_its_sheet_adapt_the_dialect() -> None:
    adapted = dialect_of("press", able("jdf-1.3-idp", ("stitching",), (320, 450)))
    assert (adapted.name, adapted.leave_out, adapted.sheet_mm) == ("jdf-1.3-idp", ("stitching",), (320, 450))


def test_a_dialect_that_we_do_not_write_is_refused_with_those_we_do() -> None:
    with pytest.raises(SettingsError, match=r"asks for the dialect 'jdf-9'"):
        dialect_of("press", able("jdf-9"))
