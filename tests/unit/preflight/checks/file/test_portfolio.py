from dataclasses import replace

from preflight import evaluate, load_profile
from preflight.facts import AttachmentFacts, StructureFacts
from preflight_builders import a4, page_facts, some_facts


def test_the_cover_sheet_is_not_judged_further() -> None:
    cover = page_facts(media=(0, 0, 90, 90), trim=(0, 0, 90, 90))
    facts = replace(
        some_facts(cover),
        structure=StructureFacts(portfolio=True),
        attachments=(AttachmentFacts("a.pdf", "names"),),
    )
    report = evaluate(facts, a4(pages=9), load_profile("sheetfed"))
    assert [finding.check for finding in report.findings] == ["portfolio"]
    assert "explained by portfolio" in {skipped.why for skipped in report.skipped}
