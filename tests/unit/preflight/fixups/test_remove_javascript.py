import io

import pikepdf
import pytest

from fixup_builders import looked, mended
from preflight import Fix
from preflight_builders import known_facts, page, pdf

SCRIPT = "<</S/JavaScript/JS(app.alert\\(1\\))>>"
FIX = Fix("remove-javascript", {"count": 1.0})
CHAIN = f"<</S/GoTo/D[10 0 R/Fit]/Next[{SCRIPT}<</S/URI/URI(https://a.example)>>{SCRIPT}]>>"


@pytest.mark.parametrize(
    ("catalog", "entries"),
    [
        (f"/OpenAction{SCRIPT}", ""),
        (f"/AA<</WP{SCRIPT}>>", ""),
        (f"/Names<</JavaScript<</Names[(a) {SCRIPT}]>>>>", ""),
        ("", f"/AA<</O{SCRIPT}>>"),
        ("", f"/Annots[<</Type/Annot/Subtype/Link/Rect[9 9 20 20]/A{SCRIPT}>>]"),
        (f"/OpenAction{CHAIN}", ""),
        (f"/OpenAction<</S/JavaScript/JS(1)/Next{CHAIN}>>", ""),
    ],
    ids=["opening", "printing", "names", "page", "link", "chain", "chain after a script"],
)
def test_scripts_are_gone_wherever_they_stood(catalog: str, entries: str) -> None:
    after = mended(pdf(page(entries=entries), catalog=catalog), FIX)
    assert [action for action in known_facts(after).actions if action.kind == "JavaScript"] == []
    assert b"JavaScript" not in after


def test_what_follows_a_script_stays() -> None:
    after = looked(pdf(page(), catalog=f"/OpenAction<</S/JavaScript/JS(1)/Next{CHAIN}>>")).mended(
        "remove-javascript"
    )
    assert [action.kind for action in after.facts.actions] == ["GoTo", "URI"]


def test_a_page_to_open_at_is_no_script() -> None:
    with pikepdf.open(io.BytesIO(mended(pdf(page(), catalog="/OpenAction[10 0 R/Fit]"), FIX))) as after:
        assert isinstance(after.Root["/OpenAction"], pikepdf.Array)


def test_scripts_of_fields_and_bookmarks_go_as_well() -> None:
    fields = f"/AcroForm<</Fields[<</T(a)/FT/Tx/AA<</K{SCRIPT}>>>>]>>"
    outlines = f"/Outlines<</First<</Title(a)/A{SCRIPT}>>>>"
    assert b"JavaScript" not in mended(pdf(page(), catalog=fields + outlines), FIX)
