import io
import json

import pikepdf
import pytest

from fixup_builders import mended
from preflight import Fix
from preflight.mending.mender import mend
from preflight_builders import flate_bomb, locked, page, pdf

TURN = Fix("rotate", {"pages": "1", "turn_deg": 90.0})
BOXES = Fix(
    "set-boxes", {"pages": "1", "trim_w_mm": 210.0, "trim_h_mm": 297.0, "bleed_mm": 3.0, "tolerance_mm": 0.5}
)
SIGNED = "/AcroForm<</SigFlags 3/Fields[<</T(a)/FT/Sig/V<</Type/Sig/Filter/Adobe.PPKLite>>>>]>>"


def refused(data: bytes, *fixes: Fix) -> str:
    return str(json.loads(mend(io.BytesIO(data), fixes or (TURN,)))["reason"])


def test_the_same_fixes_give_the_same_bytes_in_whatever_order_they_are_asked_for() -> None:
    data = pdf(page((297, 210), boxes=("Media",)))
    assert mended(data, TURN, BOXES) == mended(data, BOXES, TURN) == mended(data, TURN, BOXES)


def test_dates_and_the_first_identifier_stay() -> None:
    data = pdf(page(), info="/ModDate(D:20200101000000Z)/Title(Flyer)")
    with pikepdf.open(io.BytesIO(mended(data, TURN))) as after:
        assert str(after.docinfo["/ModDate"]) == "D:20200101000000Z"


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (locked(pdf(page()), user="x"), "locked"),
        (locked(pdf(page()), extract=False), "locked"),
        (pdf(page(), catalog=SIGNED), "signed"),
        (b"%PDF-1.6 rubbish", "damaged"),
        (b"PK\x03\x04word/", "kind"),
        (b"", "kind"),
    ],
    ids=["password", "owner's password", "signed", "damaged", "Word", "empty"],
)
def test_what_must_not_be_changed_is_refused_by_name(data: bytes, why: str) -> None:
    assert refused(data) == why


def test_a_fix_nobody_knows_or_that_lacks_a_figure_is_refused() -> None:
    assert refused(pdf(page()), Fix("make-it-nice", {})) == "cannot"
    assert refused(pdf(page()), Fix("rotate", {"pages": "1"})) == "cannot"


def test_a_bomb_is_not_called_damage() -> None:
    with pytest.raises(Exception, match="swells"):
        mend(io.BytesIO(flate_bomb(100)), (Fix("raise-hairlines", {"pages": "1", "width_pt": 0.25}),))
