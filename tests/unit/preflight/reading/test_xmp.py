import pytest

from preflight.reading.xmp import XmpError, read_xmp

HEAD = b"""<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/" xmlns:own="urn:own">"""
TAIL = b"</rdf:RDF></x:xmpmeta>"


def packet(description: bytes) -> bytes:
    return b'<?xpacket begin=""?>' + HEAD + description + TAIL + b"<?xpacket end='w'?>"


def test_properties_are_read_as_attributes_and_as_elements() -> None:
    found = read_xmp(
        packet(
            b'<rdf:Description pdf:Producer="Acme"><pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>'
            b'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">Title</rdf:li></rdf:Alt></dc:title>'
            b"<own:secret>1</own:secret></rdf:Description>"
        )
    )
    assert found == {"pdf:Producer": "Acme", "pdfxid:GTS_PDFXVersion": "PDF/X-4", "dc:title": "Title"}


@pytest.mark.parametrize(
    "data",
    [
        b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>',
        b"<unclosed>",
        b"",
        b"\xff\xfe\x00",
        b" " * (5 << 20),
    ],
)
def test_what_is_no_packet_is_refused(data: bytes) -> None:
    with pytest.raises(XmpError):
        read_xmp(data)
