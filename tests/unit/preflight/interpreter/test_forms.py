import pytest

from preflight.facts import PageFacts
from preflight_builders import known_facts, page, pdf, stream

FORM = "/Type/XObject/Subtype/Form/BBox[0 0 99 99]"


def drawn(content: bytes, *forms: bytes) -> PageFacts:
    """A page of 100 x 100 mm with the forms /A, /B, ... which are objects 100, 101, ..."""
    names = "".join(f"/{chr(65 + i)} {100 + i} 0 R" for i in range(len(forms)))
    sheet = page((100, 100), bleed=0, content=content, entries=f"/Resources<</XObject<<{names}>>>>")
    return known_facts(pdf(sheet, extra=forms)).pages[0]


def test_a_form_is_clipped_by_its_box_and_placed_by_its_matrix() -> None:
    form = stream(b"0 0 500 500 re f", "/Subtype/Form/BBox[0 0 10 10]/Matrix[2 0 0 2 5 5]")
    (fill,) = drawn(b"q 1 0 0 1 100 0 cm /A Do Q", form).fills
    assert [edge / 25.4 * 72 for edge in fill.rects_mm[0]] == pytest.approx([105, 5, 125, 25], abs=0.02)


def test_a_form_takes_colour_and_width_from_where_it_is_drawn() -> None:
    form = stream(b"0 0 9 9 re B", FORM)
    found = drawn(b"1 0 0 rg 3 w /A Do q 1 0 0 1 60 60 cm 0 1 0 rg /A Do Q", form)
    assert [fill.colour.values for fill in found.fills] == [(1, 0, 0), (0, 1, 0)]
    assert [line.width_pt for line in found.lines] == [3]


def test_a_form_that_is_scaled_has_scaled_lines() -> None:
    found = drawn(b".1 0 0 .1 0 0 cm /A Do", stream(b"2 w 0 0 m 90 90 l S", FORM))
    assert [line.width_pt for line in found.lines] == [0.2]


def test_a_group_is_told_and_begins_opaque() -> None:
    form = stream(b"0 0 9 9 re f", f"{FORM}/Group<</S/Transparency/CS/DeviceCMYK>>")
    assert [(t.kind, t.detail) for t in drawn(b"/A Do", form).transparency] == [("group", "DeviceCMYK")]


def test_a_form_that_draws_itself_ends_and_is_told() -> None:
    form = stream(b"/A Do 0 0 9 9 re f", f"{FORM}/Resources<</XObject<</A 100 0 R>>>>")
    found = drawn(b"/A Do", form)
    assert (found.faults, len(found.fills)) == (("a form draws itself",), 1)


@pytest.mark.parametrize(
    ("entries", "oddity"),
    [
        ("/OPI<<>>", "opi"),
        ("/Subtype2/PS", "postscript"),
        ("/PS 100 0 R", "postscript"),
        ("/Ref<<>>", "reference-xobject"),
    ],
)
def test_what_is_more_than_a_mark_is_told(entries: str, oddity: str) -> None:
    assert drawn(b"/A Do", stream(b"0 0 9 9 re f", FORM + entries)).objects == (oddity,)


def test_a_form_that_cannot_be_decoded_leaves_it_open() -> None:
    found = drawn(b"/A Do", stream(b"rubbish", f"{FORM}/Filter/FlateDecode"))
    assert (found.has_marks, found.faults) == (None, ("a form cannot be decoded",))


def test_pages_that_draw_the_same_have_the_same_fingerprint() -> None:
    forms = (stream(b"0 0 9 9 re f", FORM), stream(b"0 0 5 5 re f", FORM))
    sheets = [
        page(content=b"/A Do", entries=f"/Resources<</XObject<</A {number} 0 R>>>>")
        for number in (100, 101, 100)
    ]
    one, other, again = (found.fingerprint for found in known_facts(pdf(*sheets, extra=forms)).pages)
    assert one == again != other
