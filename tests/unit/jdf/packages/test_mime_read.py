"""Packages are read as the field writes them, byte for byte, and turned away with a reason where they must be."""

import io
import socket
from base64 import encodebytes
from pathlib import Path

import pytest

from jdf import PackageBrokenError, PackageRefusedError
from jdf.packages import PackageLimits, read_mime
from package_builders import ART, BOUNDARY, JDF, JMF, framed, joined, submission, taken

PARTS = [("jmf@gw", JMF), ("ticket@gw", JDF), ("art@gw", ART)]


def of_pieces(data: bytes, size: int) -> list[bytes]:
    return [data[at : at + size] for at in range(0, len(data), size)]


@pytest.mark.parametrize("size", [1, 2, 7, 64, 1000, 10**6])
def test_the_parts_are_the_same_however_the_bytes_arrive(size: int) -> None:
    assert taken(read_mime(of_pieces(joined(submission().message()), size))) == PARTS


def test_a_path_a_file_a_socket_and_bytes_are_read_alike(tmp_path: Path) -> None:
    whole = joined(submission().message())
    path = tmp_path / "submit.mjm"
    path.write_bytes(whole)
    with path.open("rb") as file, path.open("rb", buffering=0) as raw:
        assert taken(read_mime(path)) == taken(read_mime(file)) == taken(read_mime(raw)) == PARTS
    assert taken(read_mime(whole)) == PARTS


def test_an_open_socket_is_read_to_the_packages_end_and_not_beyond() -> None:
    here, there = socket.socketpair()
    with here, there:
        there.sendall(joined(submission().message()).rstrip(b"\r\n"))
        here.settimeout(5)
        assert taken(read_mime(here)) == PARTS


@pytest.mark.parametrize("line_end", ["\r\n", "\n"])
@pytest.mark.parametrize(
    "body", [b"", b"\n", b"\r", b"\r\n", b"x\r", b"x\r\n", b"\n--b1x\n", b"--b1x", b"\r\r\n\n"]
)
def test_only_the_line_end_of_the_boundary_is_taken_off(body: bytes, line_end: str) -> None:
    package = framed(("Content-ID: <a>", body), ("Content-ID: <b>", b"after"), line_end=line_end)
    assert taken(read_mime(package)) == [("a", body), ("b", b"after")]
    assert taken(read_mime(of_pieces(package, 1))) == [("a", body), ("b", b"after")]


def test_the_boundary_of_the_body_counts_whatever_the_header_says() -> None:
    package = framed(("Content-Type: application/pdf\nContent-ID: <a>", b"x"), boundary="=_body")
    for header in (
        "",
        "multipart/related",
        'multipart/related; boundary="other"',
        "multipart/related; boundary",
    ):
        assert taken(read_mime(package, content_type=header)) == [("a", b"x")]


def test_blank_lines_a_head_and_a_preamble_may_stand_before_the_first_part() -> None:
    package = framed(("Content-ID: <a>", b"x"))
    before = b'\r\n\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary="b1";\r\n\r\nplain words\r\n'
    assert taken(read_mime(before + package)) == [("a", b"x")]


def test_a_fold_spoilt_into_a_line_of_its_own_does_not_hide_the_parts() -> None:
    before = b'Content-Type: multipart/related; \r\n.boundary="b1"\r\n\r\n'
    assert taken(read_mime(before + framed(("Content-ID: <a>", b"x")))) == [("a", b"x")]


@pytest.mark.parametrize(
    ("encoding", "coded"),
    [
        ("base64", encodebytes(ART)),
        ("BASE64", encodebytes(ART).replace(b"\n", b"\r\n").rstrip(b"=\r\n")),
        ("binary", ART),
        ("8bit;", ART),
        ("", ART),
    ],
)
def test_every_transfer_encoding_gives_the_same_bytes(encoding: str, coded: bytes) -> None:
    package = framed((f"Content-ID: <a>\nContent-Transfer-Encoding: {encoding}", coded))
    for size in (1, 5, 10**6):
        assert taken(read_mime(of_pieces(package, size))) == [("a", ART)]


def test_quoted_printable_is_read_with_its_soft_line_ends() -> None:
    package = framed(("Content-Transfer-Encoding: quoted-printable", b"a=3Db=\r\nc =C3=A4\r\nd"))
    for size in (1, 3, 10**6):
        assert taken(read_mime(of_pieces(package, size)))[0][1] == "a=bc ä\r\nd".encode()


def test_a_part_that_nobody_wanted_is_passed_over() -> None:
    assert [part.head.location for part in read_mime(joined(submission().message()))] == [
        name for name, _ in PARTS
    ]
    halves = (
        (part.head.location, next(part.chunks())[:2]) for part in read_mime(joined(submission().body()))
    )
    assert [location for location, _ in halves] == [name for name, _ in PARTS]


REFUSED = {
    "package-too-many-parts": (PackageLimits(parts=2), joined(submission().body())),
    "package-too-large": (PackageLimits(total_bytes=500), joined(submission().body())),
    "package-header-too-long": (PackageLimits(), framed(("X: " + "x" * 9000, b"x"))),
    "package-ticket-too-large": (PackageLimits(ticket_bytes=10), joined(submission().body())),
}


@pytest.mark.parametrize("code", REFUSED)
def test_a_package_beyond_a_limit_is_turned_away_by_name(code: str) -> None:
    limits, package = REFUSED[code]
    with pytest.raises(PackageRefusedError) as caught:
        for part in read_mime(io.BytesIO(package), limits=limits):
            part.read()
    assert caught.value.code == code


BROKEN = {
    "nothing": b"",
    "blank": b"\r\n\r\n",
    "a ticket alone": JDF,
    "a zip": b"PK\x03\x04 and more",
    "no boundary": b"Content-Type: multipart/related\r\n\r\nwords\r\n",
    "a head without end": b"--b1\r\nContent-ID: <a>\r\n",
    "cut in a part": joined(submission().body())[:-80],
    "not base64": framed(("Content-ID: <a>\nContent-Transfer-Encoding: base64", b"&&&&")),
    "an unknown encoding": framed(("Content-Transfer-Encoding: x-uuencode", b"begin 644 a")),
}


@pytest.mark.parametrize("what", BROKEN)
def test_what_is_no_whole_package_is_said_to_be_broken(what: str) -> None:
    with pytest.raises(PackageBrokenError):
        taken(read_mime(BROKEN[what], content_type=f"multipart/related; boundary={BOUNDARY}"))
