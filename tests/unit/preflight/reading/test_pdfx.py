import pytest

from pdfx_builders import jp2, keeping
from preflight.facts import ColourSpecification, Jpeg2000Facts, PdfxFacts
from preflight_builders import assemble, known_facts, page, pdf, stream


def asked(catalog: str = "", *, info: str = "", more: dict[int, bytes] | None = None) -> PdfxFacts | None:
    objects = {
        1: f"<</Type/Catalog/Pages 2 0 R{catalog}>>".encode(),
        2: b"<</Type/Pages/Kids[4 0 R]/Count 1>>",
        3: f"<</GTS_PDFXVersion(PDF/X-4){info}>>".encode(),
        4: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>",
    }
    return known_facts(assemble(objects | (more or {}))).pdfx


def test_only_a_file_that_claims_a_level_is_asked() -> None:
    assert known_facts(pdf(page())).pdfx is None
    assert known_facts(keeping("PDF/X-4")).pdfx == PdfxFacts()


def test_filters_of_every_stream_are_told() -> None:
    more = {5: stream(b"", "/Filter/LZWDecode"), 6: stream(b"", "/Filter[/ASCII85Decode/FlateDecode]")}
    found = asked(more=more)
    assert found is not None
    assert found.filters == ("ASCII85Decode", "FlateDecode", "LZWDecode")


@pytest.mark.parametrize(("value", "is_name"), [("/True", True), ("(True)", False), ("true", False)])
def test_trapping_is_a_name_or_not(value: str, is_name: bool) -> None:  # noqa: FBT001 - a table's column
    found = asked(info=f"/Trapped {value}")
    assert found is not None
    assert found.trapped_is_name is is_name


@pytest.mark.parametrize(
    ("properties", "automatic"),
    [
        ("/OCGs[]/D<</Order[]>>", False),
        ("/OCGs[]/D<</AS[]>>", False),
        ("/OCGs[]/D<</AS[<</Event/Print>>]>>", True),
        ("/OCGs[]/D<<>>/Configs[<<>><</AS[<</Event/View>>]>>]", True),
    ],
)
def test_layers_that_switch_by_themselves_are_told(properties: str, automatic: bool) -> None:  # noqa: FBT001 - a table's column
    found = asked(f"/OCProperties<<{properties}>>")
    assert found is not None
    assert found.automatic_layers is automatic


@pytest.mark.parametrize(("default", "printed"), [("true", True), ("false", False)])
def test_an_alternate_that_is_printed_is_told(default: str, printed: bool) -> None:  # noqa: FBT001 - a table's column
    entries = f"/Subtype/Image/Alternates[<</Image 6 0 R/DefaultForPrinting {default}>>]"
    found = asked(more={5: stream(b"", entries), 6: stream(b"", "/Subtype/Image")})
    assert found is not None
    assert found.printed_alternates is printed


@pytest.mark.parametrize(
    ("catalog", "page_entries", "told"),
    [
        ("", "", ()),
        ("/Names<</AlternatePresentations<</Names[]>>>>", "", ("AlternatePresentations",)),
        ("", "/PresSteps<</Type/NavNode>>", ("PresSteps",)),
    ],
)
def test_slides_are_told(catalog: str, page_entries: str, told: tuple[str, ...]) -> None:
    sheet = f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]{page_entries}>>"
    found = asked(catalog, more={4: sheet.encode()})
    assert found is not None
    assert found.presentations == told


@pytest.mark.parametrize(
    ("filters", "more", "looked_into"),
    [
        ("/JPXDecode", "", True),
        ("[/JPXDecode]", "", True),
        ("[/ASCIIHexDecode/JPXDecode]", "", False),
        ("/JPXDecode", "no picture", False),
    ],
)
def test_a_picture_of_jpeg_2000_is_looked_into(filters: str, more: str, looked_into: bool) -> None:  # noqa: FBT001 - a table's column
    data = more.encode() or jp2()
    found = asked(more={5: stream(data, f"/Subtype/Image/Filter{filters}")})
    assert found is not None
    grey = Jpeg2000Facts(5, 1, (8,), (ColourSpecification(1, 0, 17),))
    assert found.jpeg2000 == ((grey,) if looked_into else ())


def test_one_that_is_too_large_to_read_for_its_header_is_not() -> None:
    made = {
        number: stream(jp2() + bytes(size), "/Subtype/Image/Filter/JPXDecode")
        for number, size in ((5, 1 << 20), (6, 17 << 20))
    }
    found = asked(more=made)
    assert found is not None
    assert [picture.object for picture in found.jpeg2000] == [5]
