"""The demo's PDFs, opened by a PDF library that did not make them."""

import io
import re
from dataclasses import replace

import pikepdf
import pytest

from gateway.demo.pdf import Artwork, make_pdf

A5 = Artwork(148, 210, 2, 3, "Autumn opening", ("Free entry",), seed=7)
PT_PER_MM = 72 / 25.4
Box = tuple[float, ...]


def opened(art: Artwork) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(make_pdf(art)))


def boxes(art: Artwork) -> list[dict[str, Box]]:
    with opened(art) as pdf:
        names = ("/MediaBox", "/BleedBox", "/TrimBox")
        return [
            {name[1:]: tuple(float(edge) for edge in page.obj[name]) for name in names} for page in pdf.pages
        ]


def content(art: Artwork) -> bytes:
    with opened(art) as pdf:
        return pdf.pages[0].Contents.read_bytes()


def size_mm(box: Box) -> tuple[float, float]:
    return round((box[2] - box[0]) / PT_PER_MM, 2), round((box[3] - box[1]) / PT_PER_MM, 2)


@pytest.mark.parametrize("pages", [1, 2, 4, 7, 8])
def test_it_has_as_many_pages_as_asked_and_no_fault_in_its_structure(pages: int) -> None:
    with opened(replace(A5, pages=pages)) as pdf:
        assert len(pdf.pages) == pages
        assert not pdf.check_pdf_syntax()


def test_every_page_names_trim_bleed_and_media() -> None:
    for page in boxes(A5):
        assert {name: size_mm(box) for name, box in page.items()} == {
            "TrimBox": (148, 210),
            "BleedBox": (154, 216),
            "MediaBox": (154, 216),
        }


def test_the_trim_lies_in_the_middle_of_the_bleed() -> None:
    page = boxes(A5)[0]
    around = [abs(inner - outer) for inner, outer in zip(page["TrimBox"], page["BleedBox"], strict=True)]
    assert around == pytest.approx([3 * PT_PER_MM] * 4, abs=0.001)


def test_without_bleed_the_page_ends_at_the_cut() -> None:
    page = boxes(replace(A5, bleed_mm=0))[0]
    assert size_mm(page["MediaBox"]) == size_mm(page["TrimBox"]) == (148, 210)


def test_colour_reaches_the_edge_of_the_bleed() -> None:
    ground = re.search(rb"k (-?[\d.]+) (-?[\d.]+) ([\d.]+) ([\d.]+) re f", content(A5))
    assert ground is not None
    wanted = [-3 * PT_PER_MM, -3 * PT_PER_MM, 154 * PT_PER_MM, 216 * PT_PER_MM]
    assert [float(part) for part in ground.groups()] == pytest.approx(wanted, abs=0.01)


def test_its_font_is_drawn_in_the_file() -> None:
    with opened(A5) as pdf:
        font = pdf.pages[0].obj.Resources.Font.F1
        assert font.Subtype == "/Type3"
        assert len(font.Widths) == len(font.CharProcs) == int(font.LastChar) - int(font.FirstChar) + 1


def test_no_colour_lays_more_ink_than_paper_takes() -> None:
    inks = re.compile(rb"([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+) k")
    for seed in range(20):
        mixes = inks.findall(content(replace(A5, seed=seed)))
        assert max(sum(float(part) for part in mix) for mix in mixes) <= 2.2


def test_words_stay_clear_of_the_cut() -> None:
    places = re.findall(
        rb"Tf ([\d.]+) ([\d.]+) Td", content(replace(A5, w_mm=99, headline="A very long headline indeed"))
    )
    assert len(places) == 4
    assert min(float(edge) for place in places for edge in place) >= 8 * PT_PER_MM - 0.01


def test_the_same_artwork_gives_the_same_bytes_and_another_seed_another_picture() -> None:
    assert make_pdf(A5) == make_pdf(A5)
    assert len({make_pdf(replace(A5, seed=seed)) for seed in range(5)}) == 5


def test_a_headline_in_letters_it_does_not_have_still_gives_a_sound_file() -> None:
    with opened(replace(A5, headline="Größe (50 %) €\\")) as pdf:
        assert not pdf.check_pdf_syntax()
        assert str(pdf.docinfo["/Title"]) == "GR-SSE -50 -- --"
