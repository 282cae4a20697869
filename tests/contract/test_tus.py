"""tus 1.0 header by header and verb by verb, as https://tus.io/protocols/resumable-upload has them."""

import hashlib
from base64 import b64encode
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from email.utils import parsedate_to_datetime
from pathlib import Path

import pytest

from gateway.domain.people import Scope
from gateway.domain.uploads import UploadLimits
from gateway.services.end_upload import sweep_uploads
from gateway.services.shop import Shop
from gateway_builders import a_shop, limit_to
from service_builders import Clock
from uploads_builders import BYTES, Tus, a_draft, files_of, metadata
from web_builders import problem

pytestmark = pytest.mark.database
DATA = bytes(range(256)) * 40
SHA256 = hashlib.sha256(DATA).hexdigest()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def shop(tmp_path: Path, clock: Clock) -> Shop:
    return replace(a_shop(tmp_path), clock=clock)


@pytest.fixture
def tus(shop: Shop) -> Tus:
    return Tus(shop)


def digest(algorithm: str, data: bytes) -> str:
    return f"{algorithm} {b64encode(hashlib.new(algorithm, data).digest()).decode()}"


def partial_files(tus: Tus) -> list[str]:
    return list(tus.shop.partials.all())


# What the server can do


@pytest.mark.parametrize("path", ["/uploads", "/uploads/anything"])
def test_options_tells_what_is_spoken_to_anybody(tus: Tus, path: str) -> None:
    answer = tus("OPTIONS", path, None, headers={"Tus-Resumable": None})
    assert answer.status_code == 204
    said = {name: answer.headers[name] for name in answer.headers if name.startswith("tus-")}
    assert said == {
        "tus-resumable": "1.0.0",
        "tus-version": "1.0.0",
        "tus-extension": "creation,creation-with-upload,checksum,expiration,termination",
        "tus-max-size": str(tus.shop.max_file_bytes),
        "tus-checksum-algorithm": "sha1,sha256,md5",
    }


@pytest.mark.parametrize("version", [None, "0.2.2", "1.0"])
@pytest.mark.parametrize("method", ["POST", "HEAD", "PATCH", "DELETE"])
def test_another_version_is_refused_and_ours_is_named(tus: Tus, method: str, version: str | None) -> None:
    where = tus.begun(9)
    answer = tus(method, "/uploads" if method == "POST" else where, headers={"Tus-Resumable": version})
    assert (answer.status_code, answer.headers["Tus-Version"]) == (412, "1.0.0")
    assert tus.offset(where) == 0


@pytest.mark.parametrize("method", ["POST", "HEAD", "PATCH", "DELETE"])
def test_every_verb_asks_who_is_there_and_says_the_version_with_its_refusal(tus: Tus, method: str) -> None:
    where = tus.begun(9)
    path = "/uploads" if method == "POST" else where
    answer = tus(method, path, None)
    assert (answer.status_code, answer.headers["Tus-Resumable"]) == (401, "1.0.0")
    limit_to(tus.shop, "bo", Scope.ORDERS_READ)
    assert tus(method, path, "bo").status_code == 403


@pytest.mark.parametrize("method", ["HEAD", "PATCH", "DELETE"])
def test_an_upload_of_another_company_is_not_there(tus: Tus, method: str) -> None:
    where = tus.begun(9)
    said = {"Upload-Offset": "0", "Content-Type": BYTES}
    assert tus(method, where, "eve", headers=said).status_code == 404
    assert tus(method, "/uploads/none", "eve", headers=said).status_code == 404
    assert tus.offset(where) == 0


def test_a_colleague_and_the_shop_may_go_on_with_an_upload(tus: Tus) -> None:
    where = tus.begun(len(DATA))
    assert tus.send(where, 0, DATA[:9], "bo").status_code == 204
    assert tus.send(where, 9, DATA[9:], "carl").headers["Gateway-File"]


# Creation


def test_an_upload_is_created_and_waits_at_its_beginning(tus: Tus, clock: Clock) -> None:
    answer = tus.create(len(DATA), headers={"Upload-Metadata": metadata(filename="flyer.pdf")})
    assert answer.status_code == 201
    assert answer.headers["Tus-Resumable"] == "1.0.0"
    assert parsedate_to_datetime(answer.headers["Upload-Expires"]) == clock.now + tus.shop.uploads.expires
    told = tus.head(answer.headers["Location"])
    assert told.status_code == 200
    assert (told.headers["Upload-Offset"], told.headers["Upload-Length"]) == ("0", str(len(DATA)))
    assert told.headers["Upload-Metadata"] == metadata(filename="flyer.pdf")
    assert told.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("length", [None, "", "-1", "1.5", "0x10", "9" * 30, "ten"])
def test_a_length_that_is_no_number_is_refused(tus: Tus, length: str | None) -> None:
    assert problem(tus.create(length)) == (400, "bad-request")


def test_a_length_to_be_told_later_is_refused(tus: Tus) -> None:
    assert problem(tus.create(None, headers={"Upload-Defer-Length": "1"})) == (400, "bad-request")


def test_an_empty_file_and_one_that_is_too_large_are_refused_before_they_are_sent(tus: Tus) -> None:
    assert problem(tus.create(0)) == (422, "bad-upload")
    assert problem(tus.create(tus.shop.max_file_bytes + 1)) == (413, "file-too-large")
    assert tus.create(tus.shop.max_file_bytes).status_code == 201


@pytest.mark.parametrize(
    "said", ["filename", "filename !!!", "filename YQ==,filename YQ==", "a" * 5000, "filename /w==", ",", "é YQ=="]
)  # fmt: skip
def test_metadata_that_cannot_be_read_is_refused(tus: Tus, said: str) -> None:
    answer = tus.create(9, headers={"Upload-Metadata": said.encode("latin-1")})
    assert answer.status_code == (400 if said != "filename" else 201)


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ({"filename": "flyer.pdf"}, "flyer.pdf"),
        ({"name": "flyer.pdf", "type": "application/pdf"}, "flyer.pdf"),
        ({"filename": "../../etc/passwd"}, "passwd"),
        ({"filename": "\u202efdp.exe"}, "fdp.exe"),
        ({}, "file"),
    ],
)
def test_a_name_is_a_label_and_may_be_left_out(tus: Tus, said: dict[str, str], shown: str) -> None:
    answer = tus.send(tus.begun(len(DATA), **said), 0, DATA)
    with tus.shop.store.read() as tx:
        file = tx.files.get(answer.headers["Gateway-File"])
        assert file is not None
        assert (file.name_given, file.sha256, file.size, file.owner_id) == (shown, SHA256, len(DATA), "ana")
        assert file.md5 == hashlib.md5(DATA).hexdigest()  # noqa: S324 (the JDF checksum)


def test_the_first_bytes_may_come_with_the_announcement(tus: Tus) -> None:
    answer = tus.create(len(DATA), headers={"Content-Type": BYTES}, content=DATA[:100])
    assert (answer.status_code, answer.headers["Upload-Offset"]) == (201, "100")
    assert tus.send(answer.headers["Location"], 100, DATA[100:]).headers["Gateway-File"]


def test_a_whole_file_may_come_with_its_announcement_however_large(tus: Tus) -> None:
    data = bytes(3 << 20)
    answer = tus.create(len(data), headers={"Content-Type": BYTES}, content=data)
    assert (answer.status_code, answer.headers["Upload-Offset"]) == (201, str(len(data)))
    assert answer.headers["Gateway-File"]


def test_a_body_of_another_type_is_refused_and_creates_nothing(tus: Tus) -> None:
    assert problem(tus.create(9, headers={"Content-Type": "application/pdf"}, content=b"x")) == (
        415,
        "not-an-upload-body",
    )
    with tus.shop.store.read() as tx:
        assert tx.uploads.open_of("Berg & Co") == (0, 0)


def test_a_company_may_have_so_many_uploads_and_bytes_open_and_another_is_not_held_up(shop: Shop) -> None:
    tus = Tus(replace(shop, uploads=UploadLimits(open_uploads=2, open_bytes=100)))
    tus.begun(40)
    first = tus.begun(40, "bo")
    assert problem(tus.create(1)) == (429, "too-many-uploads")
    assert tus.create(100, "eve").status_code == 201
    assert problem(tus.create(1, "eve")) == (429, "too-many-uploads")
    assert tus("DELETE", first).status_code == 204
    assert problem(tus.create(61)) == (429, "too-many-uploads")
    assert tus.create(60).status_code == 201


# Bytes


def test_pieces_make_a_file_and_the_last_answer_names_it(tus: Tus) -> None:
    where = tus.begun(len(DATA))
    first = tus.send(where, 0, DATA[:4000])
    assert (first.status_code, first.headers["Upload-Offset"]) == (204, "4000")
    assert "Gateway-File" not in first.headers
    last = tus.send(where, 4000, DATA[4000:])
    assert last.headers["Upload-Offset"] == str(len(DATA))
    assert tus.shop.blobs.read(SHA256) == DATA
    assert tus.head(where).headers["Gateway-File"] == last.headers["Gateway-File"]
    assert partial_files(tus) == []


def test_an_empty_piece_changes_nothing(tus: Tus) -> None:
    where = tus.begun(9)
    assert tus.send(where, 0, b"").headers["Upload-Offset"] == "0"


@pytest.mark.parametrize("offset", [0, 99, 101, 5000, 10**14])
def test_bytes_for_another_offset_are_refused_and_the_right_one_is_named(tus: Tus, offset: int) -> None:
    where = tus.begun(len(DATA))
    tus.send(where, 0, DATA[:100])
    answer = tus.send(where, offset, b"x")
    assert problem(answer) == (409, "upload-offset")
    assert "byte 100" in answer.json()["detail"]
    assert tus.offset(where) == 100
    assert tus.send(where, 100, DATA[100:]).headers["Gateway-File"]


def test_a_finished_upload_takes_no_more(tus: Tus) -> None:
    where = tus.begun(len(DATA))
    tus.send(where, 0, DATA)
    assert problem(tus.send(where, len(DATA), b"x")) == (409, "upload-offset")


@pytest.mark.parametrize("offset", [None, "", "-1", "a"])
def test_an_offset_that_is_no_number_is_refused(tus: Tus, offset: str | None) -> None:
    where = tus.begun(9)
    assert problem(tus.send(where, 0, b"x", **{"Upload-Offset": offset})) == (400, "bad-request")


@pytest.mark.parametrize("kind", [None, "application/octet-stream", "text/plain"])
def test_a_piece_of_another_type_is_refused(tus: Tus, kind: str | None) -> None:
    where = tus.begun(9)
    answer = tus.send(where, 0, b"x", **{"Content-Type": kind})
    assert problem(answer) == (415, "not-an-upload-body")
    assert tus.offset(where) == 0


def test_more_bytes_than_announced_are_refused_before_they_are_read(tus: Tus) -> None:
    where = tus.begun(9)
    assert problem(tus.send(where, 0, bytes(10))) == (422, "bad-upload")
    assert tus.offset(where) == 0


def test_more_bytes_than_announced_without_saying_so_never_become_a_file(tus: Tus) -> None:
    async def body() -> AsyncIterator[bytes]:
        yield bytes(8)
        yield bytes(8)

    where = tus.begun(9)
    assert problem(tus.send(where, 0, body())) == (422, "bad-upload")
    assert tus.row(where).state == "open"
    assert tus.send(where, tus.offset(where), bytes(9 - tus.offset(where))).headers["Gateway-File"]


# Checksum


@pytest.mark.parametrize("algorithm", ["sha1", "sha256", "md5"])
def test_a_piece_with_its_checksum_is_taken(tus: Tus, algorithm: str) -> None:
    where = tus.begun(len(DATA))
    assert (
        tus.send(where, 0, DATA[:100], **{"Upload-Checksum": digest(algorithm, DATA[:100])}).status_code
        == 204
    )
    answer = tus.send(where, 100, DATA[100:], **{"Upload-Checksum": digest(algorithm, DATA[100:])})
    assert answer.headers["Gateway-File"]
    assert tus.shop.blobs.has(SHA256)


@pytest.mark.parametrize("size", [50, len(DATA) - 100])
def test_a_piece_that_is_not_what_its_checksum_says_is_thrown_away_whole(tus: Tus, size: int) -> None:
    where = tus.begun(len(DATA))
    tus.send(where, 0, DATA[:100])
    answer = tus.send(where, 100, bytes(size), **{"Upload-Checksum": digest("sha1", b"other")})
    assert problem(answer) == (460, "checksum-mismatch")
    assert tus.offset(where) == 100
    assert tus.send(where, 100, DATA[100:]).headers["Gateway-File"]
    assert tus.shop.blobs.read(SHA256) == DATA


@pytest.mark.parametrize("said", ["crc32 AAAA", "sha1", "sha1 !!", "sha1 AAAA", "sha256 " + "A" * 28])
def test_a_checksum_that_cannot_be_read_is_refused(tus: Tus, said: str) -> None:
    where = tus.begun(9)
    assert problem(tus.send(where, 0, b"x", **{"Upload-Checksum": said})) == (400, "bad-request")
    assert tus.offset(where) == 0
    assert tus.send(where, 0, b"x").status_code == 204


# One at a time


def test_while_one_request_writes_another_is_told_to_wait(tus: Tus, clock: Clock) -> None:
    where = tus.begun(len(DATA))
    tus.change(where, lease="somebody", lease_until=clock.now + timedelta(seconds=5))
    assert problem(tus.send(where, 0, DATA)) == (423, "upload-locked")
    assert tus.offset(where) == 0


def test_the_lease_of_a_writer_that_is_silent_is_taken_over(tus: Tus, clock: Clock) -> None:
    where = tus.begun(len(DATA))
    tus.change(where, lease="somebody", lease_until=clock.now + timedelta(seconds=5))
    clock.go_on(6)
    assert tus.send(where, 0, DATA).headers["Gateway-File"]


# Expiration


def test_each_piece_gives_an_upload_more_time_and_an_expired_one_is_gone(tus: Tus, clock: Clock) -> None:
    where = tus.begun(len(DATA))
    clock.go_on(86_400)
    later = parsedate_to_datetime(tus.send(where, 0, DATA[:9]).headers["Upload-Expires"])
    assert later == clock.now + tus.shop.uploads.expires
    clock.go_on(tus.shop.uploads.expires.total_seconds() + 1)
    assert tus.head(where).status_code == 410
    assert problem(tus.send(where, 9, DATA[9:])) == (410, "upload-gone")


def test_what_has_expired_is_swept_with_its_bytes_and_what_is_young_stays(tus: Tus, clock: Clock) -> None:
    old = tus.begun(len(DATA))
    tus.send(old, 0, DATA[:9])
    clock.go_on(tus.shop.uploads.expires.total_seconds() - 10)
    young = tus.begun(len(DATA))
    tus.send(young, 0, DATA[:9])
    clock.go_on(20)
    assert sweep_uploads(tus.shop) == 1
    assert partial_files(tus) == [young.rsplit("/", 1)[-1]]
    assert tus.head(old).status_code == 410
    clock.go_on(tus.shop.uploads.forgotten.total_seconds())
    sweep_uploads(tus.shop)
    sweep_uploads(tus.shop)
    assert tus.head(old).status_code == 404


# Termination


def test_an_upload_is_ended_with_its_bytes(tus: Tus) -> None:
    where = tus.begun(len(DATA))
    tus.send(where, 0, DATA[:9])
    answer = tus("DELETE", where)
    assert (answer.status_code, answer.headers["Tus-Resumable"]) == (204, "1.0.0")
    assert partial_files(tus) == []
    assert tus.head(where).status_code == 410
    assert problem(tus("DELETE", where)) == (410, "upload-gone")


def test_the_file_that_an_upload_has_become_outlives_its_end(tus: Tus) -> None:
    where = tus.begun(len(DATA))
    file = tus.send(where, 0, DATA).headers["Gateway-File"]
    assert tus("DELETE", where).status_code == 204
    assert tus.shop.blobs.has(SHA256)
    assert tus.head(where).headers["Gateway-File"] == file


# Clients that are kept from most methods


def test_a_post_that_names_another_method_is_that_method(tus: Tus) -> None:
    where = tus.begun(len(DATA))
    said = {"X-HTTP-Method-Override": "PATCH", "Upload-Offset": "0", "Content-Type": BYTES}
    assert tus("POST", where, headers=said, content=DATA[:9]).headers["Upload-Offset"] == "9"
    assert tus("POST", where, headers={"X-HTTP-Method-Override": "HEAD"}).headers["Upload-Offset"] == "9"
    assert tus("POST", where, headers={"X-HTTP-Method-Override": "DELETE"}).status_code == 204
    assert problem(tus("POST", where)) == (405, "wrong-method")


# Drafts


def test_an_upload_for_a_draft_goes_into_its_slot_and_what_was_there_stays_listed(tus: Tus) -> None:
    draft = a_draft(tus.shop)
    for data in (DATA, DATA[::-1]):
        tus.send(tus.begun(len(data), filename="f.pdf", order=draft, slot="single"), 0, data)
    found = files_of(tus.shop, draft)
    assert [(row.slot, row.revision, row.turn, row.dropped) for row in found] == [
        ("single", 1, 1, False),
        ("single", 1, 2, False),
    ]
    assert [row.sha256 for row in found] == [SHA256, hashlib.sha256(DATA[::-1]).hexdigest()]
    with tus.shop.store.read() as tx:
        events = [event for event in tx.events.of_order(draft) if event.kind == "file.received"]
    assert [event.data["sha256"] for event in events] == [row.sha256 for row in found]


def test_a_foreign_draft_an_unknown_slot_and_a_placed_order_are_refused_before_acceptance(tus: Tus) -> None:
    draft = a_draft(tus.shop)
    said = {"Upload-Metadata": metadata(order=draft, slot="single")}
    assert problem(tus.create(9, "eve", headers=said)) == (404, "not-found")
    assert problem(tus.create(9, headers={"Upload-Metadata": metadata(order=draft, slot="poster")})) == (
        422,
        "bad-upload",
    )
    with tus.shop.store.write("test") as tx:
        order = tx.orders.get(draft)
        assert order is not None
        order.state = "received"
        tx.session.add(order)
    assert problem(tus.create(9, headers=said)) == (409, "wrong-moment")


def test_a_file_that_arrives_after_the_order_was_placed_is_kept_and_listed_and_changes_nothing(
    tus: Tus,
) -> None:
    draft = a_draft(tus.shop)
    where = tus.begun(len(DATA), order=draft, slot="single")
    with tus.shop.store.write("test") as tx:
        order = tx.orders.get(draft)
        assert order is not None
        order.state = "received"
        tx.session.add(order)
    assert tus.send(where, 0, DATA).headers["Gateway-File"]
    assert files_of(tus.shop, draft) == []
    with tus.shop.store.read() as tx:
        (event,) = tx.events.of_order(draft)
    assert (event.kind, event.data["sha256"], event.data["slot"]) == ("file.received", SHA256, "single")
