import hashlib
from pathlib import Path

import pikepdf
import pytest

from adapters.simulator.files import find_file
from adapters.simulator.ticket import NamedFile

URL = "J1/art%20work.pdf"


@pytest.fixture
def pdf(tmp_path: Path) -> bytes:
    """A file of two pages where the ticket says."""
    (tmp_path / "J1").mkdir()
    with pikepdf.new() as document:
        for _ in range(2):
            document.add_blank_page()
        document.save(tmp_path / "J1" / "art work.pdf")
    return (tmp_path / "J1" / "art work.pdf").read_bytes()


def test_a_file_that_is_as_the_ticket_says_is_found_with_its_digest(tmp_path: Path, pdf: bytes) -> None:
    md5 = hashlib.md5(pdf, usedforsecurity=False).hexdigest()
    found = find_file(tmp_path, NamedFile(URL, len(pdf), md5, 2))
    assert (found.sha256, found.trouble) == (hashlib.sha256(pdf).hexdigest(), "")


@pytest.mark.parametrize(
    ("named", "trouble"),
    [
        (NamedFile("J1/other.pdf", None, "", None), "J1/other.pdf is missing"),
        (NamedFile("J1", None, "", None), "is missing"),
        (NamedFile("http://host/a.pdf", None, "", None), "fetches none"),
        (NamedFile(URL, 7, "", None), "bytes, the ticket says 7"),
        (NamedFile(URL, None, "00" * 16, None), "the checksum"),
        (NamedFile(URL, None, "", 3), "has 2 pages, the ticket says 3"),
    ],
)
@pytest.mark.usefixtures("pdf")
def test_each_difference_from_the_ticket_is_said(tmp_path: Path, named: NamedFile, trouble: str) -> None:
    assert trouble in find_file(tmp_path, named).trouble


def test_a_file_that_is_no_pdf_cannot_be_opened(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"rubbish")
    assert "cannot be opened" in find_file(tmp_path, NamedFile("a.pdf", None, "", 1)).trouble
