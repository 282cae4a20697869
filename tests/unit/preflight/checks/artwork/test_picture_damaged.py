import pytest

from artwork_builders import artwork_facts, card, picture_facts
from preflight import Facts, evaluate, load_profile
from preflight.facts import ArtworkFacts
from preflight_builders import check, page, pdf, told

CHECK = "picture-damaged"


def cases(facts: Facts) -> list[tuple[str, str, str]]:
    return told(evaluate(facts, card(), load_profile("sheetfed")), CHECK)


@pytest.mark.parametrize(
    ("facts", "case"),
    [
        (picture_facts(), None),
        (picture_facts(undecoded="more than 256 MB of pixels"), None),
        (picture_facts(damage="it ends early"), "damaged"),
        (picture_facts(width_px=44_721, height_px=44_721), None),
        (picture_facts(width_px=44_730, height_px=44_730), "too-large"),
        (picture_facts(width_px=10**6, height_px=10**6, damage="it ends early"), "too-large"),
        (artwork_facts("jpeg", ArtworkFacts(unread="the JPEG tells no size")), "unread"),
    ],
)
def test_a_broken_picture_is_told_by_the_gravest_that_is_known(facts: Facts, case: str | None) -> None:
    assert cases(facts) == ([(case, "error", "")] if case else [])


def test_a_pdf_is_none_of_its_business() -> None:
    report = check(pdf(page()))
    assert CHECK not in {skipped.check for skipped in report.skipped}
