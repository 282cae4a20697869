"""RunList, LayoutElement, FileSpec: the pages and the file they lie in."""

from typing import Annotated

from jdf.element import Attribute, Child, Resource, element
from jdf.values import BOOLEAN, HEX, INTEGER, NMTOKEN, NMTOKENS, PAGES, STRING, URL, enumeration
from jdf.vocabulary import ELEMENT_TYPES

_CLAUSE = "Process Resources"


@element(
    "FileSpec",
    clause=_CLAUSE,
    resource_class="Parameter",
    also="AppOS AppVersion Application Compression Disposition DocumentNaturalLang Encoding FileFormat"
    " FileTargetDeviceModel FileTemplate FileVersion MimeTypeVersion NPage OSVersion OverwritePolicy PageOrder"
    " Password RequestQuality ResourceUsage SearchDepth UID",
)
class FileSpec(Resource):
    """Where a file lies, as an encoded URL; a relative one counts from the ticket's own place."""

    url: Annotated[str, Attribute("URL", URL)]
    mime_type: Annotated[str, Attribute("MimeType", STRING)] = ""
    file_size: Annotated[int | None, Attribute("FileSize", INTEGER)] = None
    check_sum: Annotated[str, Attribute("CheckSum", HEX)] = ""
    user_file_name: Annotated[str, Attribute("UserFileName", STRING)] = ""


@element(
    "LayoutElement",
    clause=_CLAUSE,
    resource_class="Parameter",
    also="ClipPath ContentDataRefs IgnorePDLCopies IgnorePDLImposition IsBlank IsPrintable IsTrapped"
    " PageListIndex SetLevel SourceBleedBox SourceClipBox SourceMediaBox SourceTrimBox Template",
)
class LayoutElement(Resource):
    """What kind of content the file holds."""

    element_type: Annotated[str, Attribute("ElementType", enumeration("element type", ELEMENT_TYPES))] = ""
    has_bleeds: Annotated[bool | None, Attribute("HasBleeds", BOOLEAN)] = None
    file_spec: Annotated[FileSpec | None, Child()] = None


@element(
    "RunList",
    clause=_CLAUSE,
    resource_class="Parameter",
    also="Automation ComponentGranularity Directory DocCopies DocNames DocPages Docs EndOfBundleItem"
    " EndOfDocument EndOfSet FinishedPages FirstPage IgnoreContext IsPage LogicalPage NDoc NSet PageCopies"
    " PageListIndex PageNames RunTag SetCopies SetNames Sets SheetSides SkipPage Sorted",
)
class RunList(Resource):
    """Which pages of a file are used, counted from 0; -1 is the last. Several files are partitions (Run)."""

    part_id_keys: Annotated[tuple[str, ...], Attribute("PartIDKeys", NMTOKENS)] = ()
    run: Annotated[str, Attribute("Run", NMTOKEN)] = ""
    part_version: Annotated[str, Attribute("PartVersion", STRING)] = ""
    n_page: Annotated[int | None, Attribute("NPage", INTEGER)] = None
    pages: Annotated[str, Attribute("Pages", PAGES)] = ""
    layout_element: Annotated[LayoutElement | None, Child()] = None
    runs: "Annotated[tuple[RunList, ...], Child()]" = ()
