"""Any document of the standards as typed elements: JDF, JMF, XJDF, XJMF and PrintTalk, read whole and written back."""

from jdf.document.document import (
    Document,
    DocumentKind,
    Misfit,
    read_document,
    write_document,
)
from jdf.document.element import DocumentElement, XmlComment, XmlInstruction
from jdf.document.typed import Duration, Value

__all__ = [
    "Document",
    "DocumentElement",
    "DocumentKind",
    "Duration",
    "Misfit",
    "Value",
    "XmlComment",
    "XmlInstruction",
    "read_document",
    "write_document",
]
