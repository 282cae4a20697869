import io
import zlib

import pikepdf
import pytest

from preflight.failure import TooComplexError
from preflight.reading.references import bearable_tables
from preflight_builders import page, pdf, reader_bomb, stream


def with_streams(objects: int) -> bytes:
    made = io.BytesIO()
    with pikepdf.new() as document:
        document.Root.Held = pikepdf.Array([document.make_indirect(number) for number in range(objects)])
        document.add_blank_page()
        document.save(made, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return made.getvalue()


def referred(data: bytes, entries: bytes) -> bytes:
    """A sound file whose trailer names another table, which swells."""
    table = stream(zlib.compress(bytes(20 << 20), 9), "/Type/XRef/Size 6/W[1 4 2]/Filter/Fl#61teDecode")
    start = data.rindex(b"trailer")
    body = data[:start] + b"\n"
    moved = b"9 0 obj\n" + table + b"\nendobj\n"
    cut = data.rindex(b"xref\n", 0, start)
    rows = data[cut:start]
    end = data[start:].replace(b"<<", b"<<" + entries % cut, 1)
    end = end[: end.rindex(b"startxref")] + b"startxref\n%d\n%%%%EOF\n" % (cut + len(moved))
    return body[:cut] + moved + rows + end


@pytest.mark.parametrize("data", [b"", b"startxref\n99999\n", pdf(page()), with_streams(50_000)])
def test_tables_that_name_what_the_file_holds_pass(data: bytes) -> None:
    bearable_tables(io.BytesIO(data))


@pytest.mark.parametrize("entries", [b"/Prev %d", b"/XRefStm %d", b" /Prev   %d "])
def test_a_table_that_swells_is_found_behind_another(entries: bytes) -> None:
    with pytest.raises(TooComplexError, match="swells to more than 3 MB"):
        bearable_tables(io.BytesIO(referred(pdf(page()), entries)))


def test_a_table_that_swells_is_refused() -> None:
    with pytest.raises(TooComplexError, match="table of references"):
        bearable_tables(io.BytesIO(reader_bomb(30)))


def test_tables_that_name_each_other_end() -> None:
    data = pdf(page())
    cut = data.rindex(b"xref\n", 0, data.rindex(b"trailer"))
    bearable_tables(io.BytesIO(data.replace(b"<</Size", b"<</Prev %d/Size" % cut)))
