import pytest

from corpora import corpora_dir
from preflight import Report, evaluate, load_profile
from preflight_builders import a4, known_facts, known_pixels

pytestmark = pytest.mark.corpus


def judged(name: str) -> Report:
    data = corpora_dir("pdf", name).read_bytes()
    return evaluate(known_facts(data), a4(), load_profile("sheetfed"), known_pixels(data))


@pytest.mark.parametrize("name", ["syn-bad_truncated_jpeg.pdf", "qpdf-bad-jpeg.pdf"])
def test_what_others_know_to_be_broken_is_told(name: str) -> None:
    found = [finding for finding in judged(name).findings if finding.check == "damaged-image"]
    assert [(finding.pages, finding.arguments["case"]) for finding in found] == [("1", "broken")]
    assert " at 0x" not in found[0].message
