import io
import zipfile

import pytest

from artwork_builders import locked_zip, zipped
from preflight.artwork.packed import MOST_MEMBERS, PackedError, is_locked, member, opened, pieces


def test_a_member_is_read_in_pieces() -> None:
    with opened(io.BytesIO(zipped({"a": b"x" * 100_000}))) as archive:
        part = member(archive, "a")
        assert part is not None
        assert sum(map(len, pieces(archive, part, 100_000))) == 100_000
        assert (is_locked(part), member(archive, "b")) == (False, None)


def test_a_bomb_is_stopped_at_the_bound() -> None:
    with opened(io.BytesIO(zipped({"a": bytes(9 << 20)}))) as archive:
        count = 0
        with pytest.raises(PackedError, match="larger than 1 MB"):
            for piece in pieces(archive, archive.infolist()[0], 1 << 20):
                count += len(piece)
        assert count <= 1 << 20


def test_locked_and_oddly_packed_members_are_refused() -> None:
    for data, why in ((locked_zip(), "password"), (zipped({"a": b"x"}, method=zipfile.ZIP_LZMA), "unusual")):
        with opened(io.BytesIO(data)) as archive, pytest.raises(PackedError, match=why):
            list(pieces(archive, archive.infolist()[0], 99))


def test_a_member_whose_data_is_damaged_is_told() -> None:
    data = bytearray(zipped({"a": bytes(range(256)) * 9}))
    data[60] ^= 0xFF
    with opened(io.BytesIO(bytes(data))) as archive, pytest.raises(PackedError, match="damaged"):
        list(pieces(archive, archive.infolist()[0], 9999))


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04" + bytes(40), zipped({"a": b"x"})[:40]])
def test_no_list_is_no_archive(data: bytes) -> None:
    with pytest.raises(PackedError, match="list of files"):
        opened(io.BytesIO(data))


def test_a_list_that_claims_too_much_is_not_read() -> None:
    data = bytearray(zipped({"a": b"x"}))
    at = data.rindex(b"PK\x05\x06")
    data[at + 10 : at + 12] = (MOST_MEMBERS + 1).to_bytes(2, "little")
    with pytest.raises(PackedError, match="more than"):
        opened(io.BytesIO(bytes(data)))
