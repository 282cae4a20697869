import pytest

from marks_builders import page_of, picture
from preflight import Expected
from preflight.facts import ImageFacts
from preflight.resolution import Asked, too_few
from preflight_builders import some_facts

ASKED = Asked({"coarse": 100.0, "low": 200.0}, {"coarse": 200.0, "low": 300.0})
SETTINGS = {"smallest_mm": 5.0, "fewest_px": 17.0}


def told(*images: ImageFacts, bits: int = 8) -> list[tuple[str, object, object]]:
    facts = some_facts(page_of(images=images))
    hits = too_few(facts, Expected(), SETTINGS, ASKED, lambda image: image.bits == bits)
    return [(hit.case, hit.measured, hit.wanted) for hit in hits]


@pytest.mark.parametrize(
    ("ppi", "expected"),
    [(200, []), (199.9, [("low", 199.9, 300.0)]), (99.9, [("coarse", 99.9, 200.0)])],
)
def test_the_case_is_that_of_the_first_limit_above(ppi: float, expected: list[object]) -> None:
    assert told(picture(ppi)) == expected


def test_the_coarsest_speaks_for_all() -> None:
    assert told(picture(150), picture(80)) == [("coarse", 80, 200.0)]


def test_what_is_not_judged_is_not_told() -> None:
    assert told(picture(80), bits=1) == []
