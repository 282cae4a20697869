import numpy as np
import pytest

from atomic_print_builders import sheet
from fixup_builders import VARIANTS, looked, window
from preflight_builders import page, pdf, stream

HIDDEN = "/OCProperties<</OCGs[101 0 R]/D<</OFF[101 0 R]>>>>"
LAYER = b"<</Type/OCG/Name(Old)>>"
PROPERTIES = "/Properties<</L 101 0 R>>"
AFTER = "0 0 1 0 k 300 300 50 50 re f "


@pytest.mark.parametrize("way", VARIANTS)
@pytest.mark.parametrize(
    "hidden",
    [
        "/OC /L BDC 0 1 0 0 k 99 99 50 50 re f EMC ",
        "/OC /L BDC q 2 0 0 2 0 0 cm 1 0 0 0 k EMC 50 50 20 20 re f Q ",
        "/OC /L BDC 100 100 200 200 re W n EMC 0 1 0 0 k 150 150 400 9 re f ",
        "BT /F 12 Tf 100 500 Td /OC /L BDC (aaa) Tj EMC (aa) Tj ET ",
        "/OC /L BDC BT /F 12 Tf 100 500 Td 14 TL (aa) ' 1 2 (a) \" ET EMC BT /F 9 Tf 50 50 Td (a) Tj ET ",
        "/OC /L BDC /Art BMC 0 1 0 0 k 9 9 9 9 re f EMC 0 0 9 9 re f EMC ",
    ],
    ids=["area", "state", "clip", "in text", "lines of text", "nested"],
)
def test_what_is_printed_stays_as_it_is(hidden: str, way: str) -> None:
    data = sheet("q " + hidden + "Q " + AFTER, resources=PROPERTIES, extra=(LAYER,), catalog=HIDDEN)
    before = looked(VARIANTS[way](data))
    after = before.mended("remove-hidden-layers")
    assert after.answered("remove-hidden-layers") == set()
    assert np.array_equal(window(before.data), window(after.data))


def test_a_form_in_a_hidden_layer_goes_as_a_whole() -> None:
    form = stream(b"1 0 0 0 k 0 0 99 99 re f", "/Type/XObject/Subtype/Form/BBox[0 0 99 99]/OC 101 0 R")
    data = sheet(
        "/X Do " + AFTER, resources=PROPERTIES + "/XObject<</X 102 0 R>>", extra=(LAYER, form), catalog=HIDDEN
    )
    before = looked(data)
    after = before.mended("remove-hidden-layers")
    assert after.facts.pages[0].hidden_layers == ()
    assert np.array_equal(window(before.data), window(after.data))


def test_a_note_in_a_hidden_layer_goes_as_well() -> None:
    note = "/Annots[<</Type/Annot/Subtype/Stamp/Rect[9 9 20 20]/OC 101 0 R>>]"
    data = pdf(
        page(content=b"/OC /L BDC 0 0 9 9 re f EMC", entries=f"/Resources<<{PROPERTIES}>>{note}"),
        extra=(b"null", LAYER),
        catalog=HIDDEN,
    )
    assert looked(data).mended("remove-hidden-layers").facts.pages[0].annotations == ()
