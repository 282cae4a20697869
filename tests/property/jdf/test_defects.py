"""Deliberate defects are found, and at the right place: one operator a test, seeded, over all sound documents.

`GATEWAY_DEFECTS=200` makes so many mutants of each operator instead of the bounded sample.
"""

import os
from functools import cache
from pathlib import Path

import pytest

from defects import OPERATORS, Operator, caught, mutants, sound_documents
from jdf import validate

COUNT = int(os.environ.get("GATEWAY_DEFECTS", "48"))
SEED = int(os.environ.get("GATEWAY_DEFECTS_SEED", "1"))
NEEDED = 0.95


@cache
def before(file: Path) -> frozenset[tuple[str, str]]:
    """Return what is found in the sound document itself."""
    return frozenset((finding.code, finding.path) for finding in validate(file.read_bytes()))


def test_the_sample_is_large_enough():
    assert len(OPERATORS) * COUNT >= 2000
    assert len(sound_documents()) > 200


@pytest.mark.parametrize("operator", OPERATORS, ids=lambda operator: operator.__name__)
def test_a_defect_is_found_at_its_place(operator: Operator, capsys: pytest.CaptureFixture[str]):
    made = list(mutants(operator, COUNT, SEED))
    assert len(made) == COUNT, "the operator no longer finds what it breaks"
    missed = [mutant for mutant in made if not caught(mutant, before(mutant.file))[0]]
    with capsys.disabled():
        share = 100 * (len(made) - len(missed)) / len(made)
        print(f"\n  {operator.__name__:27} {len(made):4} mutants, {share:5.1f} % caught, 0 excluded")
    assert len(missed) <= (1 - NEEDED) * len(made), [
        (mutant.file.name, mutant.place, mutant.change) for mutant in missed
    ]


@pytest.mark.parametrize("file", sound_documents(), ids=lambda file: f"{file.parent.name}-{file.name}")
def test_a_sound_document_raises_no_error(file: Path):
    assert [finding for finding in validate(file.read_bytes()) if finding.severity == "error"] == []
