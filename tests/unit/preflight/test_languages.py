"""Every registered check is told in every language the day its file appears."""

import string
from dataclasses import replace

import pytest

from marks_builders import RGB, file_of, ink, line, page_of, picture
from preflight import Finding, Severity, evaluate, load_profile, registered_checks, words
from preflight.check import Check
from preflight.languages import LOCALES, translation_of
from preflight_builders import a4, blank, check, locked, page, pdf

CHECKS = [pytest.param(entry, id=entry.id) for entry in registered_checks().values()]
LONGEST = {
    "on_pages": "Seiten 1-4, 7",
    "side": "links, rechts",
    "measured": "123,4 x 567,8",
    "wanted": "123,4 x 567,8",
}
OTHERS = pytest.mark.parametrize("locale", [locale for locale in LOCALES if locale != "en"])
SHORT = Finding(
    check="missing-bleed", severity=Severity.ERROR, pages="1-4, 7", places=(), side="left, bottom", measured=1.5,
    wanted=3.0, unit="mm", count=5, arguments={"case": "short"}, fix="", message="Told.", customer="Said.",
)  # fmt: skip


def names_in(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


@OTHERS
@pytest.mark.parametrize("entry", CHECKS)
def test_every_case_is_told_with_the_same_figures(entry: Check, locale: str) -> None:
    cases = translation_of(entry, locale)["cases"]
    assert set(cases) == set(entry.texts)
    for case, text in entry.texts.items():
        assert names_in(cases[case]["operator"]) == names_in(text.operator), case
        assert names_in(cases[case]["customer"]) == names_in(text.customer), case


@OTHERS
@pytest.mark.parametrize("entry", CHECKS)
def test_title_why_and_fix_are_told_and_the_customer_reads_little(entry: Check, locale: str) -> None:
    translation = translation_of(entry, locale)
    assert translation["title"].endswith(".")
    assert all(len(translation[name].split()) >= 4 for name in ("why", "fix"))
    for case in translation["cases"].values():
        filled = case["customer"].format_map(
            {name: LONGEST.get(name, "12,5") for name in names_in(case["customer"])}
        )
        assert len(filled.split()) <= 25, filled


def test_english_is_what_the_finding_carries_with_why_and_fix() -> None:
    told = words(SHORT, "en")
    assert (told.operator, told.customer) == ("Told.", "Said.")
    assert told.why.startswith("The cut wanders")
    assert told.fix.startswith("Extend colours")


@pytest.mark.parametrize("locale", ["de", "de-AT", "de_DE"])
def test_german_has_its_own_words_and_numbers(locale: str) -> None:
    told = words(SHORT, locale)
    assert told.customer.startswith(
        "Seiten 1-4, 7: nur 1,5 mm über den Schnitt hinaus (links, unten), nötig sind 3 mm"
    )
    assert told.operator.startswith("Seiten 1-4, 7: Beschnitt 1,5 mm")
    assert told.why.startswith("Der Schnitt wandert")


@pytest.mark.parametrize("locale", ["fr", "", "..", "xx/../../etc"])
def test_a_language_we_do_not_speak_is_english(locale: str) -> None:
    assert words(SHORT, locale).customer == "Said."


def test_a_finding_of_a_check_that_is_gone_keeps_its_own_words() -> None:
    told = words(replace(SHORT, check="long-gone", fix="Mend it."), "de")
    assert (told.customer, told.operator, told.fix) == ("Said.", "Told.", "Mend it.")


def test_a_case_that_is_gone_keeps_its_own_words() -> None:
    assert words(replace(SHORT, arguments={"case": "gone"}), "de").customer == "Said."


def test_every_finding_of_broken_files_is_told_without_english_left_over() -> None:
    broken = [
        pdf(page(bleed=0), page((90, 90)), blank()),
        pdf(page((420, 297))),
        pdf(page((297, 210))),
        locked(pdf(page()), user="x"),
        locked(pdf(page()), extract=False),
        b"<html>no",
        b"nothing",
        b"",
    ]
    told = [words(f, "de") for data in broken for f in check(data, a4(pages=9)).findings]
    assert len(told) >= 10
    for each in told:
        assert not {"page", "pages", "file", "the", "all", "sides", "print", "copy"} & set(
            each.customer.lower().replace(":", "").replace(",", "").split()
        )


def test_what_is_painted_is_named_in_german() -> None:
    rgb = ink(1, 0, 0, space=RGB)
    facts = file_of(page_of(line(colour=rgb), picture(colour=rgb)))
    [finding] = [
        f for f in evaluate(facts, a4(), load_profile("sheetfed")).findings if f.check == "colour-space"
    ]
    assert words(finding, "de").customer.startswith("Seite 1: Linien, Bilder in Bildschirmfarben.")
