"""JMF devices for tests: the simulated machine behind a socket, and the gateway's device in front of it."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread

import uvicorn

from adapters.base import Device
from adapters.devices.jmf import JmfConfig, JmfDevice
from adapters.listener.app import Listener
from adapters.listener.callers import Caller
from adapters.listener.serve import bound
from adapters.simulator.jmf_device import JmfDeviceSimulator, JmfManners, jmf_device
from adapters.simulator.jmf_queue import JmfQueue, Job
from adapters_builders import Clock
from jdf.messages import EntryEvent, EntryState
from jdf.packages.linked import relinked


@dataclass
class Machine:
    """A simulated device at an address."""

    url: str
    simulator: JmfDeviceSimulator

    @property
    def jobs(self) -> list[Job]:
        return list(self.simulator.queue.jobs.values())

    def reset(self) -> None:
        """Let it be as new: an empty queue and good manners."""
        self.simulator.queue = JmfQueue()
        self.simulator.manners = JmfManners()
        self.simulator.received.clear()
        self.simulator.channels.clear()

    def states(self) -> list[str]:
        return [job.state.value for job in self.jobs]

    def move(self, *events: EntryEvent) -> None:
        """Let the machine do something with every job."""
        for job in self.jobs:
            for event in events:
                assert self.simulator.queue.command(job.entry, event) == 0

    def submissions(self) -> int:
        return sum(b"SubmitQueueEntry" in body for _, body in self.simulator.received)


def no_machine() -> Machine:
    """Return a machine that is off."""
    return Machine("http://127.0.0.1:1/jmf", JmfDeviceSimulator())


@contextmanager
def running_machine() -> Iterator[Machine]:
    """Let a simulated device run."""
    simulator = JmfDeviceSimulator()
    with jmf_device(simulator) as url:
        yield Machine(url, simulator)


def as_written(job: Job, names: Mapping[str, str]) -> dict[str, bytes]:
    """Return a job's ticket and files under the names we gave them, whatever they became on the way."""
    files = {names[url]: data for url, data in job.files.items()}
    ticket = relinked(job.ticket, lambda url: names.get(url, url)) if names else job.ticket
    for url, name in names.items():
        ticket = ticket.replace(url.encode(), name.encode())
    return {f"{job.job_id}.jdf": ticket, **files}


def names_of(job: Job) -> dict[str, str]:
    """Return our name of each file a ticket names, told from the order in which the suite names them."""
    return {
        url: f"{job.job_id}/{name}" for url, name in zip(job.files, ("cover.pdf", "body.pdf"), strict=False)
    }


@dataclass
class JmfRig:
    """The device's world for the contract suite."""

    base: Path
    machine: Machine
    options: Mapping[str, object] = field(default_factory=dict)
    clock: Clock = field(default_factory=Clock)
    kind: str = "jmf"

    table: Mapping[str, object] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.machine.reset()
        self.table = {
            "url": self.machine.url,
            "spool": self.base / "spool",
            "poll_s": 0.0,
            "absent_s": 0.0,
            **self.options,
        }

    def device(self) -> JmfDevice:
        return JmfDevice("press", JmfConfig(**self.table), self.clock)  # type: ignore[arg-type]

    def open(self) -> Device:
        device = self.device()
        device.prepare()
        return device

    def visible(self) -> Mapping[str, bytes]:
        found: dict[str, bytes] = {}
        for job in self.machine.jobs:
            if job.state in (EntryState.WAITING, EntryState.HELD):
                found |= as_written(job, names_of(job))
        return found

    def occupy(self, name: str) -> None:
        job_id = name.removesuffix(".jdf")
        self.machine.simulator.queue.add(Job("", job_id, "all", b"<JDF/>", {}, told_id=job_id))

    def take(self) -> Mapping[str, bytes]:
        taken: dict[str, bytes] = {}
        for job in self.machine.simulator.queue.waiting():
            taken |= as_written(job, names_of(job))
            assert self.machine.simulator.queue.command(job.entry, EntryEvent.START) == 0
        return taken

    def give_back(self, name: str, data: bytes) -> None:
        raise NotImplementedError(name, len(data))

    def rubbish(self) -> None:
        raise NotImplementedError

    def wait(self) -> None:
        self.clock.now += 60


@contextmanager
def listening(*callers: Caller) -> Iterator[str]:
    """Let the listener run for these devices; the value is its address."""
    server = uvicorn.Server(uvicorn.Config(Listener(callers), log_config=None, lifespan="off"))
    with bound("127.0.0.1", 0) as door:
        thread = Thread(target=server.run, kwargs={"sockets": [door]}, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{door.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join()


def free_address() -> str:
    """Return an address of the loopback that nobody listens on now."""
    with bound("127.0.0.1", 0) as door:
        return f"http://127.0.0.1:{door.getsockname()[1]}"
