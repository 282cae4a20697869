"""ProductList, Product, Intent: what is to be made and its parts."""

from typing import Annotated

from jdf.element import Attribute, Child, Element, xjdf_element
from jdf.values import BOOLEAN, ID, INTEGER, NMTOKEN, STRING


@xjdf_element("Intent", clause="XJDF 2.1, Product Intent", also="DescriptiveName ExternalID")
class Intent(Element):
    """One intent, named like the element in it."""

    name: Annotated[str, Attribute("Name", NMTOKEN, required=True)]
    wish: Annotated[Element | None, Child()] = None


@xjdf_element("Product", clause="XJDF 2.1, Product", also="CommentURL ExternalID PartVersion")
class Product(Element):
    """The whole (IsRoot) or a part of it; the ordered quantity is the Amount of the whole."""

    amount: Annotated[int | None, Attribute("Amount", INTEGER)] = None
    descriptive_name: Annotated[str, Attribute("DescriptiveName", STRING)] = ""
    id: Annotated[str, Attribute("ID", ID)] = ""
    is_root: Annotated[bool | None, Attribute("IsRoot", BOOLEAN)] = None
    max_amount: Annotated[int | None, Attribute("MaxAmount", INTEGER)] = None
    min_amount: Annotated[int | None, Attribute("MinAmount", INTEGER)] = None
    product_type: Annotated[str, Attribute("ProductType", NMTOKEN)] = ""
    product_type_details: Annotated[str, Attribute("ProductTypeDetails", STRING)] = ""
    intents: Annotated[tuple[Intent, ...], Child()] = ()


@xjdf_element("ProductList", clause="XJDF 2.1, ProductList")
class ProductList(Element):
    """The whole and its parts."""

    products: Annotated[tuple[Product, ...], Child()] = ()
