"""Write a PrintTalk document, and read one: any business object, known or not, comes back as it was."""

from dataclasses import replace
from typing import Final

from lxml import etree

from jdf.build import ANY_VERSION, build
from jdf.element import Kept
from jdf.errors import MessageNotWritableError, MessageUnreadableError, TicketNotWritableError
from jdf.messages.reading import read_element
from jdf.names import PRINTTALK_NAMESPACE, clark
from jdf.printtalk.declare import BusinessObject, business_objects
from jdf.printtalk.envelope import VERSIONS, PrintTalk, Request
from jdf.xmlsafe import TICKET_LIMITS, XmlLimits, parse_xml

_ROOT: Final = clark("PrintTalk", PRINTTALK_NAMESPACE)


def write_printtalk(document: PrintTalk) -> bytes:
    """Write a document; MessageNotWritableError says what is missing or cannot be written."""
    if document.version and document.version not in VERSIONS:
        raise MessageNotWritableError(
            f"PrintTalk has no version {document.version!r}; write one of {', '.join(VERSIONS)}"
        )
    if document.header is None or document.request is None or document.request.business is None:
        raise MessageNotWritableError(
            "the document needs two parties and a business object; say who and what"
        )
    return write_back(document)


def write_back(document: PrintTalk) -> bytes:
    """Write a document as it was read, with all that was not understood."""
    try:
        root = build(document, ANY_VERSION, [])
    except TicketNotWritableError as fault:
        raise MessageNotWritableError(str(fault)) from fault
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    return written


def read_printtalk(data: bytes, *, limits: XmlLimits = TICKET_LIMITS) -> PrintTalk:
    """Read a document; XmlRefusedError or MessageUnreadableError say why it cannot be.

    A business object that is not known leaves `request.business` empty, and is kept.
    """
    root = parse_xml(data, limits=limits)
    if root.tag != _ROOT:
        raise MessageUnreadableError(
            f"the root is {root.tag!r}, expected PrintTalk of {PRINTTALK_NAMESPACE!r}"
        )
    document = read_element(PrintTalk, root)
    return (
        document if document.request is None else replace(document, request=_with_business(document.request))
    )


def _with_business(request: Request) -> Request:
    """Take the business object out of what was kept, where it is one we know."""
    children = request.kept.children if request.kept else ()
    for at, xml in children:
        node = parse_xml(xml)
        name = etree.QName(node)
        known = business_objects().get(name.localname)
        if known is not None and name.namespace == PRINTTALK_NAMESPACE:
            rest = tuple(each for each in children if each != (at, xml))
            attributes = request.kept.attributes if request.kept else ()
            said: BusinessObject = read_element(known, node)
            kept = Kept(attributes, rest) if attributes or rest else None
            return replace(request, business=said, kept=kept)
    return request
