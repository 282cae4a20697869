"""BinderySignature: how the pages of a section lie on a sheet."""

from typing import Annotated

from jdf.element import Attribute, Resource, element
from jdf.values import NUMBERS_XY, STRING, enumeration
from jdf.vocabulary import BINDING_EDGES, SIGNATURE_TYPES

_TYPE = enumeration("kind of signature", SIGNATURE_TYPES)
_EDGE = enumeration("binding edge", BINDING_EDGES)


@element(
    "BinderySignature",
    clause="Process Resources",
    resource_class="Parameter",
    also="AlignmentReferenceWeb BindingOrientation BleedBottom BleedLeft BleedRight BleedTop Bottling FoldLay JogEdge"
    " OutsideGutter SpreadType StaggerColumns StaggerContinuous StaggerRows TrimBottom TrimLeft TrimRight TrimTop"
    " WebCellAlignment",
)
class BinderySignature(Resource):
    """A folded section by the catalogue name of its fold, or pages in rows and columns that are cut apart."""

    signature_type: Annotated[str, Attribute("BinderySignatureType", _TYPE)] = ""
    binding_edge: Annotated[str, Attribute("BindingEdge", _EDGE)] = ""
    fold_catalog: Annotated[str, Attribute("FoldCatalog", STRING)] = ""
    number_up: Annotated[tuple[float, ...], Attribute("NumberUp", NUMBERS_XY)] = ()
