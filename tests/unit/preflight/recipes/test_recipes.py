import io
import re
from dataclasses import replace

import pytest

from preflight import Facts, Finding, evaluate, load_profile, recipe_for, registered_checks, words, words_for
from preflight.facts import Metadata
from preflight.languages import LOCALES
from preflight.recipes import PROGRAMS, defect_of, defects, recipes
from preflight.reports.html import html_report
from preflight.reports.terminal import show_report
from preflight.reports.viewed import FileView
from preflight_builders import JARGON, a4, page_facts, some_facts

ALL = [
    pytest.param(language, defect, program, id=f"{language} {defect} {program}")
    for language in LOCALES
    for defect in sorted(set(defects().values()))
    for program in PROGRAMS
]
MENUS = {
    "en": re.compile(r"\b(Datei|Fenster|Bearbeiten|Exportieren|Speichern|Seite|Ebenen)\b"),
    "de": re.compile(r"\b(File|Window|Edit|Save|Choose|Layers|Download|Settings|Security)\b"),
}


def made_in(creator: str) -> Facts:
    """Facts of a page without bleed, made in a program."""
    page = page_facts(media=(0, 0, 210, 297), trim=(0, 0, 210, 297))
    return replace(some_facts(page), metadata=Metadata({"Creator": creator}, {}))


def short_of(facts: Facts) -> Finding:
    report = evaluate(facts, a4(), load_profile("sheetfed"))
    [finding] = [each for each in report.findings if each.check == "missing-bleed"]
    return finding


@pytest.mark.parametrize(("language", "defect", "program"), ALL)
def test_every_program_has_a_short_plain_recipe_for_every_defect(
    language: str, defect: str, program: str
) -> None:
    recipe = recipes(language)[defect][program]
    assert 5 <= len(recipe.split()) <= 25, len(recipe.split())
    assert recipe.endswith(".")
    assert JARGON.search(recipe) is None
    assert MENUS[language].search(recipe) is None


def test_no_recipe_is_for_a_program_or_defect_that_nobody_asks_for() -> None:
    for language in LOCALES:
        assert set(recipes(language)) == set(defects().values())
        assert all(set(each) == set(PROGRAMS) for each in recipes(language).values())


def test_every_check_with_recipes_exists_with_its_case() -> None:
    checks = registered_checks()
    for name in defects():
        check, _, case = name.partition(".")
        assert check in checks
        assert not case or case in checks[check].texts


def test_a_case_may_be_another_defect_than_its_check() -> None:
    finding = short_of(made_in(""))
    turned = replace(finding, check="trim-size", arguments={"case": "turned"})
    spread = replace(turned, arguments={"case": "spread"})
    assert [defect_of(each) for each in (finding, turned, spread)] == ["bleed", "size", "spreads"]


@pytest.mark.parametrize("locale", ["en", "de", "de-AT"])
def test_a_finding_is_mended_in_the_words_of_the_files_program(locale: str) -> None:
    facts = made_in("Adobe InDesign 19.2 (Macintosh)")
    assert recipe_for(short_of(facts), facts, locale) == recipes(locale[:2])["bleed"]["InDesign"]


@pytest.mark.parametrize("facts", [None, made_in(""), made_in("Keynote")])
def test_an_unknown_program_has_the_general_fix(facts: Facts | None) -> None:
    finding = short_of(made_in(""))
    assert words_for(finding, facts, "de") == words(finding, "de")


def test_a_defect_without_recipes_has_the_general_fix() -> None:
    facts = made_in("Canva")
    finding = replace(short_of(facts), check="attachments", arguments={"case": "attached"})
    assert defect_of(finding) == ""
    assert recipe_for(finding, facts) == words(finding).fix


def test_reports_show_the_recipe() -> None:
    facts = made_in("Canva")
    report = evaluate(facts, a4(), load_profile("sheetfed"))
    page = html_report([FileView("a.pdf", report, (), facts)], locale="de")
    out = io.StringIO()
    show_report("a.pdf", report, out, locale="de", facts=facts)
    assert "Druckbeschnitt anzeigen" in page
    assert "Druckbeschnitt anzeigen" in out.getvalue()
