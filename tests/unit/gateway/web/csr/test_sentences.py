"""Why a Case stands still, in the reader's language."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from adapters import DeviceEventKind, Placement
from gateway.domain.cases import KINDS
from gateway.web.csr.sentences import sentence
from gateway.web.words import Words
from good_orders import flyer_pdf
from page_builders import Browser
from service_builders import Shelf, open_case, place, say, shelf_shop

GERMAN = Words("de")
IN_OTHER_WORDS = {
    "file-stopped", "file-needs-consent", "file-not-checked", "file-asks-shop", "order-contradicts-itself",
    "no-pickup", "ticket-invalid", "device-unreachable", "device-down", "customer-message",
}  # fmt: skip
"""The codes worded from a file's findings, by where the ticket lies, or in words from elsewhere as they are."""


@dataclass
class Kept:
    """A Case as it is kept."""

    code: str
    evidence: dict[str, Any] = field(default_factory=dict)
    sentence: str = "as it was kept"


@pytest.mark.parametrize("code", sorted(set(KINDS) - IN_OTHER_WORDS))
def test_a_case_is_worded_from_its_evidence(code: str):
    names = ("device", "device_words", "text", "job_id", "file", "to", "problem", "asked")
    said = sentence(GERMAN, Kept(code, {name: f"<{name}>" for name in names}), {})
    assert said != "as it was kept"
    assert "{" not in said


@pytest.mark.parametrize("placement", [each.value for each in Placement if each is not Placement.TAKEN])
def test_where_the_ticket_lies_decides_the_words(placement: str):
    evidence = {"device": "press-1", "job_id": "J1", "placement": placement}
    assert "J1" in sentence(GERMAN, Kept("no-pickup", evidence), {})


@pytest.mark.parametrize("code", ["device-refused", "device-failed"])
def test_a_device_that_gave_no_reason_is_said_to_have_given_none(code: str):
    assert "Grund" in sentence(GERMAN, Kept(code, {"device": "press-1", "text": "", "device_words": ""}), {})


def test_a_device_that_is_gone_is_named():
    assert "press-9" in sentence(GERMAN, Kept("no-route", {"inputs": {}, "pinned": "press-9"}), {})


def test_evidence_that_lacks_what_the_words_name_leaves_the_sentence_as_it_was_kept():
    assert sentence(GERMAN, Kept("no-return"), {}) == "as it was kept"
    broken = {"files": [{"slot": "single", "findings": [{"check": "odd"}]}]}
    assert sentence(GERMAN, Kept("file-stopped", broken), {}) == "as it was kept"


def test_a_file_that_could_not_be_looked_into_is_named_as_the_form_names_it():
    evidence = {"files": [{"slot": "single", "findings": [], "crashed": [{"detail": "boom"}]}]}
    said = sentence(GERMAN, Kept("file-not-checked", evidence), {"single": "Druckdatei"})
    assert said.startswith("Druckdatei: ")


def test_a_german_reader_finds_no_english_and_no_inner_name_in_the_pane(tmp_path: Path):
    shelf = Shelf()
    shop = shelf_shop(tmp_path, shelf)
    stopped, refused = place(shop, flyer_pdf(bleed=0)), place(shop)
    say(shop, shelf, DeviceEventKind.REFUSED, shelf.on_shelf()[-1], text="E-4711")
    carl = Browser(shop, "carl", language="de")
    for order, expected in (
        (stopped, "Druckdatei (PDF): Seiten 1-2: Beschnitt"),
        (refused, "shelf hat das Ticket abgelehnt: E-4711"),
    ):
        page = carl.get(f"/cases/{open_case(shop, order).id}?view=all")
        told = "".join(
            each.text_content() for each in page("//*[@id='proofs' or @id='story' or @id='do-suggestion']/*")
        )
        assert expected in told
        assert not {word for word in ("refused the ticket", "single", "bleed is") if word in told}


def test_what_a_device_does_not_take_is_named_in_the_reader_s_language():
    evidence = {
        "device": "press-9", "asked": "delivery: 2", "refused": [
            {"topic": "delivery", "asked": "500 x Kassel"}, {"topic": "files", "asked": "2 > 1"},
        ],
    }  # fmt: skip
    assert sentence(GERMAN, Kept("device-would-refuse", evidence), {}) == (
        "press-9 nimmt diesen Auftrag nicht: Lieferung: 500 x Kassel; Anzahl der Dateien: 2 > 1."
    )
