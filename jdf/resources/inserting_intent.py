"""InsertingIntent: what is put into the piece."""

from typing import Annotated

from jdf.element import Attribute, Child, Element, Resource, SpanChild, element
from jdf.values import PAGES, Span, enumeration
from jdf.vocabulary import SPAN_VALUES

_METHOD = enumeration("inserting method", ("BindIn", "BlowIn"))
_GLUE = enumeration("glue type", SPAN_VALUES["GlueType"])


@element("Insert", clause="Intent Resources", also="SheetOffset Transformation WrapPages")
class Insert(Element):
    """One insert: behind which pages (Folio, counted from 0), bound or loose, with what glue."""

    folio: Annotated[str, Attribute("Folio", PAGES, required=True)]
    glue_type: Annotated[Span[str] | None, SpanChild("GlueType", _GLUE)] = None
    method: Annotated[Span[str] | None, SpanChild("Method", _METHOD)] = None


@element("InsertList", clause="Intent Resources")
class InsertList(Element):
    """The inserts, in the order of their pages."""

    inserts: Annotated[tuple[Insert, ...], Child()] = ()


@element("InsertingIntent", clause="Intent Resources", resource_class="Intent")
class InsertingIntent(Resource):
    """All inserts of the job."""

    insert_list: Annotated[InsertList | None, Child()] = None
