from dataclasses import replace

import pytest

from marks_builders import COATED, SRGB, SWOP, file_of, found, page_of
from preflight.facts import IccFacts, IntentFacts

CHECK = "output-intent"
PAGE = page_of()


def intent(
    icc: IccFacts | None = COATED, identifier: str = "FOGRA51", subtype: str = "GTS_PDFX"
) -> IntentFacts:
    return IntentFacts(subtype, identifier, "", "http://www.color.org", "", icc)


def told(*intents: IntentFacts, **settings: float | str | bool) -> list[str]:
    return [case for case, _, _ in found(CHECK, file_of(PAGE, output_intents=intents), **settings)]


def test_none_is_told_where_one_is_required() -> None:
    assert told() == ["missing"]
    assert told(required=False) == []
    assert found(CHECK, file_of()) == []


@pytest.mark.parametrize(
    ("icc", "case"),
    [
        (SRGB, "not-printer"),
        (replace(SRGB, kind="prtr"), "space"),
        (replace(COATED, fault="cut off"), "damaged"),
    ],
)
def test_a_profile_that_does_not_fit_is_told(icc: IccFacts, case: str) -> None:
    assert told(intent(icc)) == [case]


def test_several_are_told_unless_they_are_one_profile() -> None:
    assert told(intent(), intent(SWOP, "SWOP")) == ["several"]
    assert told(intent(), intent(identifier="Custom", subtype="GTS_PDFA1")) == []
    assert told(intent(None), intent(None, "fogra 51")) == []


def test_another_condition_than_the_presss_is_told() -> None:
    assert told(intent(), conditions="FOGRA39, FOGRA47") == ["other"]
    assert told(intent(), conditions="FOGRA39, FOGRA51") == []


def test_a_named_or_embedded_printing_condition_is_silent() -> None:
    assert told(intent()) == []
    assert told(intent(None)) == []
    assert told(intent(SRGB), intent(), space="") == ["several", "not-printer"]


def test_the_intent_of_a_single_page_does_not_speak_for_the_file() -> None:
    assert told(replace(intent(SRGB), page=1)) == ["missing"]
