"""A device that takes everything and confirms by itself; for trying out a shop without a machine."""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import ClassVar

from adapters.base import (
    Capability,
    Consignment,
    DeviceEvent,
    DeviceEventKind,
    DeviceProblem,
    Handle,
    Outstanding,
    Placement,
)
from adapters.evidence import message_id, pickup
from adapters.profiles import load_profile
from adapters.registry import device


@dataclass(frozen=True, slots=True)
class NullConfig:
    """How the device that is none behaves.

    profile: whose tickets it pretends to take.
    completes: whether it says that each job was produced, or only that it was taken.
    """

    profile: str = "generic-1.5"
    completes: bool = True


@device("null", config=NullConfig)
class NullDevice:
    """No device: every ticket is taken and nothing is printed."""

    kind: ClassVar[str]

    def __init__(
        self, device_id: str, config: NullConfig, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.id = device_id
        self.config = config
        self._clock = clock
        self._profile = load_profile(config.profile)
        self._taken: set[str] = set()
        self._settled: set[str] = set()

    def prepare(self) -> None:
        """There is nothing to set up."""

    def capabilities(self) -> Capability:
        """Tell that nothing can be staged or taken back, and that nothing can arrive twice."""
        able = self._profile.capability(proven=True, stages=False, withdraw=False)
        return replace(able, assured=True, badge="assured")

    def stage(self, consignment: Consignment) -> Handle:
        """Name the delivery; there is nothing to lay ready."""
        return Handle(names=(consignment.ticket_name,), detail={"job_id": consignment.job_id})

    def publish(self, handle: Handle) -> None:
        """Take the ticket."""
        self._taken.add(handle.names[0])

    def probe(self, handle: Handle) -> Placement:
        """Tell whether this process has taken the ticket; handing it over once more does no harm."""
        return Placement.TAKEN if handle.names[0] in self._taken else Placement.ABSENT

    def withdraw(self, handle: Handle) -> Placement:
        """Tell that what was taken stays taken."""
        return self.probe(handle)

    def poll(self, outstanding: Sequence[Outstanding]) -> Iterator[DeviceEvent]:
        """Confirm every job that is waited for: taken, then produced."""
        for item in outstanding:
            for event in self._confirmations(item):
                if event.message_id not in self._settled:
                    yield event

    def _confirmations(self, item: Outstanding) -> Iterator[DeviceEvent]:
        name = item.handle.names[0]
        yield pickup(self.id, name, item.job_id)
        if self.config.completes:
            yield DeviceEvent(
                device_id=self.id,
                kind=DeviceEventKind.COMPLETED,
                job_id=item.job_id,
                message_id=message_id(self.id, DeviceEventKind.COMPLETED, name, b""),
                text="no device: nothing was printed",
                name=name,
            )

    def settle(self, event: DeviceEvent) -> None:
        """Say it no more."""
        self._settled.add(event.message_id)

    def tidy(self, handle: Handle) -> None:
        """Nothing was left anywhere."""

    def check(self) -> tuple[DeviceProblem, ...]:
        """Find nothing in the way."""
        return ()

    def folders_to_watch(self) -> tuple[Path, ...]:
        """Name no folder."""
        return ()
