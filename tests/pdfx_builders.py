"""Builds files and facts that keep a level of PDF/X in every rule, to break one of them at a time."""

import io
from dataclasses import replace

from PIL import Image

from atomic_icc import profile
from marks_builders import CMYK, COATED
from preflight import Facts
from preflight.facts import Claim, IntentFacts, Metadata, PdfxFacts, StructureFacts
from preflight_builders import Page, page, page_facts, pdf, some_facts, stream

LEVELS = ("PDF/X-1a:2001", "PDF/X-1a:2003", "PDF/X-3:2002", "PDF/X-3:2003", "PDF/X-4")
DETAILS = "/Title(T)/CreationDate(D:20270101)/ModDate(D:20270101)"
_VERSIONS = {"PDF/X-1a:2001": "1.3", "PDF/X-3:2002": "1.3", "PDF/X-4": "1.6"}
_REGISTRY = "/RegistryName(http://www.color.org)/Info(PSO)"
_XMP = {
    "dc:title": "T",
    "xmp:CreateDate": "2027-01-01",
    "xmp:ModifyDate": "2027-01-01",
    "xmp:MetadataDate": "2027-01-01",
    "xmpMM:DocumentID": "uuid:1",
    "xmpMM:VersionID": "1",
    "xmpMM:RenditionClass": "default",
    "pdfxid:GTS_PDFXVersion": "PDF/X-4",
}
_SPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
    "pdfxid": "http://www.npes.org/pdfx/ns/id/",
}


def jp2(mode: str = "L") -> bytes:
    """A JPEG 2000 of 8 x 8 pixels as OpenJPEG writes it."""
    out = io.BytesIO()
    Image.new(mode, (8, 8)).save(out, "JPEG2000")
    return out.getvalue()


def version_keys(level: str) -> str:
    """What Info says of a level."""
    if level == "PDF/X-1a:2001":
        return "/GTS_PDFXVersion(PDF/X-1:2001)/GTS_PDFXConformance(PDF/X-1a:2001)"
    return f"/GTS_PDFXVersion({level})"


def keeping(
    level: str,
    *pages: Page,
    info: str = "/Trapped/False",
    catalog: str = "",
    intent: str = _REGISTRY,
    version: str = "",
    identifier: str = "/ID[<00><00>]",
) -> bytes:
    """A file that keeps a level, but for what is said otherwise; its XMP is object 100, its profile 101."""
    told = "".join(f"<{key}>{value}</{key}>" for key, value in _XMP.items() if level == "PDF/X-4")
    names = " ".join(f'xmlns:{prefix}="{space}"' for prefix, space in _SPACES.items())
    packet = (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        f'<rdf:Description rdf:about="" {names}>{told}</rdf:Description></rdf:RDF></x:xmpmeta>'
    )
    names_it = "/Type/OutputIntent/S/GTS_PDFX/OutputConditionIdentifier(FOGRA51)/DestOutputProfile 101 0 R"
    data = pdf(
        *(pages or (page(),)),
        version=version or _VERSIONS.get(level, "1.4"),
        info=DETAILS + version_keys(level) + info,
        catalog=f"/Metadata 100 0 R/OutputIntents[<<{names_it}{intent}>>]{catalog}",
        extra=(
            stream(packet.encode(), "/Type/Metadata/Subtype/XML"),
            stream(profile("prtr", "CMYK"), "/N 4"),
        ),
    )
    return data.replace(b"/Info 3 0 R>>", b"/Info 3 0 R" + identifier.encode() + b">>")


def sound_facts(level: str) -> Facts:
    """Facts of such a file, of one page with CMYK, without a file."""
    info = {"Title": "T", "CreationDate": "D:2027", "ModDate": "D:2027", "Trapped": "False"}
    claims = [Claim(level, "xmp" if level == "PDF/X-4" else "info")]
    if level == "PDF/X-1a:2001":
        info |= {"GTS_PDFXVersion": "PDF/X-1:2001", "GTS_PDFXConformance": level}
        claims.append(Claim("PDF/X-1:2001", "info"))
    elif level != "PDF/X-4":
        info["GTS_PDFXVersion"] = level
    intent = IntentFacts("GTS_PDFX", "FOGRA51", "", "http://www.color.org", "PSO", COATED)
    return replace(
        some_facts(replace(page_facts(), spaces=(0,))),
        pdf_version=_VERSIONS.get(level, "1.4"),
        structure=StructureFacts(has_id=True),
        metadata=Metadata(info, _XMP if level == "PDF/X-4" else {}),
        claims=tuple(claims),
        output_intents=(intent,),
        spaces=(CMYK,),
        pdfx=PdfxFacts(),
    )
