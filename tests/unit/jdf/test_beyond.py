"""What a version of the standard lacks is told; what it has is not."""

from pathlib import Path

import pytest

from golden_tickets import GOLDEN
from jdf import Depth, validate
from jdf_builders import booklet, fixture, written

BOOKLET = written(booklet()).data


def told(data: bytes, version: str = "") -> set[tuple[str, str, str]]:
    return {
        (finding.code, finding.severity, finding.path.rpartition("/")[2])
        for finding in validate(data, depth=Depth.REACH, version=version)
        if finding.code.endswith("-too-new")
    }


@pytest.mark.parametrize(
    "file",
    sorted(path for path in GOLDEN.rglob("*") if path.is_file()),
    ids=lambda file: f"{file.parent.name}-{file.stem}",
)
def test_what_we_write_for_a_version_is_known_to_it(file: Path):
    assert told(file.read_bytes()) == set()


def test_an_attribute_that_came_later_is_an_error_for_a_version_asked_for():
    assert ("attribute-too-new", "error", "@ProductTypeDetails") not in told(BOOKLET, "1.5")
    newer = BOOKLET.replace(b'ProductType="Brochure"', b'ProductType="Brochure" LotControl="Controlled"', 1)
    assert ("attribute-too-new", "error", "@LotControl") in told(newer, "1.2")
    assert told(newer, "1.3") <= told(BOOKLET, "1.3")


def test_an_element_that_came_later_is_named_and_what_is_inside_is_not():
    vdp = fixture("jdf-p12-vdp-postcard.jdf")
    assert ("element-too-new", "error", "VariableIntent") in told(vdp, "1.5")
    assert ("element-too-new", "error", "VariableIntent") not in told(vdp, "1.6")


def test_a_value_that_came_later_is_named():
    vinyl = fixture("jdf-idp-combined.jdf").replace(b'MediaType="Paper"', b'MediaType="Vinyl"')
    assert ("value-too-new", "error", "@MediaType") in told(vinyl, "1.4")
    assert ("value-too-new", "error", "@MediaType") not in told(vinyl, "1.5")


def test_beyond_its_own_version_it_is_a_warning():
    old = (
        fixture("jdf-idp-combined.jdf")
        .replace(b'MediaType="Paper"', b'MediaType="Vinyl"')
        .replace(b' Version="1.5"', b' Version="1.3"')
    )
    assert ("value-too-new", "warning", "@MediaType") in told(old)


def test_a_version_nobody_knows_tells_nothing():
    assert told(BOOKLET, "7.1") == set()


def test_xjdf_is_judged_by_its_own_versions():
    flyer = (
        (GOLDEN / "xjdf-2.3" / "flyer.xjdf")
        .read_bytes()
        .replace(b'MediaType="Paper"', b'MediaType="Synthetic"')
    )
    assert ("value-too-new", "error", "@MediaType") in told(flyer, "2.0")
    assert ("value-too-new", "error", "@MediaType") not in told(flyer, "2.3")
