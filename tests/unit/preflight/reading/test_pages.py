import pytest

from preflight.facts import GroupFacts
from preflight_builders import known_facts, page, pdf, stream

NOTE = "/Annots[<</Type/Annot/Subtype/Stamp/Rect[10 10 60 60]/F 4/AP<</N 100 0 R>>>>]"


def test_a_printed_annotation_is_painted_into_its_rectangle() -> None:
    drawing = stream(b"1 0 0 rg 0 0 10 10 re f", "/Subtype/Form/BBox[0 0 10 10]")
    (fill,) = known_facts(pdf(page(bleed=0, content=b"q Q", entries=NOTE), extra=(drawing,))).pages[0].fills
    assert [edge / 25.4 * 72 for edge in fill.rects_mm[0]] == pytest.approx([10, 10, 60, 60], abs=0.02)


def test_the_pages_group_and_default_spaces_are_told() -> None:
    entries = (
        "/Group<</S/Transparency/CS/DeviceRGB/I true>>/Resources<</ColorSpace<</DefaultRGB/DeviceGray>>>>"
    )
    facts = known_facts(pdf(page(entries=entries)))
    found = facts.pages[0]
    assert isinstance(found.group, GroupFacts)
    assert found.group.space is not None
    assert (facts.spaces[found.group.space].process, found.group.isolated) == ("RGB", True)
    assert found.default_spaces == ("DefaultRGB",)


def test_a_page_whose_content_is_split_anywhere_between_tokens_is_read_as_one() -> None:
    entries = "/Contents[100 0 R 101 0 R]"
    found = known_facts(
        pdf(page(content=None, entries=entries), extra=(stream(b"9 9 50"), stream(b"50 re f")))
    )
    assert len(found.pages[0].fills) == 1
