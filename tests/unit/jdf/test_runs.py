"""The pages of all files follow each other as a reader turns them."""

from dataclasses import replace

import pytest

from jdf import JobSpec, TicketFile, TicketNotWritableError
from jdf.runs import places, runs_of, span
from jdf_builders import booklet, file_of, flyer, part


def told(spec: JobSpec, files: list[TicketFile]) -> list[tuple[str, int, int]]:
    return [(run.file.url.rpartition("/")[2], run.first, run.count) for run in runs_of(spec, files)]


def files_of(spec: JobSpec) -> list[TicketFile]:
    return [file_of(each) for each in spec.parts]


def test_a_single_part_is_one_run():
    assert told(flyer(), files_of(flyer())) == [("single.pdf", 0, 2)]


def test_a_cover_wraps_what_it_holds():
    spec = replace(booklet(), parts=(part("cover", 4), part("body", 8), part("insert", 4)))
    assert told(spec, files_of(spec)) == [
        ("cover.pdf", 0, 2),
        ("body.pdf", 0, 8),
        ("insert.pdf", 0, 4),
        ("cover.pdf", 2, 2),
    ]
    runs = runs_of(spec, files_of(spec))
    assert [places(runs, each) for each in spec.parts] == ["0 ~ 1 14 ~ 15", "2 ~ 9", "10 ~ 13"]


def test_a_cover_in_several_files_is_cut_between_its_pages():
    cover, body = booklet().parts
    pages = [replace(file_of(cover, 1), url=f"J1/c{number}.pdf") for number in (1, 2, 3, 4)]
    names = [name for name, _, _ in told(booklet(), [*pages, file_of(body)])]
    assert names == ["c1.pdf", "c2.pdf", "body.pdf", "c3.pdf", "c4.pdf"]


def test_the_only_file_of_a_part_has_the_pages_of_the_part():
    spec = flyer()
    assert told(spec, [replace(file_of(spec.parts[0]), pages=None)]) == [("single.pdf", 0, 2)]


def test_of_several_files_each_must_say_how_many_pages_it_has():
    file = file_of(flyer().parts[0])
    with pytest.raises(TicketNotWritableError, match="unknown number of pages"):
        runs_of(flyer(), [file, replace(file, url="J1/b.pdf", pages=None)])


@pytest.mark.parametrize(
    ("first", "count", "said"), [(0, 1, "0"), (4, 1, "4"), (0, 4, "0 ~ 3"), (2, 2, "2 ~ 3")]
)
def test_pages_are_counted_from_zero(first: int, count: int, said: str):
    assert span(first, count) == said
