from pathlib import Path

import pytest

from adapters.base import DeviceEventKind, Placement
from adapters.devices.null import NullConfig, NullDevice
from adapters.testing import consignment, deliver


@pytest.mark.parametrize(("completes", "kinds"), [(True, ["picked_up", "completed"]), (False, ["picked_up"])])
def test_every_job_is_confirmed_by_itself(tmp_path: Path, completes: bool, kinds: list[str]) -> None:  # noqa: FBT001
    device = NullDevice("nothing", NullConfig(completes=completes))
    waiting = [deliver(device, consignment(tmp_path, job)) for job in ("J1", "J2")]
    found = [(event.job_id, event.kind) for event in device.poll(waiting)]
    assert found == [(job, DeviceEventKind(kind)) for job in ("J1", "J2") for kind in kinds]


def test_nothing_is_taken_before_it_is_handed_over(tmp_path: Path) -> None:
    device = NullDevice("nothing", NullConfig())
    assert device.probe(device.stage(consignment(tmp_path))) is Placement.ABSENT
