"""Mails as files."""

import mailbox
from dataclasses import replace
from pathlib import Path

import pytest

from adapters.durable import observe
from gateway.mail.maildir import Inbox, Maildir
from gateway.mail.post import MailServerError, Packet

PACKET = Packet("0190-1", "orders@x.example", "ana@example.org", b"Subject: hello\r\n\r\nText\r\n")


def found(folder: Path) -> list[Path]:
    return [path for name in ("tmp", "new", "cur") for path in (folder / name).glob("*")]


def test_a_mail_can_be_read_by_any_mail_program(tmp_path: Path) -> None:
    Maildir(tmp_path / "mail").send(PACKET)
    (message,) = mailbox.Maildir(tmp_path / "mail", create=False)
    assert message["Subject"] == "hello"
    assert message["Delivered-To"] == "ana@example.org"


def test_a_mail_sent_twice_lies_there_once_even_when_it_was_read_meanwhile(tmp_path: Path) -> None:
    post = Maildir(tmp_path)
    post.send(PACKET)
    post.send(PACKET)
    (path,) = found(tmp_path)
    path.rename(tmp_path / "cur" / f"{path.name}:2,S")
    post.send(PACKET)
    assert len(found(tmp_path)) == 1


class Cut(Exception):  # noqa: N818 - it is a power cut, not an error
    """The power goes."""


@pytest.mark.parametrize("last", range(6))
def test_a_mail_is_whole_or_not_there_wherever_it_is_cut_off(tmp_path: Path, last: int) -> None:
    seen: list[str] = []

    def cut(operation: str, moment: str, label: str) -> None:
        seen.append(f"{operation} {label} {moment}")
        if len(seen) > last:
            raise Cut

    observe(cut)
    try:
        with pytest.raises(Cut):
            Maildir(tmp_path).send(PACKET)
    finally:
        observe(None)
    assert all(path.read_bytes().endswith(PACKET.content) for path in (tmp_path / "new").glob("*"))
    Maildir(tmp_path).send(PACKET)
    assert len(list((tmp_path / "new").glob("*"))) == 1


def test_the_file_is_flushed_before_it_is_shown(tmp_path: Path) -> None:
    seen: list[tuple[str, str]] = []
    observe(lambda operation, moment, label: seen.append((operation, label)) if moment == "after" else None)
    try:
        Maildir(tmp_path).send(PACKET)
    finally:
        observe(None)
    assert seen == [("fsync", "mail"), ("rename", "mail"), ("fsync", "maildir")]


def test_a_folder_that_cannot_be_written_is_told_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "mail").write_text("in the way")
    post = Maildir(tmp_path / "mail")
    for attempt in (lambda: post.send(PACKET), post.check):
        with pytest.raises(MailServerError) as told:
            attempt()
        assert told.value.fix
    assert "laid into" in replace(post, folder=tmp_path / "other").check()


def test_returned_mails_are_read_once_and_kept(tmp_path: Path) -> None:
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / "1.host").write_bytes(b"one")
    (tmp_path / "new" / "2.host").write_bytes(b"x" * (3 << 20))
    inbox = Inbox(tmp_path)
    for path, raw in inbox.unread():
        assert len(raw) <= 1 << 20
        inbox.done(path)
    assert list(inbox.unread()) == []
    assert sorted(path.name for path in (tmp_path / "cur").iterdir()) == ["1.host:2,S", "2.host:2,S"]


def test_a_folder_of_returned_mails_that_is_not_there_yet_is_empty(tmp_path: Path) -> None:
    assert list(Inbox(tmp_path / "gone").unread()) == []
