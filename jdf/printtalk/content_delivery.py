"""ContentDelivery: send further files for an order, or other ones."""

from typing import Annotated

from jdf.element import Attribute
from jdf.printtalk.declare import BusinessObject, printtalk_element
from jdf.values import enumeration

_METHOD = enumeration("update method", ("Add", "Replace"))


@printtalk_element("ContentDelivery", clause="PrintTalk 2.2, ContentDelivery")
class ContentDelivery(BusinessObject):
    """The files stand in an XJDF document (`with_documents`)."""

    update_method: Annotated[
        str, Attribute("UpdateMethod", enumeration("update method", ("Add", "Replace")), required=True)
    ]
