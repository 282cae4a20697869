import io

import pytest

from artwork_builders import docx, odt, pptx, zipped
from preflight.artwork.office import read_office
from preflight.facts import OfficeFacts


@pytest.mark.parametrize(
    ("data", "kind", "expected"),
    [
        (docx((210, 297), pages=4), "docx", OfficeFacts((210.0, 297.0), 4, 1)),
        (docx((210, 297), (297, 210)), "docx", OfficeFacts((210.0, 297.0), 1, 2)),
        (pptx((254, 190), 3), "pptx", OfficeFacts((254.0, 190.0), 3, 1)),
        (odt("21cm", "11in", 2), "opendocument", OfficeFacts((210.0, 279.4), 2, 1)),
        (odt("wide", "-3mm"), "opendocument", OfficeFacts((0.0, 0.0), 1, 0)),
        (zipped({"xl/workbook.xml": "<w/>"}), "xlsx", OfficeFacts()),
        (zipped({"a": ""}), "docx", OfficeFacts()),
    ],
)
def test_size_and_pages_are_those_of_its_parts(data: bytes, kind: str, expected: OfficeFacts) -> None:
    assert read_office(io.BytesIO(data), kind) == expected


@pytest.mark.parametrize("xml", ["<!DOCTYPE w><w/>", "<w", "\x00"])
def test_hostile_xml_is_refused(xml: str) -> None:
    with pytest.raises(ValueError, match=r"DOCTYPE|[A-Za-z]"):
        read_office(io.BytesIO(docx(xml=xml)), "docx")
