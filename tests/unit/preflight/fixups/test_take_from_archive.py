"""A PDF is taken out of a ZIP in the sandbox, byte for byte, and only where it is offered."""

import hashlib
from pathlib import Path

import pytest

from artwork_builders import card, idml, zipped
from fixup_builders import Looked, looked
from preflight import Area, Fix, Fixed, NotFixed, WhyNot, sandbox
from preflight_builders import page, pdf

CARD = pdf(page((85, 55)))
SHEET = pdf(page())
JOB = zipped({"Links/logo.pdf": CARD, "a.txt": b"", "sheet.pdf": SHEET, "job/card.pdf": CARD})


def offered(data: bytes) -> Looked:
    return looked(data, card())


def taken(tmp_path: Path, data: bytes, *fixes: Fix) -> bytes | NotFixed:
    source, target = tmp_path / "job.zip", tmp_path / "copy"
    source.write_bytes(data)
    made = sandbox.fixed(source, fixes, target)
    if isinstance(made, NotFixed):
        assert not target.exists()
        return made
    assert made == Fixed(hashlib.sha256(target.read_bytes()).hexdigest(), target.stat().st_size)
    return target.read_bytes()


def test_each_pdf_is_a_choice_of_its_own_and_the_ordered_one_the_first(tmp_path: Path) -> None:
    first, second = offered(JOB).proposals
    assert [dict(each.fix.parameters) for each in (first, second)] == [
        {"file_name": "card.pdf", "member": 3.0},
        {"file_name": "sheet.pdf", "member": 2.0},
    ]
    assert (first.area, first.for_customers, first.opt_in) == (Area.OTHER_FILE, True, False)
    assert '"card.pdf"' in first.customer
    assert (taken(tmp_path, JOB, first.fix), taken(tmp_path, JOB, second.fix)) == (CARD, SHEET)


def test_the_pdf_hides_that_the_layout_beside_it_lacks_its_pictures() -> None:
    both = offered(zipped({"job.idml": idml("a.tif"), "job.pdf": CARD}))
    assert [each.check for each in both.report.findings] == ["archive-content"]
    alone = offered(zipped({"job.idml": idml("a.tif")}))
    assert {each.check for each in alone.report.findings} == {"archive-content", "package-links"}
    assert alone.proposals == ()


@pytest.mark.parametrize(
    "data",
    [
        zipped({"../../card.pdf": CARD, "card.pdf": CARD}),
        zipped({"card.pdf": CARD, "zeros": bytes(64 << 20)}),
        zipped({"Links/card.pdf": CARD}),
        zipped({"card.pdf": b"no PDF"}),
        zipped({"inner.zip": zipped({"card.pdf": CARD})}),
        b"PK\x03\x04 broken",
    ],
    ids=["leads out", "swells", "only placed", "no PDF", "nested", "broken"],
)
def test_nothing_is_offered_where_nothing_should_be_taken(data: bytes) -> None:
    found = offered(data)
    assert found.proposals == ()
    assert found.report.verdict == "stop"


@pytest.mark.parametrize(
    ("data", "fixes"),
    [
        (JOB, [Fix("take-from-archive", {"file_name": "a.txt", "member": 1.0})]),
        (JOB, [Fix("take-from-archive", {"member": 99.0})]),
        (JOB, [Fix("take-from-archive", {})]),
        (JOB, [Fix("take-from-archive", {"member": 3.0}), Fix("rotate", {"pages": "1", "turn_deg": 90.0})]),
        (CARD, [Fix("take-from-archive", {"member": 0.0})]),
    ],
    ids=["no PDF", "not there", "not said", "with another", "no ZIP"],
)
def test_what_was_not_offered_is_refused(tmp_path: Path, data: bytes, fixes: list[Fix]) -> None:
    found = taken(tmp_path, data, *fixes)
    assert isinstance(found, NotFixed)
    assert found.reason is WhyNot.CANNOT


def test_a_zip_that_is_turned_is_left_as_it_is(tmp_path: Path) -> None:
    found = taken(tmp_path, JOB, Fix("rotate", {"pages": "1", "turn_deg": 90.0}))
    assert isinstance(found, NotFixed)
    assert found.reason is WhyNot.KIND
