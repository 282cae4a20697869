"""What would be found in a file that could take another's place is known before it is chosen, and nothing changes."""

from dataclasses import replace
from pathlib import Path

import pytest

from artwork_builders import zipped
from draft_builders import a_draft, listed, row, send
from gateway.malware.clamd import Clamd
from gateway.services.examine_file import examine_soon
from gateway.services.foresee_file import Foreseen, foreseen
from gateway.services.mend_file import mended_copy
from gateway.services.mendings import Mending, mendings_here
from gateway.services.shop import Shop
from gateway.storage.hashed_file import Blob
from gateway_builders import a_shop
from good_orders import flyer, flyer_pdf
from preflight import Fix, Fixed, NotFixed, WhyNot

SOUND = zipped({"flyer.pdf": flyer_pdf()})


@pytest.fixture
def shop(tmp_path: Path) -> Shop:
    return a_shop(tmp_path)


def offered(shop: Shop, data: bytes = SOUND) -> tuple[str, Mending]:
    draft = a_draft(shop, answers=flyer())
    send(shop, draft, data, name="job.zip")
    (mending,) = mendings_here(shop, row(shop, draft))
    return draft, mending


def settled(shop: Shop, draft: str, mending: Mending) -> Foreseen:
    copy = mended_copy(shop, mending.sha256, [mending.proposal.fix])
    assert isinstance(copy, Blob)
    examine_soon(shop, draft, mending.slot, copy.sha256).result(60)
    return foreseen(shop, draft, mending, "en")


def test_it_is_looked_into_in_the_background_and_then_judged_by_the_order(shop: Shop):
    draft, mending = offered(shop)
    assert foreseen(shop, draft, mending, "en") == Foreseen("flyer.pdf", is_looking=True)
    seen = settled(shop, draft, mending)
    assert seen.report is not None
    assert (seen.name, seen.pages, seen.report.verdict, seen.report.findings) == ("flyer.pdf", 2, "pass", ())
    assert [file.name_given for file in listed(shop, draft)] == ["job.zip"]


def test_its_findings_are_told_in_the_readers_language(shop: Shop):
    draft, mending = offered(shop, zipped({"flyer.pdf": flyer_pdf(bleed=0)}))
    assert settled(shop, draft, mending).report is not None
    seen = foreseen(shop, draft, mending, "de")
    assert seen.report is not None
    assert [found.check for found in seen.report.findings] == ["missing-bleed"]
    assert "Beschnitt" in seen.words[0].customer


def test_one_that_cannot_be_had_is_gone_and_not_asked_for_again(shop: Shop):
    draft, mending = offered(shop)
    tried: list[Path] = []

    def mend(path: Path, _fixes: tuple[Fix, ...], _target: Path) -> Fixed | NotFixed:
        tried.append(path)
        return NotFixed(WhyNot.TIMEOUT, "too long")

    poor = replace(shop, mend=mend)
    assert isinstance(mended_copy(poor, mending.sha256, [mending.proposal.fix]), NotFixed)
    assert (
        foreseen(poor, draft, mending, "en") == foreseen(poor, draft, mending, "en") == Foreseen("flyer.pdf")
    )
    assert len(tried) == 1
    assert settled(shop, draft, mending).pages == 2


def test_one_that_is_held_back_is_not_touched(shop: Shop):
    draft, mending = offered(shop)
    nobody = replace(shop, scanner=Clamd("unix:/nowhere/clamd.ctl", 1.0, 1 << 20))
    assert foreseen(nobody, draft, mending, "en") == Foreseen("flyer.pdf")
