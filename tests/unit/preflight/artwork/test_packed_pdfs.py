"""PDFs in a ZIP are looked into within bounds and come out byte for byte; what asks for too much does not."""

import io
import zipfile

import pytest

from artwork_builders import locked_zip, zipped
from preflight.artwork.packed import PackedError, opened
from preflight.artwork.packed_pdfs import MOST_LOOKED_INTO, look_into, taken_out
from preflight.facts import PackedPdfFacts
from preflight_builders import A4, page, pdf

CARD = pdf(page((85, 55)), page((85, 55)))
LOCKED = "it is locked with a password"


def seen(data: bytes) -> list[PackedPdfFacts]:
    with opened(io.BytesIO(data)) as archive:
        return list(look_into(archive, archive.infolist()))


def out(data: bytes, place: int = 0) -> bytes:
    with opened(io.BytesIO(data)) as archive:
        return taken_out(archive, place)


def test_pages_and_the_size_of_the_cut_are_told() -> None:
    first, second = seen(zipped({"a/card.pdf": CARD, "sheet.pdf": pdf(page(A4))}))
    assert (first.name, first.file_name, first.member) == ("a/card.pdf", "card.pdf", 0)
    assert (first.pages, first.trim_mm, first.size_bytes, first.unread) == (2, (85.0, 55.0), len(CARD), "")
    assert (second.member, second.pages) == (1, 1)
    assert second.trim_mm == pytest.approx(A4, abs=0.01)


def test_a_pdf_comes_out_as_it_went_in() -> None:
    data = zipped({"readme.txt": b"hello", "card.pdf": CARD})
    assert out(data, 1) == CARD


def test_names_of_windows_have_folders_too() -> None:
    assert PackedPdfFacts("a\\..\\card.pdf", 0, 1).file_name == "card.pdf"


@pytest.mark.parametrize(
    ("member", "why"),
    [
        (b"MZ\x90\x00 a program that is called so", "it is no PDF"),
        (b"", "it is no PDF"),
        (b"%PDF-1.4 and nothing more", ""),
    ],
)
def test_what_is_called_a_pdf_and_is_none_is_not_offered(member: bytes, why: str) -> None:
    (found,) = seen(zipped({"card.pdf": member}))
    assert found.unread.startswith(why)
    assert found.unread


def test_what_is_locked_or_swells_stays_inside() -> None:
    swelling = zipped({"card.pdf": b"%PDF-" + bytes(40 << 20)})
    assert [each.unread for data in (locked_zip(), swelling) for each in seen(data)] == [
        LOCKED,
        "it swells too much",
    ]
    for data, why in ((locked_zip(), LOCKED), (swelling, "swells")):
        with pytest.raises(PackedError, match=why):
            out(data)


def test_a_size_that_lies_is_found_out() -> None:
    data = bytearray(zipped({"card.pdf": CARD + bytes(1000)}, method=zipfile.ZIP_STORED))
    at = data.index(b"PK\x01\x02")
    data[at + 20 : at + 28] = (len(CARD)).to_bytes(4, "little") * 2
    (found,) = seen(bytes(data))
    assert found.unread == "a part is damaged"
    with pytest.raises(PackedError, match="damaged"):
        out(bytes(data))


@pytest.mark.parametrize("place", [-1, 1, 10**9])
def test_a_place_that_is_not_there_is_refused(place: int) -> None:
    with pytest.raises(PackedError, match="no such file"):
        out(zipped({"card.pdf": CARD}), place)


def test_another_file_than_a_pdf_does_not_come_out() -> None:
    with pytest.raises(PackedError, match="no PDF"):
        out(zipped({"card.exe": b"MZ"}))


def test_only_the_first_are_looked_into() -> None:
    assert len(seen(zipped({f"{number}.pdf": CARD for number in range(30)}))) == MOST_LOOKED_INTO


def test_a_large_one_is_named_and_not_looked_into(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("preflight.artwork.packed_pdfs.MOST_LOOK_BYTES", len(CARD) - 1)
    (found,) = seen(zipped({"card.pdf": CARD}))
    assert (found.pages, found.unread) == (0, "")
    assert out(zipped({"card.pdf": CARD})) == CARD
