import io

import pytest

from artwork_builders import docx, idml, odt, pptx, zipped
from preflight.artwork.container import ole_kind, zip_kind


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (docx((85, 55)), "docx"),
        (pptx((85, 55)), "pptx"),
        (odt("85mm", "55mm"), "opendocument"),
        (idml(), "idml"),
        (zipped({"[Content_Types].xml": "", "xl/workbook.xml": ""}), "xlsx"),
        (zipped({"word/letter.pdf": ""}), "zip"),
        (b"PK\x03\x04word/", "guess"),
    ],
)
def test_a_zip_is_what_its_list_says(data: bytes, kind: str) -> None:
    assert zip_kind(io.BytesIO(data), "guess") == kind


@pytest.mark.parametrize(
    ("stream", "kind"),
    [
        ("WordDocument", "doc"),
        ("PowerPoint Document", "ppt"),
        ("Workbook", "xls"),
        ("Quill", "publisher"),
        ("?", "ole"),
    ],
)
def test_an_ole_file_is_what_its_directory_says(stream: str, kind: str) -> None:
    head = bytearray(512)
    head[30:32] = (9).to_bytes(2, "little")
    head[48:52] = (1).to_bytes(4, "little")
    data = bytes(head) + bytes(512) + stream.encode("utf-16-le")
    assert ole_kind(io.BytesIO(data), "ole") == kind
    assert ole_kind(io.BytesIO(data[:100]), "ole") == "ole"
