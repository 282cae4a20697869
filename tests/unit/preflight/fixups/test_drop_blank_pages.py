import pytest

from fixup_builders import VARIANTS, looked, mended, window
from preflight import Fix
from preflight_builders import a4, blank, page, pdf


@pytest.mark.parametrize("way", VARIANTS)
def test_empty_pages_that_nobody_ordered_are_left_out(way: str) -> None:
    before = looked(VARIANTS[way](pdf(page(), page(), blank(), blank())), a4(pages=2))
    after = before.mended("drop-blank-pages")
    assert len(after.facts.pages) == 2
    assert after.answered("drop-blank-pages") == set()
    for number in (1, 2):
        assert (window(before.data, number) == window(after.data, number)).all()


@pytest.mark.parametrize(
    "pages", [(page(), page()), (page(), blank(), page()), (blank(), page())], ids=["ink", "inside", "first"]
)
def test_a_page_with_ink_is_never_left_out(pages: tuple[object, ...]) -> None:
    order = a4(pages=len(pages) - 1)
    assert looked(pdf(*pages), order).proposal("drop-blank-pages") is None  # type: ignore[arg-type]  # pages all


def test_an_empty_page_with_a_note_is_not_empty() -> None:
    noted = page(content=b"q Q", entries="/Annots[<</Type/Annot/Subtype/Text/Rect[9 9 20 20]/Contents(x)>>]")
    assert looked(pdf(page(), noted), a4(pages=1)).proposal("drop-blank-pages") is None


def test_a_file_of_another_number_of_pages_is_refused() -> None:
    fix = Fix("drop-blank-pages", {"dropped": "3", "count": 1.0, "left": 2.0})
    with pytest.raises(AssertionError, match="4 pages where 3 were expected"):
        mended(pdf(page(), page(), page(), blank()), fix)
