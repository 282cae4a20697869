"""The namespaces of JDF 1.x and the spelling of names inside lxml trees."""

from functools import cache
from typing import Final

from lxml.etree import _Element as XmlElement

JDF_NAMESPACE: Final = "http://www.CIP4.org/JDFSchema_1_1"
"""One namespace serves JDF 1.0 to 1.9; the case counts (JDF 1.5, Structure of JDF Nodes and Jobs)."""

XJDF_NAMESPACE: Final = "http://www.CIP4.org/JDFSchema_2_0"
"""The namespace of XJDF and XJMF 2.x, a standard of its own."""

PRINTTALK_NAMESPACE: Final = "http://www.printtalk.org/schema_20"
"""The namespace of PrintTalk 2.x, the business envelope around XJDF."""

XSI_NAMESPACE: Final = "http://www.w3.org/2001/XMLSchema-instance"
XSI_TYPE: Final = f"{{{XSI_NAMESPACE}}}type"
NSMAP: Final[dict[str | None, str]] = {None: JDF_NAMESPACE, "xsi": XSI_NAMESPACE}
"""JDF unprefixed, because a few readers look for the default namespace only."""

XJDF_NSMAP: Final[dict[str | None, str]] = {None: XJDF_NAMESPACE}
PRINTTALK_NSMAP: Final[dict[str | None, str]] = {None: PRINTTALK_NAMESPACE}


__all__ = [
    "JDF_NAMESPACE",
    "NSMAP",
    "PRINTTALK_NAMESPACE",
    "PRINTTALK_NSMAP",
    "XJDF_NAMESPACE",
    "XJDF_NSMAP",
    "XSI_NAMESPACE",
    "XSI_TYPE",
    "XmlElement",
    "bare",
    "clark",
    "local",
]


@cache
def clark(name: str, namespace: str = JDF_NAMESPACE) -> str:
    """Return an element name the way lxml spells it: `{namespace}name`."""
    return f"{{{namespace}}}{name}"


def local(tag: object) -> str:
    """Return the bare name of an element of the JDF namespace, else an empty text.

    Comments and foreign elements answer "", so that a caller compares names and nothing else.
    """
    if not isinstance(tag, str) or not tag.startswith("{"):
        return ""
    namespace, _, name = tag[1:].partition("}")
    return name if namespace == JDF_NAMESPACE else ""


def bare(node: XmlElement) -> str:
    """Return the bare name of an element of JDF 1.x or XJDF, else an empty text."""
    if not isinstance(node.tag, str):
        return ""
    namespace, _, name = node.tag.removeprefix("{").rpartition("}")
    return name if namespace in (JDF_NAMESPACE, XJDF_NAMESPACE) else ""
