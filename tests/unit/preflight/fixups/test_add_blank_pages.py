import pytest

from fixup_builders import VARIANTS, looked
from preflight_builders import a4, page, pdf


@pytest.mark.parametrize("way", VARIANTS)
def test_the_new_page_has_the_boxes_of_the_last(way: str) -> None:
    after = looked(VARIANTS[way](pdf(page(), page())), a4(pages=3)).mended("add-blank-pages")
    *_, last, new = after.facts.pages
    assert (new.media, new.trim, new.bleed, new.rotate) == (last.media, last.trim, last.bleed, last.rotate)
    assert new.has_marks is False


def test_who_lacks_half_the_book_has_sent_the_wrong_file() -> None:
    assert looked(pdf(page(), page()), a4(pages=8)).proposal("add-blank-pages") is None
