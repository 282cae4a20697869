"""GeneralID: an id of somebody else's."""

from typing import Annotated

from jdf.element import Attribute, Element, element
from jdf.values import NMTOKEN, SHORT_STRING


@element(
    "GeneralID",
    clause="Structure of JDF Nodes and Jobs",
    also="DataType CatalogDetails CatalogID Expires ProductID Status UpdateID",
)
class GeneralID(Element):
    """The sanctioned place for numbers of the shop: order, article, device preset."""

    id_usage: Annotated[str, Attribute("IDUsage", NMTOKEN, required=True)]
    id_value: Annotated[str, Attribute("IDValue", SHORT_STRING, required=True)]
