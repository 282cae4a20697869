from dataclasses import replace

from preflight import Report, Verdict, evaluate, load_profile
from preflight.facts import Metadata
from preflight_builders import a4, page_facts, some_facts, told


def report(metadata: Metadata) -> Report:
    return evaluate(replace(some_facts(page_facts()), metadata=metadata), a4(), load_profile("sheetfed"))


def test_all_that_differs_is_one_finding_that_stops_nothing() -> None:
    found = report(Metadata({"Title": "A", "Author": "B"}, {"dc:title": "C", "dc:creator": "D"}))
    assert told(found, "metadata-differs") == [("differs", "info", "")]
    assert found.findings[0].arguments["names"] == "Title, Author"
    assert found.verdict is Verdict.PASS


def test_blanks_and_what_stands_in_one_place_alone_are_no_difference() -> None:
    metadata = Metadata(
        {"Title": " A\nB ", "Author": "", "Creator": "C"}, {"dc:title": "A B", "dc:creator": "D"}
    )
    assert report(metadata).findings == ()


def test_the_end_of_a_long_text_is_not_compared() -> None:
    metadata = Metadata({"Keywords": "x" * 200}, {"pdf:Keywords": "x" * 250})
    assert report(metadata).findings == ()


def test_a_broken_packet_is_told_with_its_fault() -> None:
    [finding] = report(Metadata({}, {}, xmp_fault="not well-formed", has_xmp=True)).findings
    assert "not well-formed" in finding.message
