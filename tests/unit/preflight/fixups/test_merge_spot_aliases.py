from dataclasses import replace

import pytest

from atomic_print_builders import separation, sheet, tint
from fixup_builders import looked, mended
from preflight import Fix
from preflight_builders import a4

TWO = {"A": separation("PANTONE#20185#20C"), "B": separation("Pantone#20185#20U")}
PAINT = "/A cs 1 scn 150 150 90 90 re f /B cs 1 scn 250 150 90 90 re f "
MIXED = (
    "[/DeviceN[/Pantone#20185#20U/Black]/DeviceCMYK<</FunctionType 4/Domain[0 1 0 1]/Range[0 1 0 1 0 1 0 1]/Length 0>>"
    f"<</Colorants<</Pantone#20185#20U[/Separation/Pantone#20185#20U/DeviceCMYK {tint(0, 1, 1, 0)}]>>>>]"
)


def test_the_name_on_the_most_pages_is_kept() -> None:
    data = sheet(PAINT, "/A cs 1 scn 150 150 90 90 re f", colours=TWO)
    after = looked(data).mended("merge-spot-aliases")
    assert set(after.facts.spots()) == {"PANTONE 185 C"}


def test_the_name_that_was_ordered_is_kept_before_all() -> None:
    order = replace(a4(), spots=("Pantone 185 U",))
    after = looked(sheet(PAINT, colours=TWO), order).mended("merge-spot-aliases")
    assert set(after.facts.spots()) == {"Pantone 185 U"}


def test_mixtures_with_an_ink_are_renamed_as_well() -> None:
    data = sheet(PAINT + "/N cs 1 0 scn 9 9 9 9 re f", colours=TWO | {"N": MIXED})
    after = looked(data).mended("merge-spot-aliases")
    assert set(after.facts.spots()) == {"PANTONE 185 C", "Black"}
    assert b"#20U" not in after.data


def test_a_mixture_of_both_names_is_refused() -> None:
    both = MIXED.replace("/Black]", "/PANTONE#20185#20C]")
    data = sheet("/N cs 1 0 scn 9 9 9 9 re f", colours={"N": both})
    fix = Fix("merge-spot-aliases", {"pages": "1", "merges": "PANTONE 185 C\nPantone 185 U"})
    with pytest.raises(AssertionError, match="both names"):
        mended(data, fix)
