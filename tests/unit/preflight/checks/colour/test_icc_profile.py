from dataclasses import replace

from marks_builders import (
    COATED,
    ICC_CMYK,
    ICC_RGB,
    RGB,
    SRGB,
    SWOP,
    area,
    file_of,
    found,
    ink,
    page_of,
    picture,
)
from preflight.facts import IccFacts, IntentFacts, SpaceFacts

CHECK = "icc-profile"


def told(space: SpaceFacts, intent: IccFacts | None = None, **settings: float) -> list[str]:
    intents = () if intent is None else (IntentFacts("GTS_PDFX", intent.name, "", "", "", intent),)
    facts = file_of(page_of(area(ink(space=space))), output_intents=intents)
    return [case for case, _, _ in found(CHECK, facts, **settings)]


def test_cmyk_of_another_profile_than_the_output_intents_is_converted_again() -> None:
    assert told(ICC_CMYK, COATED) == ["converts-again"]
    assert told(ICC_CMYK, SWOP) == []


def test_cmyk_with_a_profile_and_no_output_intent_is_worth_a_word() -> None:
    assert told(ICC_CMYK) == ["profiled"]


def test_damaged_and_too_new_profiles_are_told() -> None:
    assert told(SpaceFacts("ICCBased", "RGB", 3, icc=replace(SRGB, fault="cut off"))) == ["damaged"]
    new = SpaceFacts("ICCBased", "RGB", 3, icc=replace(SRGB, version="4.3.0"))
    assert told(new) == []
    assert told(new, newest=2.0) == ["too-new"]
    assert told(SpaceFacts("ICCBased", "RGB", 3, icc=replace(SRGB, version="?"))) == []


def test_sound_profiles_on_rgb_and_no_profiles_are_silent() -> None:
    assert told(ICC_RGB, COATED) == []
    assert told(RGB) == []


def test_pictures_count_too() -> None:
    assert found(CHECK, file_of(page_of(picture(colour=ink(space=ICC_CMYK))))) == [("profiled", 1, "2.1.0")]
