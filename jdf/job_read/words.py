"""The standard's words turned back into ours; where two of ours become one of the standard's, the commoner returns."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from jdf.vocabulary import (
    ART_HANDLING_WORDS,
    ART_WAY_WORDS,
    BINDING_WORDS,
    CARBONLESS_WORDS,
    COATING_WORDS,
    EDGE_WORDS,
    FROM_WORDS,
    GLUE_WORDS,
    GRAIN_WORDS,
    INSERTION_GLUE_WORDS,
    INSERTION_WORDS,
    MEDIA_WORDS,
    ORDER_WORDS,
    PART_PRODUCT_TYPES,
    PROCESS_WORDS,
    PRODUCT_TYPES,
    PROOF_COLOR_WORDS,
    PROOF_WORDS,
    STITCH_WORDS,
    SURFACE_WORDS,
    TEXTURE_WORDS,
    TO_WORDS,
    TURN_WORDS,
    VARIABLE_WORDS,
    VARNISH_WORDS,
    WRAPPING_WORDS,
    XJDF_BINDING_WORDS,
    XJDF_COATING_WORDS,
    XJDF_PRODUCT_TYPES,
)

Words = Mapping[str, str]


def _back(*tables: Words) -> Words:
    """Return tables read backwards; of several words of ours for one of the standard's the first stays."""
    turned: dict[str, str] = {}
    for table in tables:
        for ours, theirs in table.items():
            turned.setdefault(theirs, ours)
    return MappingProxyType(turned)


ART_HANDLING: Final = _back(ART_HANDLING_WORDS)
ART_WAY: Final = _back(ART_WAY_WORDS)
BINDING: Final = _back(BINDING_WORDS, XJDF_BINDING_WORDS)
CARBONLESS: Final = _back(CARBONLESS_WORDS)
COATING: Final = _back({"silk": "Satin", "gloss": "Gloss"}, COATING_WORDS, XJDF_COATING_WORDS)
EDGE: Final = _back(EDGE_WORDS)
FROM: Final = _back(FROM_WORDS)
GLUE: Final = _back(GLUE_WORDS)
GRAIN: Final = _back(GRAIN_WORDS)
INSERTION: Final = _back(INSERTION_WORDS)
INSERTION_GLUE: Final = _back(INSERTION_GLUE_WORDS)
ORDER: Final = _back(ORDER_WORDS)
PART_ROLE: Final = _back(PART_PRODUCT_TYPES)
PROCESS: Final = _back(PROCESS_WORDS)
PRODUCT: Final = _back({"brochure": "Brochure"}, PRODUCT_TYPES, XJDF_PRODUCT_TYPES)
PROOF: Final = _back(PROOF_WORDS)
PROOF_COLOR: Final = _back(PROOF_COLOR_WORDS)
STITCH: Final = _back(STITCH_WORDS)
SURFACE: Final = _back(SURFACE_WORDS)
TEXTURE: Final = _back(TEXTURE_WORDS)
TO: Final = _back(TO_WORDS)
TURN: Final = _back(TURN_WORDS)
VARNISH: Final = _back(VARNISH_WORDS)
WRAPPING: Final = _back(WRAPPING_WORDS)

MEDIA: Final[Mapping[tuple[str, str], str]] = MappingProxyType(
    {theirs: ours for ours, theirs in MEDIA_WORDS.items()}
)
"""MediaType and MediaTypeDetails -> our kind of material."""

VARIABLE: Final[Mapping[tuple[str, str], str]] = MappingProxyType(
    {theirs: ours for ours, theirs in VARIABLE_WORDS.items()}
)
"""VariableType and VariableQuality -> what varies."""
