"""What it costs to submit by JMF beside the same bytes posted by bare httpx to the same machine."""

import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import httpx

from adapters.devices.jmf import JmfConfig, conversation_of
from adapters.jmf.packing import Parcel, Way, packed
from adapters.jmf.spool import Spool
from adapters.testing import consignment
from jmf_builders import JmfRig, Machine, running_machine
from speed.figure import Figure, Goal, Measured, median

_PEER = "bare httpx, same bytes, same machine"
_GOAL = Goal(5.0, "ms")


def measure(*, quick: bool) -> Measured:
    """Submit a package of a ticket and two files, by turns with a bare post of it; then a whole delivery."""
    rounds = 30 if quick else 200
    with running_machine() as machine, tempfile.TemporaryDirectory() as folder:
        ours, bare = _submitted(machine, Path(folder), rounds)
        machine.reset()
        whole = _delivered(machine, Path(folder) / "whole", rounds // 5)
    extra = median(ours) - median(bare)
    return Measured(
        (
            Figure("JMF submission and its answer", median(ours), "ms", _PEER, median(bare)),
            Figure("of it ours: packing, reading, bounds", extra, "ms", _PEER, median(bare), (_GOAL,)),
            Figure(
                "whole delivery: queue asked, written down, sent, written down",
                whole,
                "ms",
                _PEER,
                median(bare),
            ),
        ),
        ("The machine simulated answers in the same process; both ways pay for it alike.",),
    )


def _submitted(machine: Machine, folder: Path, rounds: int) -> tuple[list[float], list[float]]:
    job = consignment(folder)
    (folder / job.ticket_name).write_bytes(job.ticket)
    (folder / job.folder).mkdir()
    for asset in job.assets:
        (folder / job.folder / asset.name).write_bytes(asset.path.read_bytes())
    talk = conversation_of(JmfConfig(url=machine.url, spool=folder))
    parcel = Parcel(folder, job.ticket_name)
    sent = packed(Way.MIME, parcel, talk)
    content = sent.content if isinstance(sent.content, bytes) else b"".join(sent.content)
    headers = sent.headers()
    limits = httpx.Limits(max_keepalive_connections=0)
    with httpx.Client(limits=limits, trust_env=False) as client:
        pairs = [
            (
                _ms(lambda: talk.send(packed(Way.MIME, parcel, talk))),
                _ms(lambda: client.post(machine.url, content=content, headers=headers).read()),
            )
            for _ in range(rounds)
        ]
    ours, bare = zip(*pairs, strict=True)
    return list(ours), list(bare)


def _delivered(machine: Machine, folder: Path, rounds: int) -> float:
    folder.mkdir()
    device = JmfRig(folder, machine).open()
    assert Spool(folder / "spool").about().tells_queue
    handles = [device.stage(consignment(folder, f"J2026-{number:06}-1.1")) for number in range(rounds)]
    return median([_ms(lambda handle=handle: device.publish(handle)) for handle in handles])


def _ms(way: Callable[[], object]) -> float:
    begun = time.perf_counter()
    way()
    return (time.perf_counter() - begun) * 1000
