from dataclasses import replace

import pytest

from adapters.limits import Limits
from adapters.lint import TOPICS, Effect, Notice, notices
from jdf import PROCESS_INKS, Binding, Fold, JobSpec, Print, Side
from jdf_builders import flyer
from thirteen_products import THIRTEEN

ALL = tuple(TOPICS)
PLAIN = replace(flyer(), delivery=(), comment="")


def told(
    limits: Limits, spec: JobSpec, *, files: int = 1, name: str = "J-1.jdf", size: int = 100
) -> list[Notice]:
    return list(notices(limits, spec, files=files, name=name, ticket_bytes=size))


def _everything() -> JobSpec:
    """Return a book that wishes for all that any of the thirteen products does."""
    every = tuple(THIRTEEN.values())
    finish = tuple(one for spec in every for part in spec.parts for one in part.finish)
    book = THIRTEEN["book"]
    parts = tuple(
        replace(
            part,
            finish=finish,
            fold=Fold("F4-1", crease=True),
            print=Print(Side((*PROCESS_INKS, "Gold"), coating="glossy")),
        )
        for part in book.parts
    )
    return replace(
        book,
        parts=parts,
        delivery=THIRTEEN["flyer"].delivery,
        comment="Ring at the yard",
        **{
            name: next(getattr(spec, name) for spec in every if getattr(spec, name))
            for name in (
                "insertions",
                "numbering",
                "variable",
                "versions",
                "proofs",
                "packing",
                "certificates",
            )
        },
    )


EVERYTHING = _everything()
STITCHED = replace(EVERYTHING, binding=Binding("saddleStitch"))


@pytest.mark.parametrize("topic", ALL)
def test_each_topic_is_asked_by_a_job_of_everything_and_not_by_a_plain_flyer(topic: str) -> None:
    spec = STITCHED if topic == "stitching" else EVERYTHING
    (notice,) = told(Limits(refuses=(topic,)), spec)
    assert (notice.topic, notice.effect, bool(notice.asked)) == (topic, Effect.REFUSED, True)
    assert told(Limits(ignores=(topic,)), PLAIN) == []


def test_a_device_that_ignores_twenty_wishes_has_twenty_notices_in_words() -> None:
    found = told(Limits(ignores=ALL), EVERYTHING)
    assert [one.topic for one in found] == [topic for topic in ALL if topic != "stitching"]
    assert len(found) == 20
    assert {one.effect for one in found} == {Effect.IGNORED}


def test_what_is_asked_for_is_said_with_its_part_and_its_figures() -> None:
    folded = next(spec for spec in THIRTEEN.values() if any(part.fold for part in spec.parts))
    (notice,) = told(Limits(ignores=("folding",)), folded)
    part = next(part for part in folded.parts if part.fold)
    assert part.fold is not None
    assert notice.asked == f"{part.fold.catalog} ({part.id})"


@pytest.mark.parametrize(
    ("limits", "more", "topic"),
    [
        (Limits(most_files=1), {"files": 2}, "files"),
        (Limits(longest_name=31), {"name": "J" * 28 + ".jdf"}, "name"),
        (Limits(largest_ticket_bytes=5_000_000), {"size": 5_000_001}, "ticket-size"),
    ],
)
def test_numbers_are_refused_beyond_the_most_and_not_at_it(
    limits: Limits, more: dict[str, object], topic: str
) -> None:
    (notice,) = told(limits, PLAIN, **more)  # type: ignore[arg-type]
    assert (notice.topic, notice.effect) == (topic, Effect.REFUSED)
    at = {"files": 1, "name": "J" * 27 + ".jdf", "size": 5_000_000}
    assert told(limits, PLAIN, **at) == []  # type: ignore[arg-type]


def test_a_device_without_limits_takes_all() -> None:
    assert [told(Limits(), spec, files=99, size=10**9) for spec in THIRTEEN.values()] == [[]] * len(THIRTEEN)
