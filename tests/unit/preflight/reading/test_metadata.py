from preflight.facts import Claim, Metadata
from preflight.reading.metadata import claims_of
from preflight_builders import assemble, known_facts, page, pdf, stream

XMP = (
    b'<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:i="http://www.npes.org/pdfx/ns/id/">'
    b'<r:Description i:GTS_PDFXVersion="PDF/X-4"/></r:RDF>'
)


def described(packet: bytes) -> bytes:
    objects = {
        1: b"<</Type/Catalog/Pages 2 0 R/Metadata 5 0 R/PieceInfo<</Illustrator<<>>>>>>",
        2: b"<</Type/Pages/Kids[4 0 R]/Count 1>>",
        3: b"<</Producer(Acme)/Trapped/False/GTS_PDFXVersion(PDF/X-1:2001)>>",
        4: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>",
        5: stream(packet, "/Type/Metadata/Subtype/XML"),
    }
    return assemble(objects)


def test_info_and_xmp_are_told_apart() -> None:
    facts = known_facts(described(XMP))
    assert facts.metadata.info == {"GTS_PDFXVersion": "PDF/X-1:2001", "Producer": "Acme", "Trapped": "False"}
    assert facts.metadata.xmp == {"pdfxid:GTS_PDFXVersion": "PDF/X-4"}
    assert (facts.metadata.trapped, facts.metadata.piece_info, facts.producer) == (
        "False",
        ("Illustrator",),
        "Acme",
    )
    assert facts.claims == (Claim("PDF/X-1:2001", "info"), Claim("PDF/X-4", "xmp"))


def test_a_packet_that_cannot_be_read_says_why() -> None:
    found = known_facts(described(b"<broken")).metadata
    assert found.has_xmp
    assert found.xmp_fault


def test_a_file_that_says_nothing_has_nothing() -> None:
    assert known_facts(pdf(page())).metadata == Metadata({}, {})


def test_claims_of_archives_are_put_together() -> None:
    said = Metadata({}, {"pdfaid:part": "2", "pdfaid:conformance": "B", "pdfuaid:part": "1"})
    assert [claim.standard for claim in claims_of(said)] == ["PDF/A-2b", "PDF/UA-1"]
