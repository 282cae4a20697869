import io
import random
import zlib

import pikepdf
import pytest

from preflight.failure import TooComplexError
from preflight.interpreter.inflate import content_of, inflated


def test_data_comes_back() -> None:
    assert inflated(zlib.compress(b"q Q" * 99), 1000) == b"q Q" * 99


def test_data_that_ends_early_is_taken_as_far_as_it_goes() -> None:
    packed = zlib.compress(bytes(range(256)) * 40)
    assert inflated(packed[: len(packed) // 2], 1 << 20)


def test_rubbish_is_left_to_the_library() -> None:
    assert inflated(b"rubbish", 1000) is None


def test_what_goes_on_beyond_the_limit_is_refused() -> None:
    with pytest.raises(TooComplexError, match="swells"):
        inflated(zlib.compress(b" " * 2000), 1000)


def test_what_swells_as_only_bombs_do_is_refused_long_before_the_limit() -> None:
    with pytest.raises(TooComplexError, match="swells to more than 16 MB"):
        inflated(zlib.compress(b" " * (20 << 20), 9), 64 << 20)
    assert inflated(zlib.compress(b" " * (15 << 20), 9), 64 << 20)


def test_a_long_stream_comes_back_whole_and_no_further_than_its_end() -> None:
    data = random.Random(1).randbytes(3 << 20)
    packed = zlib.compress(data)
    assert inflated(packed + bytes(1 << 20), 64 << 20) == data
    assert data.startswith(inflated(packed[: 2 << 20], 64 << 20) or b"none")


def test_a_long_stream_is_refused_beyond_the_limit_and_left_to_the_library_where_it_is_damaged() -> None:
    packed = zlib.compress(random.Random(2).randbytes(2 << 20))
    with pytest.raises(TooComplexError, match="swells to more than 1 MB"):
        inflated(packed, 1 << 20)
    assert inflated(packed[: 1 << 20] + bytes(99) + packed[(1 << 20) + 99 :], 64 << 20) is None


@pytest.mark.parametrize("filters", ["/FlateDecode", "[/FlateDecode]", "[/ASCIIHexDecode/FlateDecode]"])
def test_a_stream_is_read_whatever_its_filters(filters: str) -> None:
    data = zlib.compress(b"q Q")
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        made = pdf.make_stream(data.hex().encode() + b">" if "ASCII" in filters else data)
        made.Filter = pikepdf.Object.parse(filters.encode())
        pdf.Root.Content = made
        out = io.BytesIO()
        pdf.save(out, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    with pikepdf.open(out) as opened:
        assert content_of(opened.Root.Content) == b"q Q"
        assert opened.Root.Content.Filter == pikepdf.Object.parse(filters.encode())


def test_a_stream_written_as_text_is_refused_where_it_swells() -> None:
    with pikepdf.new() as pdf:
        made = pdf.make_stream(zlib.compress(b" " * (20 << 20), 9).hex().encode() + b">")
        made.Filter = pikepdf.Array([pikepdf.Name.ASCIIHexDecode, pikepdf.Name.FlateDecode])
        with pytest.raises(TooComplexError, match="swells"):
            content_of(made)
