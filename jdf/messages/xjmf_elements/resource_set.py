"""ResourceSet: resources of one kind, kept as they are."""

from typing import Annotated

from jdf.element import Attribute
from jdf.messages.declare import MessageElement, xjmf_element
from jdf.messages.value_types import NAME
from jdf.values import enumeration
from jdf.vocabulary import words


@xjmf_element("ResourceSet", clause="XJDF 2.1, ResourceSet")
class ResourceSet(MessageElement):
    """All resources of one kind; each stands inside as it is."""

    name: Annotated[str, Attribute("Name", NAME, required=True)]
    process_usage: Annotated[str, Attribute("ProcessUsage", NAME)] = ""
    usage: Annotated[str, Attribute("Usage", enumeration("usage", words("Input Output")))] = ""
