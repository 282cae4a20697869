from atomic_files import Fails, Passes
from preflight_builders import page, pdf, stream


def _claiming(namespace: str, inner: str) -> bytes:
    xml = (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        f'<rdf:Description rdf:about="" xmlns:id="{namespace}">{inner}</rdf:Description></rdf:RDF></x:xmpmeta>'
    )
    packet = stream(xml.encode(), "/Type/Metadata/Subtype/XML")
    return pdf(page(), extra=(packet,), catalog="/Metadata 100 0 R")


_PDFA = "http://www.aiim.org/pdfa/ns/id/"

FILES = (
    Passes("no claim", pdf(page())),
    Passes("a print standard", pdf(page(), info="/GTS_PDFXVersion(PDF/X-1a:2003)")),
    Fails(
        "an archive", _claiming(_PDFA, "<id:part>2</id:part><id:conformance>B</id:conformance>"), "archive"
    ),
    Fails(
        "a file to be read aloud",
        _claiming("http://www.aiim.org/pdfua/ns/id/", "<id:part>1</id:part>"),
        "archive",
    ),
    Fails("a file of parts", pdf(page(), catalog="/DPartRoot<</Type/DPartRoot>>"), "variable"),
)
