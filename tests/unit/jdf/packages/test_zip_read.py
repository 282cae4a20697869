"""ZIP packages are read with bounds: each way to do harm is turned away by name."""

import io
import struct
import zipfile
from pathlib import Path

import pytest

from jdf import PackageBrokenError, PackageRefusedError
from jdf.packages import PackageLimits, read_zip
from package_builders import foreign_zip, taken, xjdf_zip

GOOD = {"art__a_pdf": b"%PDF-1.4", "job_xjdf": b"<XJDF/>", "root_xjmf": b"<XJMF/>"}


def test_the_message_comes_first_then_tickets_then_content(tmp_path: Path) -> None:
    path = tmp_path / "job.zip"
    path.write_bytes(xjdf_zip(**GOOD))
    wanted = [("root.xjmf", b"<XJMF/>"), ("job.xjdf", b"<XJDF/>"), ("art/a.pdf", b"%PDF-1.4")]
    assert taken(read_zip(path)) == taken(read_zip(io.BytesIO(path.read_bytes()))) == wanted


def linked(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name)
    entry.external_attr = 0o120777 << 16
    return entry


def encrypted() -> bytes:
    data = bytearray(foreign_zip(("a.xjdf", b"x")))
    data[6] |= 1
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1
    return bytes(data)


def overlapping() -> bytes:
    """Return a ZIP whose second entry begins within the first."""
    data = bytearray(foreign_zip(("a", b"x" * 100), ("b", b"y" * 100), method=zipfile.ZIP_STORED))
    second = data.index(b"PK\x01\x02", data.index(b"PK\x01\x02") + 4)
    struct.pack_into("<I", data, second + 42, 10)
    return bytes(data)


HOSTILE = {
    "climbs": (foreign_zip(("../a.xjdf", b"x")), "package-unsafe-name"),
    "climbs inside": (foreign_zip(("a/../../b", b"x")), "package-unsafe-name"),
    "absolute": (foreign_zip(("/etc/passwd", b"x")), "package-unsafe-name"),
    "drive": (foreign_zip(("C:a.xjdf", b"x")), "package-unsafe-name"),
    "backslash": (foreign_zip(("a\\..\\b", b"x")), "package-unsafe-name"),
    "control sign": (foreign_zip(("a\nb", b"x")), "package-unsafe-name"),
    "link": (foreign_zip((linked("a.xjdf"), b"/etc/passwd")), "package-unsafe-name"),
    "twice in another case": (foreign_zip(("A.pdf", b"x"), ("a.pdf", b"y")), "package-name-twice"),
    "twice composed otherwise": (foreign_zip(("\u00e4", b"x"), ("a\u0308", b"y")), "package-name-twice"),
    "encrypted": (encrypted(), "package-encrypted"),
    "bzip2": (foreign_zip(("a", b"x"), method=zipfile.ZIP_BZIP2), "package-method"),
    "bomb": (foreign_zip(("a", bytes(4_000_000))), "package-bomb"),
    "overlapping": (overlapping(), "package-bomb"),
    "nested": (foreign_zip(("a.zip", foreign_zip(("b", b"x")))), "package-nested"),
    "crowd": (foreign_zip(*((f"{n}", b"") for n in range(65))), "package-too-many-parts"),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_harm_is_turned_away_by_name(what: str) -> None:
    data, code = HOSTILE[what]
    with pytest.raises(PackageRefusedError) as caught:
        taken(read_zip(io.BytesIO(data)))
    assert caught.value.code == code


def test_a_zip_beyond_the_size_is_turned_away_packed_and_unpacked() -> None:
    data = foreign_zip(("a", b"x" * 5000))
    for most in (50, 1000):
        with pytest.raises(PackageRefusedError) as caught:
            taken(read_zip(io.BytesIO(data), limits=PackageLimits(total_bytes=most)))
        assert caught.value.code == "package-too-large"


def wrong_checksum() -> bytes:
    data = bytearray(foreign_zip(("a", b"payload"), method=zipfile.ZIP_STORED))
    data[data.index(b"payload")] ^= 1
    return bytes(data)


@pytest.mark.parametrize("data", [b"", b"PK", b"<XJDF/>", xjdf_zip(**GOOD)[:-30], wrong_checksum()])
def test_what_is_no_whole_zip_is_said_to_be_broken(data: bytes) -> None:
    with pytest.raises(PackageBrokenError):
        taken(read_zip(io.BytesIO(data)))
