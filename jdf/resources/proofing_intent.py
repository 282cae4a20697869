"""ProofingIntent: what the customer sees before the run."""

from typing import Annotated

from jdf.element import Attribute, Child, Element, Resource, SpanChild, element
from jdf.values import BOOLEAN, INTEGER, NMTOKEN, STRING, Span, enumeration
from jdf.vocabulary import SPAN_VALUES


@element("ProofItem", clause="Intent Resources", also="PageIndex ProofTarget")
class ProofItem(Element):
    """One proof: pages or sheets, in which colours, how many, and whether both sides are bound by it."""

    contract: Annotated[bool | None, Attribute("Contract", BOOLEAN)] = None
    proof_name: Annotated[str, Attribute("ProofName", STRING)] = ""
    amount: Annotated[Span[int] | None, SpanChild("Amount", INTEGER)] = None
    color_type: Annotated[
        Span[str] | None, SpanChild("ColorType", enumeration("color type", SPAN_VALUES["ColorType"]))
    ] = None
    technology: Annotated[Span[str] | None, SpanChild("Technology", NMTOKEN)] = None
    proof_type: Annotated[
        Span[str] | None, SpanChild("ProofType", enumeration("proof type", SPAN_VALUES["ProofType"]))
    ] = None


@element("ProofingIntent", clause="Intent Resources", resource_class="Intent")
class ProofingIntent(Resource):
    """All proofs of the job."""

    items: Annotated[tuple[ProofItem, ...], Child()] = ()
