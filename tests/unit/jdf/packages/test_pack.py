"""A message or ticket is gathered with all it names, and nothing from outside its folder."""

import io
from pathlib import Path

import pytest

from jdf import PackageNotWritableError
from jdf.packages import (
    Gathered,
    MimePackage,
    ZipPackage,
    gather_mime,
    gather_zip,
    read_mime,
    read_zip,
    root_name,
    unpack,
)
from package_builders import BOUNDARY, joined

JMF = b'<JMF xmlns="http://www.CIP4.org/JDFSchema_1_1"><QueueSubmissionParams URL="jobs/job%201.jdf" ReturnURL="http://gw/r"/></JMF>'
JDF = (
    b'<JDF xmlns="http://www.CIP4.org/JDFSchema_1_1"><FileSpec URL="../art/a%20b.pdf"/><FileSpec URL="http://gw/c.pdf"/>'
    b'<FileSpec URL="../art/a%20b.pdf"/></JDF>'
)


@pytest.fixture
def job(tmp_path: Path) -> Path:
    folder = tmp_path / "job"
    for name, data in {"submit.jmf": JMF, "jobs/job 1.jdf": JDF, "art/a b.pdf": b"%PDF"}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return folder


def told(found: Gathered) -> list[tuple[str, str]]:
    return [(each.location, each.file_name) for each in found.contents]


def test_a_message_takes_its_ticket_along_and_that_its_files_each_once(job: Path) -> None:
    found = gather_mime(JMF, "submit.jmf", job, ids="x@gw")
    assert told(found) == [("1.x@gw", "submit.jmf"), ("2.x@gw", "job 1.jdf"), ("3.x@gw", "a b.pdf")]
    assert b'URL="cid:2.x@gw" ReturnURL="http://gw/r"' in joined(found.contents[0].pieces())
    assert joined(found.contents[1].pieces()).count(b'URL="cid:3.x@gw"') == 2
    assert found.left == ("http://gw/c.pdf",)


def test_what_was_packed_comes_out_whole_with_names_that_lead_to_it(job: Path, tmp_path: Path) -> None:
    package = MimePackage(gather_mime(JMF, "submit.jmf", job, ids="x@gw").contents, BOUNDARY)
    (tmp_path / "out").mkdir()
    unpack(read_mime(joined(package.message())), tmp_path / "out")
    assert b'URL="job-1.jdf"' in (tmp_path / "out" / "submit.jmf").read_bytes()
    assert b'URL="a-b.pdf"' in (tmp_path / "out" / "job-1.jdf").read_bytes()


def test_a_zip_keeps_the_folders_and_its_message_is_the_root(job: Path) -> None:
    message = JMF.replace(b"JMF", b"XJMF").replace(b"Schema_1_1", b"Schema_2_0")
    found = gather_zip(message, "submit.xjmf", job)
    assert [place for place, _ in told(found)] == ["root.xjmf", "jobs/job-1.jdf", "art/a-b.pdf"]
    data = {
        part.head.location: part.read()
        for part in read_zip(io.BytesIO(joined(ZipPackage(found.contents).chunks())))
    }
    assert b'URL="jobs/job-1.jdf"' in data["root.xjmf"]
    assert b'URL="../art/a-b.pdf"' in data["jobs/job-1.jdf"]


def test_tickets_that_name_each_other_are_taken_once(tmp_path: Path) -> None:
    first, second = JMF.replace(b"jobs/job%201", b"b"), JMF.replace(b"jobs/job%201.jdf", b"a.jmf")
    (tmp_path / "a.jmf").write_bytes(first)
    (tmp_path / "b.jdf").write_bytes(second)
    assert [name for _, name in told(gather_mime(first, "a.jmf", tmp_path, ids="x"))] == ["a.jmf", "b.jdf"]


@pytest.mark.parametrize("url", [b"../secret.pdf", b"%2e%2e/secret.pdf", b"link.pdf", b"a/../../secret.pdf"])
def test_a_ticket_cannot_fetch_what_lies_outside_its_folder(url: bytes, job: Path) -> None:
    (job.parent / "secret.pdf").write_bytes(b"secret")
    (job / "link.pdf").symlink_to(job.parent / "secret.pdf")
    with pytest.raises(PackageNotWritableError, match="leads out"):
        gather_mime(JMF.replace(b"jobs/job%201.jdf", url), "submit.jmf", job, ids="x")


def test_a_file_that_is_not_there_is_named(job: Path) -> None:
    with pytest.raises(PackageNotWritableError, match=r"missing\.pdf"):
        gather_zip(JMF.replace(b"jobs/job%201.jdf", b"missing.pdf"), "submit.jmf", job)


@pytest.mark.parametrize(("data", "name"), [(JMF, "root.jmf"), (JDF, "root.jdf"), (b"<html/>", "root.xml")])
def test_a_document_without_a_name_is_called_by_its_kind(data: bytes, name: str) -> None:
    assert root_name(data) == name
