"""The words of pages: complete in every language, filled in, and free of hidden characters."""

import json
import re
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from gateway.web.words import DEFAULT, FOLDER, Words, catalogue, choose, locales, plain

AT = datetime(2026, 12, 11, 9, 5, tzinfo=UTC)


def forms(text: Any) -> list[str]:
    """All forms of a text."""
    return [str(form) for form in text.values()] if isinstance(text, dict) else [str(text)]


def blanks(text: Any) -> set[str]:
    """What a text wants to be filled in."""
    return {name for form in forms(text) for name in re.findall(r"\{(\w+)", form)}


@pytest.mark.parametrize("locale", locales())
def test_every_language_has_every_text_with_the_same_blanks(locale: str):
    ours, theirs = catalogue(DEFAULT), catalogue(locale)
    assert ours.keys() == theirs.keys()
    assert {key for key in ours if blanks(ours[key]) != blanks(theirs[key])} == set()


@pytest.mark.parametrize(
    "path", sorted(FOLDER.rglob("*.json")), ids=lambda path: f"{path.parent.name}/{path.stem}"
)
def test_no_text_is_empty_or_carries_markup(path: Any):
    texts = json.loads(path.read_text(encoding="utf-8"))
    assert [key for key, text in texts.items() if not all(form.strip() for form in forms(text))] == []
    assert [key for key, text in texts.items() if any("<" in form for form in forms(text))] == []


def test_the_first_language_that_we_speak_is_chosen():
    assert choose("fr, de-AT;q=0.8, en;q=0.1") == "de"
    assert choose("", "de", "en") == "de"
    assert choose("xx") == DEFAULT
    assert choose("*", "\x00", "en-GB") == DEFAULT


def test_a_key_that_nobody_wrote_is_an_error():
    with pytest.raises(KeyError):
        Words("en")("common.no_such_key")


def test_times_are_those_of_the_shop():
    words = Words("de", "Europe/Berlin")
    assert words.time(AT) == "10:05"
    assert words.day(date(2026, 12, 11)) == "Fr. 11. Dez."
    assert Words("en").day(AT) == "Fri 11 Dec"


def test_money_and_numbers_are_written_as_the_reader_does():
    assert Words("en").money("306", "EUR") == "€306.00"
    assert Words("de").money("1306.5", "EUR") == "1.306,50\xa0€"
    assert Words("de").number(12.5) == "12,5"
    assert Words("en").size(40_100_000) == "40.1 MB"
    assert Words("en").size(12) == "12 B"


def test_how_long_ago_is_never_in_the_future():
    assert Words("en").ago(AT, AT + timedelta(hours=2)) == "2 hours"
    assert Words("en").ago(AT + timedelta(hours=2), AT) == "just now"


@pytest.mark.parametrize(
    ("past", "told"),
    [
        (timedelta(minutes=59, seconds=59), "59 minutes"),
        (timedelta(minutes=119), "1 hour"),
        (timedelta(hours=47), "1 day"),
    ],
)
def test_how_long_ago_is_told_in_whole_units(past: timedelta, told: str):
    assert Words("en").ago(AT, AT + past) == told


def test_a_time_of_another_day_is_told_with_its_day():
    assert Words("en").when(AT, AT + timedelta(hours=2)) == "09:05"
    assert Words("de").when(AT, AT + timedelta(days=2)) == "Fr. 11. Dez., 09:05"


def test_dates_are_written_as_their_readers_write_them():
    assert [Words(locale).long_date(AT) for locale in ("en", "de")] == [
        "11 December 2026",
        "11. Dezember 2026",
    ]


def test_tricks_with_directions_are_taken_out_of_somebodys_text():
    assert plain("invoice\u202efdp.exe") == "invoicefdp.exe"
    assert plain("a\u2066b\u2069c\u200fd\x00e\x1bf") == "abcdef"
    assert plain("שלום ünïcode 印刷\nline") == "שלום ünïcode 印刷\nline"
