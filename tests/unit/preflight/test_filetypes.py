import zipfile

import pytest

from archive_builders import rar_4, rar_5
from artwork_builders import zipped
from preflight.filetypes import by_kind, recognise


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"%PDF-1.4", "pdf"),
        (b"\xef\xbb\xbf%PDF-2.0", "pdf"),
        (b"x" * 1000 + b"%PDF-1.4", "pdf"),
        (b"x" * 2000 + b"%PDF-1.4", "unknown"),
        (b"", "empty"),
        (b"\x89PNG\r\n\x1a\n", "png"),
        (b"MM\x00*rest", "tiff"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8", "webp"),
        (b"\x00\x00\x00\x18ftypheic", "heic"),
        (b"\xc5\xd0\xd3\xc6 dos eps", "eps"),
        (b"%!PS-Adobe-3.0", "postscript"),
        (b"PK\x03\x04....word/document.xml", "docx"),
        (b"PK\x03\x04....mimetypeapplication/vnd.oasis.opendocument.text", "opendocument"),
        (b"PK\x03\x04....links/picture.jpg", "zip"),
        (b"\n\n<HTML><body>404", "html"),
        (b"RIFF\x00\x00\x00\x00CDRAvrsn", "coreldraw"),
        (b"MMXPR3", "unknown"),
        (b"\x00\x00MMXPR3", "quark"),
    ],
)
def test_a_file_is_known_by_its_first_bytes(head: bytes, kind: str) -> None:
    assert recognise(head).kind == kind


@pytest.mark.parametrize("head", [b"%PDF-", b"", b"\xff\xd8\xff", b"PK\x03\x04", b"<svg", b"8BPS", b"?"])
def test_a_kind_kept_in_facts_finds_its_entry_again(head: bytes) -> None:
    assert by_kind(recognise(head).kind) == recognise(head)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (zipped({"a.pdf": b"%PDF-1.7"}, method=zipfile.ZIP_STORED), "zip"),
        (rar_4({"a.pdf": b"%PDF-1.7"}), "rar"),
        (rar_5({"a.pdf": b"%PDF-1.7"}), "rar"),
        (b"\x1b%-12345X@PJL\n%PDF-1.7", "pdf"),
    ],
)
def test_a_folder_that_holds_a_pdf_as_it_is_is_a_folder(data: bytes, kind: str) -> None:
    assert recognise(data).kind == kind
