import pytest

from marks_builders import BESIDE, NONE, area, cases, ink, spot, text

CHECK = "ink-names"


def test_what_prints_nothing_is_told() -> None:
    assert cases(CHECK, text(fill=ink(1, space=NONE))) == ["none"]
    assert cases(CHECK, text(fill=ink(1, space=NONE), at=BESIDE)) == []


@pytest.mark.parametrize("name", ["cyan", "Process Black", "Schwarz", "K"])
def test_a_second_process_ink_is_told(name: str) -> None:
    assert cases(CHECK, area(ink(1, space=spot(name)))) == ["misnamed"]


@pytest.mark.parametrize("name", ["Cyan", "Black", "Gold", "Black 2"])
def test_real_process_and_spot_inks_are_silent(name: str) -> None:
    assert cases(CHECK, area(ink(1, space=spot(name)))) == []


def test_a_misnamed_ink_among_several_is_told_and_the_right_one_is_not() -> None:
    assert cases(CHECK, area(ink(1, 1, space=spot("Black", "magenta")))) == ["misnamed"]
    assert cases(CHECK, area(ink(1, 1, space=spot("Black", "Gold")))) == []
