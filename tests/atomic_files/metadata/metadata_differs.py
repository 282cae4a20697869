from atomic_files import Fails, Passes
from preflight_builders import page, pdf, stream

_RDF = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
_NAMES = 'xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"'


def _told(info: str, packet: str) -> bytes:
    xml = f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF {_RDF}>{packet}</rdf:RDF></x:xmpmeta>'
    return pdf(
        page(),
        info=info,
        extra=(stream(xml.encode(), "/Type/Metadata/Subtype/XML"),),
        catalog="/Metadata 100 0 R",
    )


def _packet(**values: str) -> str:
    inner = "".join(
        f"<{key.replace('_', ':')}>{value}</{key.replace('_', ':')}>" for key, value in values.items()
    )
    return f'<rdf:Description rdf:about="" {_NAMES}>{inner}</rdf:Description>'


FILES = (
    Passes("no packet", pdf(page(), info="/Producer(A)")),
    Passes("the same in both", _told("/Producer(A  1)", _packet(pdf_Producer="A 1"))),
    Passes("in one place alone", _told("/Title(T)", _packet(xmp_CreatorTool="C"))),
    Fails("two producers", _told("/Producer(A)", _packet(pdf_Producer="B")), "differs", measured="A"),
    Fails(
        "two creators",
        _told("/Creator(A)/Producer(P)", _packet(xmp_CreatorTool="B", pdf_Producer="P")),
        "differs",
    ),
    Fails("a packet that is no XML", _told("", "<rdf:Description>"), "broken"),
)
