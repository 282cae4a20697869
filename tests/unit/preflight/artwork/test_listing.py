import io

import pytest

from archive_builders import rar_4, rar_5, seven_zipped
from artwork_builders import card, idml, zipped
from preflight import Facts, evaluate, load_profile
from preflight.artwork.listing import Listing, Member
from preflight.artwork.rar import list_rar
from preflight_builders import known_facts, page, pdf

CARD = pdf(page((85, 55)))
PACKAGE = {
    "job/card.idml": idml("a.tif"),
    "job/Links/logo.pdf": CARD,
    "job/card.pdf": CARD,
    "inner.zip": b"PK",
}
PACKERS = {"7z": seven_zipped, "rar 4": rar_4, "rar 5": rar_5}


def told(facts: Facts) -> list[tuple[str, str]]:
    report = evaluate(facts, card(), load_profile("sheetfed"))
    return [(each.check, each.arguments["case"]) for each in report.findings]


@pytest.mark.parametrize("packer", PACKERS)
def test_every_packer_s_list_tells_the_same(packer: str) -> None:
    archive = known_facts(PACKERS[packer](dict(PACKAGE))).artwork.archive
    like = known_facts(zipped(dict(PACKAGE))).artwork.archive
    assert archive is not None
    assert like is not None
    same = (
        "members",
        "unpacked_bytes",
        "encrypted",
        "pdfs",
        "unsafe",
        "nested",
        "layouts",
        "fonts",
        "linked",
    )
    assert {name: getattr(archive, name) for name in same} == {name: getattr(like, name) for name in same}


@pytest.mark.parametrize("packer", PACKERS)
def test_the_customer_hears_which_pdf_is_in_it_and_what_to_send(packer: str) -> None:
    facts = known_facts(PACKERS[packer]({"card.pdf": CARD}))
    assert told(facts) == [("archive-content", "elsewhere")]
    (found,) = evaluate(facts, card(), load_profile("sheetfed")).findings
    assert "card.pdf" in found.customer
    assert "ZIP" in found.customer


@pytest.mark.parametrize("packer", PACKERS)
def test_a_layout_without_its_pictures_is_told_as_in_a_zip(packer: str) -> None:
    facts = known_facts(PACKERS[packer]({"job/card.indd": b"indd"}))
    assert told(facts) == [("archive-content", "none"), ("package-links", "no-links")]


@pytest.mark.parametrize("data", [rar_4({"a.pdf": CARD}, list_locked=True), rar_5({}, list_locked=True)])
def test_a_list_that_needs_a_password_is_told_as_that_and_not_as_empty(data: bytes) -> None:
    assert told(known_facts(data)) == [("archive-unsafe", "closed")]


def test_an_empty_list_is_empty() -> None:
    assert list_rar(io.BytesIO(rar_5({}))) == Listing([], 0)
    assert Member("a", 1).is_locked is False
    assert told(known_facts(rar_5({}))) == [("archive-content", "empty")]
