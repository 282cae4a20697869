import pytest

from preflight.facts import Facts, SpaceFacts, Trait
from preflight_builders import known_facts, page, pdf, stream

TINT = "<</FunctionType 2/Domain[0 1]/C0[0 0 0 0]/C1[0 .7 1 0]/N 1>>"


def facts(space: str, content: bytes = b"/S cs 1 scn 9 9 50 50 re f", extra: tuple[bytes, ...] = ()) -> Facts:
    entries = f"/Resources<</ColorSpace<</S {space}>>>>"
    return known_facts(pdf(page((100, 100), bleed=0, content=content, entries=entries), extra=extra))


def painted(found: Facts) -> SpaceFacts:
    (place,) = found.pages[0].spaces
    return found.spaces[place]


@pytest.mark.parametrize(
    ("space", "family", "process", "inks"),
    [
        (f"[/Separation/PANTONE#20151#20C/DeviceCMYK {TINT}]", "Separation", "Spot", ("PANTONE 151 C",)),
        (f"[/Separation/All/DeviceCMYK {TINT}]", "Separation", "All", ("All",)),
        (f"[/Separation/None/DeviceCMYK {TINT}]", "Separation", "None", ("None",)),
        (f"[/Separation/Black/DeviceCMYK {TINT}]", "Separation", "CMYK", ("Black",)),
        (f"[/DeviceN[/Cyan/Gold]/DeviceCMYK {TINT}]", "DeviceN", "Spot", ("Cyan", "Gold")),
        (
            f"[/DeviceN[/Cyan/None]/DeviceCMYK {TINT}<</Subtype/NChannel>>]",
            "DeviceN",
            "CMYK",
            ("Cyan", "None"),
        ),
        ("[/CalRGB<<>>]", "CalRGB", "RGB", ()),
        ("[/Lab<<>>]", "Lab", "Lab", ()),
        ("[/Indexed/DeviceRGB 1 <000000ffffff>]", "Indexed", "RGB", ()),
        ("/DeviceCMYK", "DeviceCMYK", "CMYK", ()),
        ("[/ICCBased 7]", "ICCBased", "Unknown", ()),
        ("[]", "", "Unknown", ()),
        ("7", "", "Unknown", ()),
    ],
)
def test_a_space_is_told_by_family_and_what_it_amounts_to(
    space: str, family: str, process: str, inks: tuple[str, ...]
) -> None:
    found = painted(facts(space))
    assert (found.family, found.process, found.colourants) == (family, process, inks)


def test_a_spot_tells_what_stands_in_for_it() -> None:
    found = painted(facts(f"[/Separation/Gold/DeviceCMYK {TINT}]"))
    assert (found.alternate, found.alternate_values) == ("DeviceCMYK", ((0, 0.7, 1, 0),))


def test_an_icc_space_is_told_by_its_components_even_if_the_profile_is_broken() -> None:
    found = painted(facts("[/ICCBased 100 0 R]", extra=(stream(b"no profile", "/N 4/Alternate/DeviceCMYK"),)))
    assert (found.process, found.components, found.alternate) == ("CMYK", 4, "DeviceCMYK")
    assert found.icc is not None
    assert found.icc.fault == "not an ICC profile"


def test_a_space_that_is_listed_and_not_painted_with_is_not_told() -> None:
    assert facts("/DeviceRGB", b"0 g 9 9 50 50 re f").pages[0].spaces == (0,)


def test_painting_begins_with_the_first_colour_of_a_space() -> None:
    found = facts(
        f"[/Separation/Gold/DeviceCMYK {TINT}]", b"/S cs 9 9 50 50 re f /DeviceCMYK cs 60 60 9 9 re f"
    )
    assert [(fill.colour.values, fill.colour.trait) for fill in found.pages[0].fills] == [
        ((1,), Trait.ONE_INK),
        ((0, 0, 0, 1), Trait.BLACK),
    ]


def test_spaces_that_contain_themselves_end() -> None:
    assert painted(facts("100 0 R", extra=(b"[/Indexed 100 0 R 1 <00>]",))).family == "Indexed"
