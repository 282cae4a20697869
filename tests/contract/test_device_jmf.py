"""A device that speaks JMF keeps the contract of every device that stages, however its tickets travel."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from adapters.testing import Rig, StagingContract
from jmf_builders import JmfRig, Machine, no_machine, running_machine

MACHINES: list[Machine] = []


@pytest.fixture(scope="module", autouse=True)
def machine() -> Iterator[Machine]:
    """One machine for all tests of this file."""
    with running_machine() as running:
        MACHINES[:] = [running]
        yield running
    MACHINES.clear()


class TestJmfByPackage(StagingContract):
    def rig(self, folder: Path) -> Rig:
        return JmfRig(folder, MACHINES[0] if MACHINES else no_machine())
