import pytest
from lxml.etree import _Element as XmlElement

from adapters.simulator.ticket import NamedFile, Paper, read_job
from adapters_builders import ticket
from corpora import corpora_dir
from jdf import XmlRefusedError, parse_xml
from jdf_builders import PRESS, booklet, written


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


@pytest.mark.parametrize(
    ("second", "pages"),
    [('NPage="2" Pages="2 ~ 3"', 4), ('NPage="2" Pages="3 ~ 4"', None), ('NPage="2" Pages="-2 ~ -1"', None)],
)
def test_a_file_of_which_several_runs_take_pages_is_one_file(second: str, pages: int | None) -> None:
    once = ticket("J1", files={"J1/a.pdf": 'NPage="2" Pages="0 ~ 1"', "J1/b.pdf": second})
    job = read_job(parse_xml(once.replace(b"J1/b.pdf", b"J1/a.pdf")))
    assert job.files == (NamedFile("J1/a.pdf", None, "", pages),)


def test_a_press_ticket_says_its_papers_amount_and_product() -> None:
    job = read_job(parse_xml(written(booklet(), dialect=PRESS).data))
    assert (job.quantity, job.product_types) == (1000, ("Brochure",))
    assert [paper.gsm for paper in job.papers] == [200, 135]
    assert [(file.relative_path, file.pages) for file in job.files] == [
        ("J2026-000123-1.1/cover.pdf", 4),
        ("J2026-000123-1.1/body.pdf", 32),
    ]


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
