"""Parts go into the chosen folder under safe names, over nothing that is there, and tickets name them so."""

import hashlib
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jdf import PackageBrokenError, PackageNotWritableError, PackageRefusedError
from jdf.packages import PackageLimits, SafeNames, read_mime, read_zip, unpack
from jdf.packages.safe_names import is_safe
from package_builders import ART, JMF, foreign_zip, framed, joined, submission

TICKET = "Content-Type: application/vnd.cip4-jdf+xml"


def in_folder(folder: Path) -> dict[str, bytes]:
    return {str(each.relative_to(folder)): each.read_bytes() for each in folder.rglob("*") if each.is_file()}


def test_tickets_name_the_files_beside_them_and_content_is_untouched(tmp_path: Path) -> None:
    found = unpack(read_mime(joined(submission().message())), tmp_path)
    written = in_folder(tmp_path)
    assert written["art.pdf"] == ART
    assert b'URL="job.jdf"' in written["submit.jmf"]
    assert b'URL="art.pdf"' in written["job.jdf"]
    assert [part.path for part in found.parts] == ["submit.jmf", "job.jdf", "art.pdf"]
    assert [part.sha256 for part in found.parts] == [
        hashlib.sha256(written[part.path]).hexdigest() for part in found.parts
    ]
    assert (found.dangling, found.unread) == ((), ())


def test_names_that_climb_or_clash_stay_inside_and_apart(tmp_path: Path) -> None:
    names = [
        "../../etc/passwd",
        "C:\\x\\passwd",
        "passwd",
        "PASSWD",
        "con.pdf",
        "ü.pdf",
        "u.pdf",
        "-",
        "",
        ".",
        "\u202e.pdf",
    ]
    package = framed(
        *(
            (f'Content-ID: <{n}>\nContent-Disposition: a; filename="{name}"', b"%d" % n)
            for n, name in enumerate(names)
        )
    )
    (tmp_path / "in").mkdir()
    found = unpack(read_mime(package), tmp_path / "in")
    assert [part.path for part in found.parts] == [
        "passwd", "passwd-2", "passwd-3", "PASSWD-4", "_con.pdf", "u.pdf", "u-7.pdf", "part-8", "8", "part-10", "pdf",
    ]  # fmt: skip
    assert len(in_folder(tmp_path)) == len(in_folder(tmp_path / "in")) == len(names)


def test_a_url_that_no_part_answers_to_is_told_and_stays(tmp_path: Path) -> None:
    found = unpack(read_mime(framed((TICKET, JMF))), tmp_path)
    assert found.dangling == ("cid:ticket@gw",)
    assert in_folder(tmp_path) == {"part-1.jdf": JMF}


def test_an_id_in_a_url_may_be_percent_encoded_and_counts_by_case(tmp_path: Path) -> None:
    ticket = (
        b'<JDF xmlns="http://www.CIP4.org/JDFSchema_1_1"><A URL="cid:my%20art"/><A URL="cid:MY art"/></JDF>'
    )
    art = "Content-ID: <my art>\nContent-Type: application/pdf"
    found = unpack(read_mime(framed((TICKET, ticket), (art, b"x"))), tmp_path)
    assert b'<A URL="my-art.pdf"/>' in in_folder(tmp_path)["part-1.jdf"]
    assert found.dangling == ("cid:MY art",)


def test_a_ticket_that_is_no_xml_is_written_as_it_came_and_told(tmp_path: Path) -> None:
    found = unpack(read_mime(framed((TICKET, b"<JDF"))), tmp_path)
    assert (found.unread, in_folder(tmp_path)) == (("part-1.jdf",), {"part-1.jdf": b"<JDF"})


def test_a_zip_keeps_its_folders_and_renames_what_is_not_safe(tmp_path: Path) -> None:
    ticket = (
        b'<XJDF xmlns="http://www.CIP4.org/JDFSchema_2_0"><A URL="art/a%20b.pdf"/><A URL="art/c.pdf"/></XJDF>'
    )
    data = foreign_zip(("job.xjdf", ticket), ("art/a b.pdf", b"1"), ("art/c.pdf", b"2"))
    unpack(read_zip(io.BytesIO(data)), tmp_path)
    written = in_folder(tmp_path)
    assert {name: written[name] for name in written if name != "job.xjdf"} == {
        "art/a-b.pdf": b"1",
        "art/c.pdf": b"2",
    }
    assert b'<A URL="art/a-b.pdf"/><A URL="art/c.pdf"/>' in written["job.xjdf"]


def test_nothing_is_written_over_and_a_failure_leaves_the_folder_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "art.pdf").write_bytes(b"mine")
    with pytest.raises(PackageNotWritableError, match="choose an empty folder"):
        unpack(read_mime(joined(submission().message())), tmp_path)
    assert in_folder(tmp_path) == {"art.pdf": b"mine"}


def test_no_link_in_the_folder_is_followed(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "out").mkdir()
    (tmp_path / "in" / "art").symlink_to(tmp_path / "out")
    (tmp_path / "in" / "b.pdf").symlink_to(tmp_path / "out" / "b.pdf")
    for name in ("art/a.pdf", "b.pdf"):
        with pytest.raises(PackageNotWritableError):
            unpack(read_zip(io.BytesIO(foreign_zip((name, b"x")))), tmp_path / "in")
    assert in_folder(tmp_path / "out") == {}


@pytest.mark.parametrize("cut", [100, 700, 1500])
def test_a_package_that_breaks_off_leaves_nothing_behind(cut: int, tmp_path: Path) -> None:
    with pytest.raises(PackageBrokenError):
        unpack(read_mime(joined(submission().message())[:cut]), tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_zip_with_a_bad_entry_leaves_no_folder_behind(tmp_path: Path) -> None:
    nested = foreign_zip(("a/b/c.pdf", b"x"), ("a/d.zip", foreign_zip(("e", b"x"))))
    with pytest.raises(PackageRefusedError):
        unpack(read_zip(io.BytesIO(nested)), tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_the_tickets_of_a_package_are_bounded_together(tmp_path: Path) -> None:
    package = framed(*[(TICKET, b"x" * 60)] * 3)
    with pytest.raises(PackageRefusedError, match="together"):
        unpack(read_mime(package), tmp_path, limits=PackageLimits(ticket_bytes=100))


@given(st.lists(st.text(max_size=90), max_size=12))
def test_safe_names_are_safe_and_all_different_whatever_is_wished(wishes: list[str]) -> None:
    names = SafeNames()
    given_away = [names.path(wish, number) for number, wish in enumerate(wishes, 1)]
    assert all(is_safe(name) for name in given_away)
    assert len({name.casefold() for name in given_away}) == len(wishes)
    prefixes = {name.casefold() for name in given_away}
    assert not any(other.startswith(f"{name}/") for name in prefixes for other in prefixes)
