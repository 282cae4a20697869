"""Packages are written so that strict readers take them: Python's own judges here, the reference library elsewhere."""

import email.policy
from email import message_from_bytes
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jdf import PackageNotWritableError
from jdf.packages import Content, MimePackage, Transfer, read_mime
from package_builders import ART, BOUNDARY, JDF, JMF, joined, submission, taken

HTTP = email.policy.HTTP


def strict(package: bytes) -> EmailMessage:
    message = message_from_bytes(package, EmailMessage, policy=HTTP)
    assert isinstance(message, EmailMessage)
    return message


@pytest.mark.parametrize("transfer", Transfer)
def test_a_strict_reader_finds_the_parts_and_no_defect(transfer: Transfer) -> None:
    message = strict(joined(submission(transfer).message()))
    parts = list(message.iter_parts())
    assert message.get_content_type() == "multipart/related"
    assert (message.get_param("type"), message.get_param("start")) == (
        "application/vnd.cip4-jmf+xml",
        "<jmf@gw>",
    )
    assert [part["Content-ID"] for part in parts] == ["<jmf@gw>", "<ticket@gw>", "<art@gw>"]
    assert [part.get_filename() for part in parts] == ["submit.jmf", "job.jdf", "art.pdf"]
    assert [defect for part in (message, *parts) for defect in part.defects] == []


def test_base64_is_pure_text_in_short_lines_and_read_back_by_others() -> None:
    whole = joined(submission(Transfer.BASE64).message())
    assert whole.isascii()
    assert max(map(len, whole.split(b"\r\n")[6:])) <= 76
    assert [part.get_payload(decode=True) for part in strict(whole).iter_parts()] == [JMF, JDF, ART]


@given(st.binary(max_size=400), st.sampled_from(list(Transfer)), st.integers(1, 90))
def test_any_bytes_come_back_and_the_length_is_told_beforehand(
    art: bytes, transfer: Transfer, size: int
) -> None:
    package = submission(transfer, art)
    body = joined(package.body())
    assert package.length() == len(body)
    pieces = submission(transfer, [art[at : at + size] for at in range(0, len(art), size)])
    assert joined(pieces.body()) == body
    assert taken(read_mime(body, content_type=package.content_type))[2] == ("art@gw", art)


def test_a_large_part_in_base64_keeps_its_lines_over_all_pieces(tmp_path: Path) -> None:
    path = tmp_path / "art.pdf"
    path.write_bytes(ART * 700)
    package = submission(Transfer.BASE64, path)
    body = joined(package.body())
    assert package.length() == len(body)
    assert taken(read_mime(body))[2][1] == ART * 700


def test_the_length_of_a_stream_is_not_known() -> None:
    assert submission(art=iter([b"x"])).length() is None


@pytest.mark.parametrize("location", ["", "a b", "<a>", "a\r\nX: y", "ä@b", "a@gw"])
def test_an_id_that_does_not_serve_is_refused(location: str) -> None:
    with pytest.raises(PackageNotWritableError, match="id"):
        MimePackage((Content("a@gw", b""), Content(location, b"")), BOUNDARY)


@pytest.mark.parametrize(
    "boundary", ["", "short", "a" * 71, "with a blank in it 0123456789", "x\r\n0123456789abcdef"]
)
def test_a_boundary_that_could_be_guessed_or_misread_is_refused(boundary: str) -> None:
    with pytest.raises(PackageNotWritableError, match="boundary"):
        MimePackage((Content("a", b""),), boundary)


def test_a_package_of_nothing_and_a_name_with_a_line_end_are_refused() -> None:
    with pytest.raises(PackageNotWritableError):
        MimePackage((), BOUNDARY)
    with pytest.raises(PackageNotWritableError, match="control"):
        MimePackage((Content("a", b"", "x\r\nContent-ID: <b>"),), BOUNDARY)
