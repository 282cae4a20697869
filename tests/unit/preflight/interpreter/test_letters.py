import pytest

from preflight_builders import known_facts, page, pdf, stream

_TRUETYPE = "<</Type/Font/Subtype/TrueType/BaseFont/X/FontDescriptor<</Flags {flags}>>{more}>>"
_COMPOSITE = (
    "<</Type/Font/Subtype/Type0/BaseFont/X{more}/DescendantFonts[<</CIDSystemInfo<</Ordering({order})>>>>]>>"
)
_MAP = "/ToUnicode 100 0 R"


def says_letters(font: str) -> bool:
    written = page(content=b"BT /F 12 Tf (aa) Tj ET", entries=f"/Resources<</Font<</F {font}>>>>")
    (facts,) = known_facts(pdf(written, extra=(stream(b""),))).fonts
    return facts.says_letters


@pytest.mark.parametrize(
    ("encoding", "order", "says"),
    [
        ("/Identity-H", "Identity", False),
        ("/Identity-V", "Identity", False),
        ("100 0 R", "Identity", False),
        ("/Identity-H", "Japan1", True),
        ("100 0 R", "Korea1", True),
        ("/UniJIS-UTF16-H", "Identity", True),
    ],
)
def test_a_composite_font_says_them_by_a_map_or_by_numbers_that_are_known(
    encoding: str,
    order: str,
    says: bool,  # noqa: FBT001 - a table's column
) -> None:
    font = _COMPOSITE.format(more=f"/Encoding {encoding}{{}}", order=order)
    assert says_letters(font.format("")) is says
    assert says_letters(font.format(_MAP))


@pytest.mark.parametrize(
    ("flags", "more", "says"),
    [
        (4, "", False),
        (4, _MAP, True),
        (4, "/Encoding/WinAnsiEncoding", True),
        (32, "", True),
    ],
)
def test_a_symbol_font_without_an_encoding_does_not(flags: int, more: str, says: bool) -> None:  # noqa: FBT001 - a table's column
    assert says_letters(_TRUETYPE.format(flags=flags, more=more)) is says


def test_another_font_without_an_encoding_has_that_of_its_program() -> None:
    assert says_letters("<</Type/Font/Subtype/Type1/BaseFont/X/FontDescriptor<</Flags 4>>>>")


@pytest.mark.parametrize(
    ("kind", "names", "says"),
    [
        ("Type1", "/g1/g2", False),
        ("Type1", "/.notdef/space/cid_12/G3", False),
        ("Type1", "/g1/a", True),
        ("Type1", "/uni0041/u1F600", True),
        ("Type1", "/a12/a13", True),
        ("Type3", "/a12/a13", False),
        ("Type3", "/square", True),
        ("Type1", "/space", True),
    ],
)
def test_names_that_are_numbers_say_nothing(kind: str, names: str, says: bool) -> None:  # noqa: FBT001 - a table's column
    font = f"<</Type/Font/Subtype/{kind}/BaseFont/X/Encoding<</Differences[1{names}]>>{{}}>>"
    assert says_letters(font.format("")) is says
    assert says_letters(font.format(_MAP))
