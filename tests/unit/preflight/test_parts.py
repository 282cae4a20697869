import io
from dataclasses import replace

import pytest

from preflight.facts import Facts, SpaceFacts
from preflight.parts import Assembly, Begun, PagesRead, Part, Progress, Settled, Voted, assembled
from preflight.reader import facts_in_parts, read_facts
from preflight_builders import page, page_facts, pdf, some_facts

GRAY, CMYK = SpaceFacts("DeviceGray", "Gray", 1), SpaceFacts("DeviceCMYK", "CMYK", 4)
ABOUT = some_facts()


def progress_of(*parts: Part) -> tuple[Assembly, list[Progress]]:
    told: list[Progress] = []
    assembly = Assembly(told.append)
    for part in parts:
        assembly.add(part)
    return assembly, told


def test_the_parts_of_a_file_make_the_same_facts_as_reading_it_at_once() -> None:
    data = pdf(*[page()] * 7)
    parts = list(facts_in_parts(io.BytesIO(data), sha256="ab"))
    assert assembled(parts) == read_facts(io.BytesIO(data), sha256="ab")
    assert isinstance(parts[0], Begun)
    assert sum(len(part.pages) for part in parts if isinstance(part, PagesRead)) == 7


def test_whoever_watches_sees_the_pages_so_far_and_how_many_there_are() -> None:
    first, second = PagesRead((page_facts(1),), (GRAY,)), PagesRead((page_facts(2),), (CMYK,))
    _, told = progress_of(Begun(ABOUT, 3), first, second)
    assert [(each.read, each.pages) for each in told] == [(1, 3), (2, 3)]
    early = told[0].look()
    assert ([each.number for each in early.pages], early.spaces) == ([1], (GRAY,))
    assert told[1].look().spaces == (GRAY, CMYK)


@pytest.mark.parametrize(
    "parts",
    [
        (),
        (Begun(ABOUT, 1),),
        (Begun(ABOUT, 2), PagesRead((page_facts(1),))),
        (Begun(ABOUT, 2), PagesRead((page_facts(1),)), Settled(ABOUT, 2)),
        (Voted({"walked": 1}, ()),),
    ],
)
def test_half_of_the_facts_are_none(parts: tuple[Part, ...]) -> None:
    assembly, _ = progress_of(*parts)
    assert assembly.facts() is None
    with pytest.raises(ValueError, match="end before"):
        assembled(parts)


def test_a_file_that_breaks_in_the_middle_has_none_of_its_pages() -> None:
    broken = replace(ABOUT, damage=replace(ABOUT.damage, unreadable="no trailer"))
    assembly, _ = progress_of(Begun(ABOUT, 2), PagesRead((page_facts(1),)), Settled(broken, 0))
    facts = assembly.facts()
    assert isinstance(facts, Facts)
    assert (facts.pages, facts.damage.unreadable) == ((), "no trailer")


def test_the_last_vote_counts() -> None:
    parts = Settled(ABOUT, 0), Voted({"walked": 2}, ("pdfium",)), Voted({"walked": 2, "pdfium": 2}, ())
    for until, refused in ((2, ("pdfium",)), (3, ())):
        facts = assembled(parts[:until])
        assert facts.damage.refused_by == refused
