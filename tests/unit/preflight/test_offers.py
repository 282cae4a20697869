"""Every fixup is told in every language the day its file appears."""

import string

import pytest

from preflight import WhyNot, left_alone, offer_words, registered_fixups
from preflight.fixup import Fix, Fixup
from preflight.languages import LOCALES
from preflight.offers import translation_of_fixup

FIXUPS = [pytest.param(each, id=each.id) for each in registered_fixups().values()]
JARGON = {"trimbox", "bleedbox", "devicen", "overprint", "knockout", "rip", "tac", "separation", "javascript"}
OTHERS = pytest.mark.parametrize("locale", [locale for locale in LOCALES if locale != "en"])


def names_in(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


@OTHERS
@pytest.mark.parametrize("entry", FIXUPS)
def test_every_fixup_is_told_with_the_same_figures(entry: Fixup, locale: str) -> None:
    told = translation_of_fixup(entry, locale)
    assert set(told) == {"title", "why", "changes", "operator", "customer"}
    assert names_in(told["operator"]) == names_in(entry.offer.operator)
    assert names_in(told["customer"]) == names_in(entry.offer.customer)


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("entry", FIXUPS)
def test_a_customer_reads_at_most_25_words_without_jargon(entry: Fixup, locale: str) -> None:
    told = translation_of_fixup(entry, locale) or {"customer": entry.offer.customer}
    words = told["customer"].split()
    assert len(words) <= 25
    assert not JARGON & {word.strip(".,:()").lower() for word in words}


def test_german_has_its_own_words_and_numbers() -> None:
    fix = Fix("raise-hairlines", {"pages": "1-3", "width_pt": 0.25})
    assert offer_words(fix, "de-AT").operator == "Seiten 1-3: Linien unter 0,25 pt auf 0,25 pt verbreitern"
    assert offer_words(fix, "en").operator == "Pages 1-3: make lines below 0.25 pt 0.25 pt wide"
    assert offer_words(fix, "fr") == offer_words(fix, "en")


@pytest.mark.parametrize("why", WhyNot)
def test_why_a_file_is_left_alone_is_told_in_every_language(why: WhyNot) -> None:
    assert len({left_alone(why, locale) for locale in LOCALES}) == len(LOCALES)
