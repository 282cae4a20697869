from dataclasses import replace

from preflight import Report, Verdict, evaluate, load_profile
from preflight.facts import ActionFacts
from preflight_builders import a4, page_facts, some_facts, told


def report(*actions: ActionFacts) -> Report:
    facts = replace(some_facts(page_facts(1), page_facts(2)), actions=actions)
    return evaluate(facts, a4(), load_profile("sheetfed"))


def test_many_links_are_one_finding_with_their_number_and_pages() -> None:
    found = report(
        *[ActionFacts("URI", "annotation", f"https://a.example/{n}", 1 + n % 2) for n in range(30)]
    )
    assert told(found, "active-content") == [("link", "info", "1-2")]
    assert "links to web pages: 30" in found.findings[0].message
    assert found.verdict is Verdict.PASS


def test_scripts_ask_for_a_look_and_a_program_to_start_stops_the_file() -> None:
    assert report(ActionFacts("JavaScript", "names", "x")).verdict is Verdict.WARN
    assert report(ActionFacts("Launch", "open", "calc.exe")).verdict is Verdict.STOP


def test_scripts_of_the_file_and_of_a_page_are_one_finding() -> None:
    found = report(ActionFacts("JavaScript", "names", "x"), ActionFacts("JavaScript", "page", "y", 2))
    assert told(found, "active-content") == [("script", "warning", "2")]


def test_what_only_turns_pages_is_not_told() -> None:
    assert (
        report(ActionFacts("GoTo", "open"), ActionFacts("Named", "annotation", "NextPage", 1)).findings == ()
    )
