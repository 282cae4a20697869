"""Files as customers send them: all that is the matter is told, nothing else, in words that help.

The customer's texts were read by a person; who changes one reads them here as the customer does, one after the other.
"""

import json
import re
from pathlib import Path

import pytest

from customer_files import CANVA, CUSTOMER_FILES, INDESIGN, PHONE, WORD, Sent
from preflight import Report, Severity, Verdict, evaluate, load_profile, words_for
from preflight.__main__ import main
from preflight_builders import JARGON
from preflight_store import facts_read, pixels_read

FOUND = {
    WORD.name: {
        "low-resolution.coarse": ("error", "1"),
        "missing-bleed.short": ("error", "1"),
        "colour-space.rgb": ("warning", "1"),
        "rich-black-text.screen-colours": ("warning", "1"),
        "output-intent.missing": ("info", ""),
        "producer-advice.office": ("info", ""),
    },
    CANVA.name: {
        "colour-space.rgb": ("warning", "1-2"),
        "output-intent.missing": ("info", ""),
        "producer-advice.canva": ("info", ""),
    },
    INDESIGN.name: {"trim-size.spread": ("error", "1-4")},
    PHONE.name: {
        "not-a-pdf.picture": ("error", ""),
        "picture-colours.rgb": ("warning", ""),
        "picture-shape.shape": ("warning", ""),
        "picture-shape.turned": ("info", ""),
        "picture-rotation.turned": ("info", ""),
    },
}
TOLD = {
    WORD.name: [
        "Page 1: a picture will look blurred: 123.8 pixels per inch, 225 are good. Send a larger one.",
        "Page 1: only 0 mm past the cut (left, right, top), 3 mm needed. Export again with bleed on.",
        "Page 1: text, pictures in screen colours. Print looks duller; save with CMYK colours to decide yourself.",
        "Page 1: small black text is in screen colours and may blur. Please set it in pure black.",
    ],
    CANVA.name: [
        "Pages 1-2: text, pictures in screen colours. Print looks duller; save with CMYK colours to decide yourself.",
    ],
    INDESIGN.name: [
        "Pages 1-4: two pages lie side by side. Please export single pages of 148 x 210 mm.",
    ],
    PHONE.name: [
        "Your file is a JPEG picture. Place it on a page of the ordered size and save that as PDF.",
        "Your picture has screen colours. Print looks duller; save it with CMYK colours to decide yourself.",
        "Your picture has another shape than your order. To fill it, 7.2 mm would be cut off.",
    ],
}
VERDICTS = {WORD.name: "stop", CANVA.name: "warn", INDESIGN.name: "stop", PHONE.name: "stop"}
SENT = [pytest.param(sent, id=sent.name) for sent in CUSTOMER_FILES]


def _report(sent: Sent) -> Report:
    return evaluate(facts_read(sent.data), sent.order, load_profile("sheetfed"), pixels_read(sent.data))


@pytest.mark.parametrize("sent", SENT)
def test_all_that_is_the_matter_is_found_and_nothing_else(sent: Sent):
    report = _report(sent)
    found = {
        f"{one.check}.{one.arguments['case']}": (one.severity.value, one.pages) for one in report.findings
    }
    assert (found, report.crashed, report.verdict) == (FOUND[sent.name], (), Verdict(VERDICTS[sent.name]))


@pytest.mark.parametrize("sent", SENT)
def test_the_customer_reads_what_to_do_and_nothing_of_the_trade(sent: Sent):
    pressing = [one for one in _report(sent).findings if one.severity is not Severity.INFO]
    assert [one.customer for one in pressing] == TOLD[sent.name]
    for finding in pressing:
        for locale in ("en", "de"):
            words = words_for(finding, facts_read(sent.data), locale)
            assert len(words.customer.split()) <= 25
            assert not JARGON.search(words.customer)
            assert words.fix


@pytest.mark.parametrize(
    ("sent", "program"),
    [(WORD, "Layout > Size > More Paper Sizes"), (INDESIGN, "Export As: Pages instead of Spreads")],
    ids=["word", "indesign"],
)
def test_the_way_out_is_that_of_the_program_the_file_was_made_with(sent: Sent, program: str):
    facts = facts_read(sent.data)
    assert program in " ".join(words_for(one, facts).fix for one in _report(sent).findings)


def test_spreads_are_one_fault_and_the_count_of_pages_follows_from_it():
    report = _report(INDESIGN)
    assert [(one.finding.check, one.by) for one in report.explained] == [("page-count", "trim-size")]
    assert report.findings[0].from_order == ("trim_w_mm", "trim_h_mm")


@pytest.mark.parametrize("sent", SENT)
def test_the_command_line_says_the_same_of_the_file_and_its_order(
    sent: Sent, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    path = tmp_path / re.sub(r"[^\w.]", "_", sent.name)
    path.write_bytes(sent.data)
    size = f"{sent.order.trim_w_mm:g}x{sent.order.trim_h_mm:g}"
    code = main([str(path), "--json", "--trim", size, "--bleed", "3", "--pages", str(sent.order.pages)])
    said = json.loads(capsys.readouterr().out)
    (report,) = said if isinstance(said, list) else [said]
    assert report["verdict"] == VERDICTS[sent.name]
    assert code == {"warn": 1, "stop": 2}[report["verdict"]]
    told = {f"{one['check']}.{one['arguments']['case']}" for one in report["findings"]}
    assert told == set(FOUND[sent.name])
