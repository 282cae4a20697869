"""A rewriter that is asked for nothing changes nothing; one that drops a mark leaves all others where they were."""

import io
from dataclasses import dataclass

import numpy as np
import pikepdf
import pytest

from atomic_print_builders import sheet, write
from fixup_builders import VARIANTS, window
from preflight.fixup import CannotMendError
from preflight.mending.rewriter import Change, Mark, rewrite
from preflight_builders import page, pdf, stream

MARKS = (
    "0 0 1 0 k 50 50 99 99 re f q 3 w 99 99 m 200 300 l S Q "
    + write(20)
    + "BI /W 2 /H 2 /BPC 8 /CS /G ID abcd EI "
)


@dataclass
class Always:
    """Says the same of every mark of a kind."""

    answer: Change | None
    text_only: bool = False

    def change(self, mark: Mark) -> Change | None:
        return self.answer if mark.is_text or not self.text_only else None

    def unlayers(self) -> bool:
        return False


def written(data: bytes, edit: Always) -> bytes:
    with pikepdf.open(io.BytesIO(data)) as opened:
        rewrite(opened, [each.obj for each in opened.pages], edit)
        out = io.BytesIO()
        opened.save(out, static_id=True)
    return out.getvalue()


def content(data: bytes) -> bytes:
    with pikepdf.open(io.BytesIO(data)) as opened:
        return opened.pages[0].obj["/Contents"].read_bytes()


def test_without_a_change_the_content_stays_byte_for_byte() -> None:
    data = sheet(MARKS)
    assert content(written(data, Always(None))) == content(data)


@pytest.mark.parametrize("way", VARIANTS)
def test_a_change_that_is_no_change_shows_the_same(way: str) -> None:
    data = VARIANTS[way](sheet(MARKS))
    after = written(data, Always(Change(fill_overprint=True, overprint_mode=1)))
    assert after != data
    assert np.array_equal(window(data), window(after))


@pytest.mark.parametrize("way", VARIANTS)
def test_text_that_is_dropped_moves_on_what_follows(way: str) -> None:
    shown = "BT /F 20 Tf 1 0 0 1 99 99 Tm 3 Tc (aa) Tj [(a) 500 (a)] TJ ET 0 0 1 0 k 300 300 9 9 re f"
    data = VARIANTS[way](sheet(shown))
    empty = VARIANTS[way](sheet("0 0 1 0 k 300 300 9 9 re f"))
    after = written(data, Always(Change(drop=True), text_only=True))
    assert np.array_equal(window(after), window(empty))


def test_a_line_is_set_wider_before_its_path_begins_and_back_after_it() -> None:
    after = content(written(sheet("2 w 0 0 m 9 9 l S 0 0 m 9 9 l S"), Always(Change(line_width=5.0))))
    assert after.split() == b"2 w 5 w 0 0 m 9 9 l S 2 w 5 w 0 0 m 9 9 l S 2 w".split()


def test_a_form_that_draws_itself_ends() -> None:
    form = stream(
        b"/X Do 0 0 9 9 re f", "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 100 0 R>>>>"
    )
    data = pdf(page(content=b"/X Do", entries="/Resources<</XObject<</X 100 0 R>>>>"), extra=(form,))
    assert b"PreflightForm" in content(written(data, Always(Change(fill_overprint=True))))


def test_a_stream_that_cannot_be_decoded_is_refused() -> None:
    broken = pdf(page(content=b"nonsense", filters="/Filter/LZWDecode"))
    with pytest.raises((CannotMendError, pikepdf.PdfError, pikepdf.DataDecodingError)):
        written(broken, Always(Change(drop=True)))
