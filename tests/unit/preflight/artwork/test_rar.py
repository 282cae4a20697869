"""RAR is listed by its headers; another program lists what is written here by hand in the same way."""

import io
import shutil
import subprocess
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive_builders import rar_4, rar_5
from preflight.artwork.listing import Listing, Member
from preflight.artwork.packed import PackedError
from preflight.artwork.rar import list_rar

MEMBERS: dict[str, bytes | None] = {
    "job": None,
    "job/card.pdf": b"%PDF-1.4 card",
    "größe.txt": b"",
    "x.tif": b"II*\0" * 99,
}
PLAIN = {name: data for name, data in MEMBERS.items() if name.isascii()}
WRITERS = {"4": rar_4, "5": rar_5}
SAMPLES = {version: write(MEMBERS) for version, write in WRITERS.items()}


@pytest.mark.parametrize("version", SAMPLES)
def test_names_and_sizes_are_listed_and_folders_are_not(version: str) -> None:
    assert list_rar(io.BytesIO(SAMPLES[version])) == Listing(
        [Member("job/card.pdf", 13), Member("größe.txt", 0), Member("x.tif", 396)], 409
    )


@pytest.mark.parametrize("version", SAMPLES)
def test_another_program_reads_the_same_names(version: str, tmp_path: Path) -> None:
    program = shutil.which("bsdtar")
    if program is None:
        pytest.skip("no bsdtar here to compare with (Debian: libarchive-tools)")
    path = tmp_path / "job.rar"
    data = WRITERS[version](PLAIN)
    path.write_bytes(data)
    listed = subprocess.run(
        [program, "-tf", str(path)], capture_output=True, check=True, env={"LC_ALL": "C.UTF-8"}
    )
    names = listed.stdout.decode().split("\n")[:-1]
    assert [name for name in names if not name.endswith("/") and name != "job"] == [
        each.name for each in list_rar(io.BytesIO(data)).members
    ]


@pytest.mark.parametrize("writer", [rar_4, rar_5])
def test_locked_files_and_locked_lists_are_told(writer: type) -> None:
    (member,) = list_rar(io.BytesIO(writer({"a.pdf": b"x"}, locked=True))).members
    assert member.is_locked
    assert list_rar(io.BytesIO(writer({"a.pdf": b"x"}, list_locked=True))).is_locked


@pytest.mark.parametrize(
    "data",
    [
        SAMPLES["4"][:7] + bytes(30),
        SAMPLES["4"][:40],
        SAMPLES["5"][:12],
        SAMPLES["5"][:8] + bytes(4) + b"\x00" * 9,
        SAMPLES["5"][:8] + bytes(4) + b"\xff\xff\xff\xff\xff\x7f" + bytes(20),
    ],
)
def test_damage_is_said(data: bytes) -> None:
    with pytest.raises(PackedError, match="damaged"):
        list_rar(io.BytesIO(data))


def test_ever_so_many_headers_are_refused() -> None:
    block = rar_5({"a": None})[8:].split(b"a", 1)[0] + b"a"
    with pytest.raises(PackedError, match="more than"):
        list_rar(io.BytesIO(b"Rar!\x1a\x07\x01\x00" + block * 45_000))


@given(st.sampled_from(sorted(SAMPLES)), st.integers(7, 500), st.binary(min_size=1, max_size=8))
def test_a_changed_file_is_listed_or_damaged_and_nothing_else(version: str, at: int, new: bytes) -> None:
    data = bytearray(SAMPLES[version])
    data[at : at + len(new)] = new
    with suppress(PackedError):
        assert len(list_rar(io.BytesIO(bytes(data))).members) <= len(data)
