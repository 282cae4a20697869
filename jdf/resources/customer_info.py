"""CustomerInfo: whose job it is."""

from typing import Annotated

from jdf.element import Attribute, Reach, Reference, Resource, element
from jdf.values import LONG_STRING, SHORT_STRING, STRING


@element("CustomerInfo", clause="Common Resources", resource_class="Parameter")
class CustomerInfo(Resource):
    """The customer, their order number and their name for the job; a resource since JDF 1.3."""

    customer_id: Annotated[str, Attribute("CustomerID", SHORT_STRING)] = ""
    customer_order_id: Annotated[str, Attribute("CustomerOrderID", SHORT_STRING)] = ""
    customer_job_name: Annotated[str, Attribute("CustomerJobName", LONG_STRING)] = ""
    customer_project_id: Annotated[str, Attribute("CustomerProjectID", STRING, Reach("1.2"))] = ""
    billing_code: Annotated[str, Attribute("BillingCode", STRING)] = ""
    contacts: Annotated[tuple[str, ...], Reference("Contact")] = ()
