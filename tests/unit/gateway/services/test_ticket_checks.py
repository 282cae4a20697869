"""A ticket tells how its files were checked, by what, and who let which finding pass."""

import hashlib
import json
from dataclasses import replace
from pathlib import Path

import pytest

from draft_builders import ready_draft, row
from gateway.domain.cases import Action
from gateway.services.consent import to_accept
from gateway.services.examine_file import Sent, judge_draft_file
from gateway.services.place_draft import Placing, place_draft
from gateway.services.shop import Shop
from gateway.services.ticket_checks import checks_for_ticket
from gateway_builders import a_shop, caller_of, run_work
from good_orders import flyer_pdf
from jdf import FileCheck
from preflight import FACTS_SCHEMA, Facts, load_profile
from preflight_builders import page, pdf
from service_builders import Clock, act, place

SHORT = flyer_pdf(bleed=0)
TURNED = pdf(page((210.0, 148.0)), page((210.0, 148.0)))


@pytest.fixture
def shop(tmp_path: Path) -> Shop:
    return replace(a_shop(tmp_path), clock=Clock())


def _check_of(shop: Shop, order_id: str) -> FileCheck:
    with shop.store.read() as tx:
        order = tx.orders.get(order_id)
        assert order is not None
        return checks_for_ticket(tx, order, "0.1")["single"]


def test_a_good_file_is_told_with_the_hashes_of_facts_and_profile(shop: Shop):
    order = place(shop, flyer_pdf())
    check = _check_of(shop, order)
    assert (check.status, check.taken, check.profile) == ("WithoutErrors", (), "sheetfed")
    assert check.profile_sha256 == load_profile("sheetfed").sha256
    with shop.store.read() as tx:
        kept = tx.memory.facts(hashlib.sha256(flyer_pdf()).hexdigest(), FACTS_SCHEMA)
    facts = Facts.from_json(json.dumps(kept))
    assert check.facts_sha256 == hashlib.sha256(facts.to_json().encode()).hexdigest()
    assert check.at == shop.clock()


def test_an_error_that_a_person_signed_off_warns_and_names_them(shop: Shop):
    order = place(shop, SHORT)
    act(shop, order, Action.ACCEPT, reason="agreed by phone")
    run_work(shop)
    check = _check_of(shop, order)
    assert check.status == "WithErrors"
    [finding] = [each for each in check.findings if each.text.startswith("missing-bleed")]
    assert (finding.weight, finding.text.endswith("(accepted)")) == ("Warning", True)
    [taken] = check.taken
    assert (taken.why, taken.at) == ("agreed by phone", shop.clock())
    assert taken.who.startswith("Carl")
    assert taken.findings[0].startswith("missing-bleed: ")


def test_what_nobody_took_upon_themselves_is_still_an_error(shop: Shop):
    order = place(shop, SHORT)
    assert [each.weight for each in _check_of(shop, order).findings if "missing-bleed" in each.text] == [
        "Error"
    ]


def test_a_customers_consent_is_told_as_theirs(shop: Shop):
    draft = ready_draft(shop, TURNED)
    with shop.store.read() as tx:
        file = tx.orders.files(row(shop, draft))["single"]
    judged = judge_draft_file(
        shop, shop.forms["flyer"], row(shop, draft).answers, Sent("single", file.sha256)
    )
    assert judged is not None
    marks = frozenset(finding.fingerprint for finding in to_accept(judged.report))
    place_draft(shop, caller_of(shop, "ana"), draft, Placing([("single", judged.report)], marks))
    run_work(shop)
    check = _check_of(shop, draft)
    assert [each.why for each in check.taken] == ["accepted by the customer"]
    assert [each.weight for each in check.findings if each.text.startswith("trim-size")] == ["Warning"]


def test_what_was_mended_is_told_with_who_wanted_it_and_the_file_as_it_came(shop: Shop):
    order_id = place(shop, SHORT)
    act(shop, order_id, Action.MEND, mends={"single": ("mirror-bleed",)})
    run_work(shop)
    (mended,) = _check_of(shop, order_id).mended
    assert (mended.who, mended.fixups) == ("Carl Example", ("mirror-bleed",))
    assert mended.source_sha256 == hashlib.sha256(SHORT).hexdigest()
    assert [each.split(":")[0] for each in mended.findings] == ["missing-bleed"]
