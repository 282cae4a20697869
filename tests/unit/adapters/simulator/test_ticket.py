import pytest
from lxml.etree import _Element as XmlElement

from adapters.simulator.ticket import NamedFile, Paper, read_job
from adapters_builders import ticket
from corpora import corpora_dir
from jdf import XmlRefusedError, parse_xml


def test_a_ticket_is_read_as_a_device_sees_it() -> None:
    files = {"J1/cover.pdf": 'FileSize="10" CheckSum="ABCD"', "J1/body.pdf": 'NPage="8" Pages="0 ~ 7"'}
    job = read_job(parse_xml(ticket("J1", gsm=135, quantity=500, files=files)))
    assert (job.job_id, job.job_part_id, job.product_types, job.quantity) == ("J1", "all", ("Flyer",), 500)
    assert job.papers == (Paper(135.0, "Glossy"),)
    assert job.files == (
        NamedFile("J1/cover.pdf", 10, "abcd", None),
        NamedFile("J1/body.pdf", None, "", 8),
    )


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("J1/cover.pdf", "J1/cover.pdf"),
        ("J1/art%20work.pdf", "J1/art work.pdf"),
        ("../J1/cover.pdf", ""),
        ("J1/%2e%2e/%2e%2e/etc/passwd", ""),
        ("/etc/passwd", ""),
        ("file:///etc/passwd", ""),
        ("//host/share/a.pdf", ""),
        ("http://host/a.pdf", ""),
        ("cid:a@b", ""),
    ],
)
def test_only_relative_names_below_the_ticket_are_files_of_the_device(url: str, path: str) -> None:
    assert NamedFile(url, None, "", None).relative_path == path


def test_a_run_list_that_begins_later_in_the_file_says_nothing_about_its_length() -> None:
    job = read_job(parse_xml(ticket("J1", files={"J1/a.pdf": 'NPage="4" Pages="2 ~ 5"'})))
    assert [file.pages for file in job.files] == [None]


def parsed(data: bytes) -> XmlElement | None:
    try:
        return parse_xml(data)
    except XmlRefusedError:
        return None


@pytest.mark.corpus
def test_every_well_formed_ticket_of_the_corpus_can_be_read() -> None:
    roots = [parsed(path.read_bytes()) for path in sorted(corpora_dir("jdf").rglob("*.jdf"))]
    jobs = [read_job(root) for root in roots if root is not None]
    assert len(jobs) > 20
    assert sum(1 for job in jobs if job.job_id) > len(jobs) * 0.8
