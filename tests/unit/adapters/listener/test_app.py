"""The listener takes from known devices and gives what is behind an open door; everything else is not there."""

from collections.abc import Iterator
from ipaddress import ip_network
from pathlib import Path

import httpx
import pytest

from adapters.base import Handle
from adapters.jmf.doors import Doors, secret_of
from adapters.jmf.packing import Way
from adapters.jmf.spool import Spool
from adapters.listener.callers import Caller
from jdf.messages import Response, parse_jmf
from jmf_builders import listening
from returned_messages import QUERY, SIGNAL, SUBMISSION, returned_package

JMF_TYPE = "application/vnd.cip4-jmf+xml"
PDF = bytes(range(256)) * 2000
TICKET = b'<JDF xmlns="http://www.CIP4.org/JDFSchema_1_1" JobID="J1"><FileSpec URL="J1/a.pdf"/></JDF>'
HANDLE = Handle(("J1.jdf",), detail={"folder": "J1"})


class World:
    """A device's spool with one open door, and the listener in front of it."""

    def __init__(self, spool: Path, url: str, doors: Doors) -> None:
        self.spool, self.url, self.doors = spool, url, doors
        self.token = doors.open(HANDLE, Way.URL)
        self.secret = secret_of(spool)

    def post(self, body: bytes, media_type: str = JMF_TYPE, secret: str = "") -> httpx.Response:
        address = f"{self.url}/jmf/{secret or self.secret}"
        return httpx.post(address, content=body, headers={"Content-Type": media_type})

    def get(self, path: str, token: str = "", **headers: str) -> httpx.Response:
        return httpx.get(f"{self.url}/files/{token or self.token}/{path}", headers=headers)

    def laid(self) -> int:
        return len(list((self.spool / "inbox").iterdir()))

    def visits(self) -> list[str]:
        return [path.name for path in (self.spool / "visits").iterdir()]


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    base = tmp_path / "spool"
    spool, doors = Spool(base), Doors("press", base, "http://gateway:8020")
    spool.make()
    doors.make()
    (spool.staged.path / "J1").mkdir()
    (spool.staged.path / "J1" / "a.pdf").write_bytes(PDF)
    (spool.staged.path / "J1.jdf").write_bytes(TICKET)
    (tmp_path / "secret.pdf").write_bytes(b"somebody else's")
    (spool.staged.path / "J1" / "link.pdf").symlink_to(tmp_path / "secret.pdf")
    with listening(Caller("press", base)) as url:
        yield World(base, url, doors)


def test_a_ticket_is_given_with_the_addresses_of_its_files(world: World):
    answer = world.get("J1.jdf")
    assert answer.headers["content-type"] == "application/vnd.cip4-jdf+xml"
    assert f"http://gateway:8020/files/{world.token}/J1/a.pdf" in answer.text
    assert world.visits() == [world.token]


@pytest.mark.parametrize(
    ("asked", "status", "wanted"),
    [
        ("", 200, PDF),
        ("bytes=0-9", 206, PDF[:10]),
        ("bytes=511990-", 206, PDF[511990:]),
        ("bytes=-5", 206, PDF[-5:]),
        ("bytes=5-2", 416, b""),
        ("bytes=999999-", 416, b""),
        ("bytes=0-1,5-6", 200, PDF),
        ("lines=1", 200, PDF),
    ],
)
def test_a_file_is_given_whole_or_by_range(world: World, asked: str, status: int, wanted: bytes):
    answer = world.get("J1/a.pdf", **({"Range": asked} if asked else {}))
    assert (answer.status_code, answer.content == wanted) == (status, True)


@pytest.mark.parametrize(
    "path",
    [
        "",
        "J2.jdf",
        "J1/",
        "J1/b.pdf",
        "J1/link.pdf",
        "J1/..%2fJ1.jdf",
        "../notes/J1.jdf.json",
        "J1/%2e%2e/x",
        "%2fetc%2fpasswd",
    ],
)
def test_nothing_else_is_given(world: World, path: str):
    answer = world.get(path)
    assert (answer.status_code, answer.text) == (404, "nothing here\n")


def test_a_closed_door_gives_nothing_and_a_foreign_token_neither(world: World):
    assert world.get("J1.jdf", token="x" * 32).status_code == 404
    assert world.visits() == []
    assert world.doors.close(world.token) is True
    assert world.get("J1.jdf").status_code == 404


def test_a_ticket_that_is_gone_is_not_given_and_nobody_came_for_it(world: World):
    (world.spool / "staged" / "J1.jdf").unlink()
    assert (world.get("J1.jdf").status_code, world.visits()) == (404, [])


def test_the_head_of_a_file_is_no_visit_of_its_bytes(world: World):
    answer = httpx.head(f"{world.url}/files/{world.token}/J1/a.pdf")
    assert (answer.status_code, answer.headers["content-length"], answer.content) == (200, str(len(PDF)), b"")


@pytest.mark.parametrize(
    ("body", "laid", "code"),
    [
        (SIGNAL, 1, None),
        (QUERY, 0, 5),
        (SUBMISSION, 0, 5),
        (b"", 0, 3),
        (b"<JMF", 0, 3),
        (b'<!DOCTYPE JMF [<!ENTITY a SYSTEM "file:///etc/passwd">]><JMF>&a;</JMF>', 0, 3),
    ],
)
def test_a_device_may_tell_and_not_order(world: World, body: bytes, laid: int, code: int | None):
    answer = world.post(body)
    assert (answer.status_code, world.laid()) == (200, laid)
    if code is None:
        assert answer.content == b""
    else:
        (response,) = parse_jmf(answer.content).messages
        assert isinstance(response, Response)
        assert response.return_code == code


def test_a_returned_ticket_is_laid_down_and_answered(world: World):
    media_type, body = returned_package("J1", "QE-1")
    (response,) = parse_jmf(world.post(body, media_type).content).messages
    assert isinstance(response, Response)
    assert (response.return_code, world.laid()) == (0, 1)


def test_what_is_sent_twice_is_laid_down_once(world: World):
    for _ in range(2):
        assert world.post(SIGNAL).status_code == 200
    assert world.laid() == 1


def test_a_wrong_secret_meets_nothing(world: World):
    answer = world.post(SIGNAL, secret="x" * 32)
    assert (answer.status_code, answer.text, world.laid()) == (404, "nothing here\n", 0)


@pytest.mark.parametrize("path", ["", "jmf", "jmf/", "files", "admin", "..", "favicon.ico"])
def test_other_addresses_are_not_there(world: World, path: str):
    assert httpx.get(f"{world.url}/{path}").status_code == 404


def test_a_person_who_looks_is_greeted(world: World):
    assert "Devices send their JMF" in httpx.get(f"{world.url}/jmf/{world.secret}").text


def test_too_much_is_turned_away(world: World):
    answer = world.post(b"<" * (25 * 1024 * 1024))
    assert (answer.status_code, world.laid()) == (413, 0)


def test_a_device_of_another_network_meets_nothing(tmp_path: Path):
    base = tmp_path / "spool"
    Spool(base).make()
    doors = Doors("press", base, "http://gateway:8020")
    doors.make()
    with listening(Caller("press", base, (ip_network("192.0.2.0/24"),))) as url:
        world = World(base, url, doors)
        (base / "staged" / "J1.jdf").write_bytes(TICKET)
        assert (world.post(SIGNAL).status_code, world.get("J1.jdf").status_code) == (404, 404)
        assert (world.laid(), world.visits()) == (0, [])
