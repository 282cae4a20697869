from dataclasses import replace

from preflight import evaluate, load_profile
from preflight.facts import PageFacts
from preflight_builders import a4, page_facts, some_facts


def shown(number: int, fingerprint: str, *, ink: bool | None = True) -> PageFacts:
    return replace(page_facts(number), fingerprint=fingerprint, has_ink=ink)


def found(*pages: PageFacts) -> list[tuple[str, str]]:
    findings = evaluate(some_facts(*pages), a4(), load_profile("sheetfed")).findings
    return [(finding.pages, finding.arguments["first"]) for finding in findings]


def test_repetitions_are_told_by_the_first_page_they_repeat() -> None:
    pages = [shown(n, mark) for n, mark in enumerate("abacba", start=1)]
    assert found(*pages) == [("3, 6", "1"), ("5", "2")]


def test_pages_without_ink_or_fingerprint_repeat_nothing() -> None:
    assert found(shown(1, "a", ink=False), shown(2, "a", ink=False), shown(3, ""), shown(4, "")) == []


def test_the_same_content_on_another_size_is_another_page() -> None:
    other = replace(shown(2, "a"), media=(0.0, 0.0, 220.0, 303.0))
    assert found(shown(1, "a"), other) == []
