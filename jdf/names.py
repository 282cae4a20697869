"""The namespaces of JDF 1.x and the spelling of names inside lxml trees."""

from functools import cache
from typing import Final

from lxml.etree import _Element as XmlElement

JDF_NAMESPACE: Final = "http://www.CIP4.org/JDFSchema_1_1"
"""One namespace serves JDF 1.0 to 1.9; the case counts (JDF 1.5, Structure of JDF Nodes and Jobs)."""

XSI_NAMESPACE: Final = "http://www.w3.org/2001/XMLSchema-instance"
XSI_TYPE: Final = f"{{{XSI_NAMESPACE}}}type"
NSMAP: Final[dict[str | None, str]] = {None: JDF_NAMESPACE, "xsi": XSI_NAMESPACE}
"""JDF unprefixed, because a few readers look for the default namespace only."""


__all__ = ["JDF_NAMESPACE", "NSMAP", "XSI_NAMESPACE", "XSI_TYPE", "XmlElement", "clark", "local"]


@cache
def clark(name: str) -> str:
    """Return the JDF element name the way lxml spells it: `{namespace}name`."""
    return f"{{{JDF_NAMESPACE}}}{name}"


def local(tag: object) -> str:
    """Return the bare name of an element of the JDF namespace, else an empty text.

    Comments and foreign elements answer "", so that a caller compares names and nothing else.
    """
    if not isinstance(tag, str) or not tag.startswith("{"):
        return ""
    namespace, _, name = tag[1:].partition("}")
    return name if namespace == JDF_NAMESPACE else ""
