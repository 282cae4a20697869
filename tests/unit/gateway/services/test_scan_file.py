"""A file is scanned before anything reads it; what is infected is set aside, what was not scanned is held."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from clamd_servers import EICAR as INFECTED
from clamd_servers import NAME, clamd
from gateway.domain.cases import Action
from gateway.malware.clamd import Clamd
from gateway.services.examine_file import examine_soon, known_facts
from gateway.services.mend_file import mended_copy
from gateway.services.scan_file import held_back, scanned_anew
from gateway.services.shop import Shop
from gateway.services.show_pages import page_picture
from gateway.services.why_standing import why_standing
from gateway_builders import a_file, caller_of, run_work
from good_orders import flyer_pdf
from preflight import CollectFailure, Facts, Fix, NotFixed, Picture, PictureFailure, Watch
from preflight.failure import Reason
from service_builders import Shelf, act, ledger, open_case, place, shelf_shop, state, view

MOST = 64 << 20


@pytest.fixture(scope="module")
def daemon() -> Iterator[str]:
    with clamd() as address:
        yield address


@pytest.fixture
def shop(tmp_path: Path, daemon: str) -> Shop:
    return replace(shelf_shop(tmp_path, Shelf("press-1")), scanner=Clamd(daemon, 10.0, MOST))


@pytest.fixture
def unscanned(shop: Shop) -> Shop:
    """The shop while its scanner is down; no parser may be asked then."""
    return replace(shop, scanner=Clamd("unix:/nowhere/clamd.ctl", 1.0, MOST), collect=_never)


def _never(_path: Path, sha256: str, _watch: Watch) -> Facts | CollectFailure:
    pytest.fail(f"{sha256} was read")


def held(shop: Shop, data: bytes) -> str:
    return shop.blobs.put(data, shop.new_id()).sha256


def test_a_clean_file_goes_on_as_without_a_scanner(shop: Shop) -> None:
    order_id = place(shop)
    assert (state(shop, order_id), len(ledger(shop, order_id))) == ("sent", 1)


def test_an_infected_file_is_refused_before_any_parser_reads_it_and_never_delivered(shop: Shop) -> None:
    order_id = place(replace(shop, collect=_never), INFECTED)
    case = open_case(shop, order_id)
    assert (case.code, case.turn) == ("file-infected", "customer")
    assert NAME in case.evidence["files"][0]["crashed"][0]["detail"]
    assert {action.action for action in case.actions} == {"replace-file", "ask-customer", "hold", "cancel"}
    assert (state(shop, order_id), ledger(shop, order_id)) == ("needs_customer", [])


def test_the_customer_is_told_nothing_of_the_signature(shop: Shop) -> None:
    order_id = place(shop, INFECTED)
    assert NAME not in repr(view(shop, order_id, "ana"))
    (case,) = view(shop, order_id, "ana").cases
    assert case.sentence.startswith("A virus was found in a file")
    assert case.next_step.startswith("Send a clean file")
    why = why_standing(shop, caller_of(shop, "ana"), order_id)
    assert "A virus was found" in repr(why)
    assert NAME not in repr(why)


def test_a_clean_file_in_its_place_sends_the_order_on(shop: Shop) -> None:
    order_id = place(shop, INFECTED)
    act(shop, order_id, Action.REPLACE_FILE, "ana", files={"single": a_file(shop, flyer_pdf())})
    run_work(shop)
    assert state(shop, order_id) == "sent"


def test_while_the_scanner_is_down_files_are_held_and_trying_again_lets_them_go(
    shop: Shop, unscanned: Shop
) -> None:
    order_id = place(unscanned)
    case = open_case(unscanned, order_id)
    assert (case.code, case.turn) == ("file-not-scanned", "csr")
    assert "cannot be reached" in case.evidence["files"][0]["crashed"][0]["detail"]
    assert "accept" not in {action.action for action in case.actions}
    act(unscanned, order_id, Action.RETRY)
    run_work(unscanned)
    assert open_case(unscanned, order_id).code == "file-not-scanned"
    act(shop, order_id, Action.RETRY)
    run_work(shop)
    assert state(shop, order_id) == "sent"


def test_no_page_of_an_infected_or_unscanned_file_is_drawn(shop: Shop, unscanned: Shop) -> None:
    sha256 = held(shop, flyer_pdf())
    assert isinstance(page_picture(unscanned, sha256, 1, 220), PictureFailure)
    assert isinstance(page_picture(shop, sha256, 1, 220), Picture)
    assert isinstance(page_picture(shop, held(shop, INFECTED), 1, 220), PictureFailure)


def test_no_file_that_is_held_back_is_mended(shop: Shop) -> None:
    assert isinstance(
        mended_copy(shop, held(shop, INFECTED), (Fix("remove-comments", {"pages": "1"}),)), NotFixed
    )


def test_a_file_in_a_draft_is_scanned_before_it_is_examined(shop: Shop) -> None:
    order_id, sha256 = place(shop), held(shop, INFECTED)
    examine_soon(replace(shop, collect=_never), order_id, "single", sha256).result(30)
    found = known_facts(shop, sha256)
    assert isinstance(found, CollectFailure)
    assert found.reason is Reason.INFECTED


def test_what_was_clean_before_is_set_aside_when_newer_signatures_know_it(shop: Shop) -> None:
    data = flyer_pdf()
    sha256 = held(shop, data)
    assert held_back(shop, sha256) is None
    assert isinstance(page_picture(shop, sha256, 1, 220), Picture)
    with clamd(known=data) as address:
        newer = replace(shop, scanner=Clamd(address, 10.0, MOST), collect=_never)
        assert open_case(newer, place(newer, data)).code == "file-infected"
    assert isinstance(page_picture(shop, sha256, 1, 220), PictureFailure)
    assert scanned_anew(shop, sha256) is None  # the signature was withdrawn
    assert held_back(shop, sha256) is None


def test_without_a_scanner_nothing_is_held(tmp_path: Path) -> None:
    shop = shelf_shop(tmp_path, Shelf("press-1"))
    sha256 = held(shop, flyer_pdf())
    assert (held_back(shop, sha256), scanned_anew(shop, sha256)) == (None, None)
