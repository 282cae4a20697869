"""What every device looks like to the gateway, however the ticket travels.

The life of one delivery: `stage` (whole, flushed, where the device does not look), `publish` (one step that
either happened or did not), `probe` (what is true now), `withdraw`, and `poll` with `settle` for what the
device says. Each may be done twice. The ledger in the gateway decides *whether*; a device only does and
tells.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import ClassVar, Protocol, Self

from adapters.errors import UnsafeNameError
from adapters.limits import Limits

TEXT_LIMIT = 2_000
_SAFE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,62}[A-Za-z0-9]|[A-Za-z0-9]")


def safe_name(name: str) -> str:
    """Return a name for a device's folder unchanged, or refuse it.

    Allowed are ASCII letters, digits, dot, dash and underscore, at most 64, beginning and ending with a
    letter or digit: what every share, operating system and device takes, and what can never climb out of a
    folder.

    Raises:
        UnsafeNameError: the name holds anything else.
    """
    if not _SAFE_NAME.fullmatch(name):
        raise UnsafeNameError(
            f"the name {name!r} may not stand in a device's folder",
            why="only A-Z a-z 0-9 . _ - are safe everywhere, at most 64 of them",
            fix="name the file after its job's id",
        )
    return name


@dataclass(frozen=True, slots=True)
class Asset:
    """One file that the ticket names: how the device will see it and where its bytes lie here."""

    name: str
    path: Path
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Consignment:
    """All that goes to a device for one delivery: the ticket's bytes and the files it names.

    `key` is the delivery's own id, `folder` the sub folder for the assets (the JobID). Names are checked
    when the value is made, so that no device has to: safe, and no two assets alike, not even on a share that
    takes `Cover.pdf` and `cover.pdf` for one.
    """

    key: str
    job_id: str
    ticket_name: str
    ticket: bytes
    assets: tuple[Asset, ...] = ()
    folder: str = ""

    def __post_init__(self) -> None:
        names = [self.ticket_name, *(asset.name for asset in self.assets)]
        if self.assets or self.folder:
            names.append(self.folder)
        for name in names:
            safe_name(name)
        used = [asset.name.lower() for asset in self.assets]
        for name in used:
            if used.count(name) > 1:
                raise UnsafeNameError(
                    f"two files of the job {self.job_id} bear the name {name!r}",
                    why="the second would take the place of the first",
                    fix="give each file of a job a name of its own",
                )


@dataclass(frozen=True, slots=True)
class Handle:
    """What the ledger keeps of a staged delivery, so that any later process can ask after it."""

    names: tuple[str, ...]
    staged_path: str = ""
    detail: Mapping[str, str] = field(default_factory=dict)

    def to_dict(self) -> dict[str, object]:
        """Return the handle as JSON-able values."""
        return {"names": list(self.names), "staged_path": self.staged_path, "detail": dict(self.detail)}

    @classmethod
    def from_dict(cls, data: Mapping[str, object]) -> Self:
        """Build a handle from what `to_dict` gave.

        Raises:
            ValueError: the values are not those of a handle.
        """
        names, detail = data.get("names"), data.get("detail")
        if not (isinstance(names, list) and isinstance(detail, Mapping)):
            raise ValueError(f"not a handle: {data!r}; expected names, staged_path, detail")  # noqa: TRY004
        return cls(
            names=tuple(str(name) for name in names),
            staged_path=str(data.get("staged_path", "")),
            detail={str(key): str(value) for key, value in detail.items()},
        )


@dataclass(frozen=True, slots=True)
class Outstanding:
    """A delivery that the gateway still waits to hear about."""

    handle: Handle
    job_id: str


class Placement(StrEnum):
    """What a probe found: where the delivery is now."""

    STAGED = "staged"
    PUBLISHED = "published"
    ABSENT = "absent"
    TAKEN = "taken"
    UNKNOWN = "unknown"


class DeviceEventKind(StrEnum):
    """What a device let us know."""

    PICKED_UP = "picked_up"
    QUEUED = "queued"
    RUNNING = "running"
    HELD = "held"
    COMPLETED = "completed"
    ABORTED = "aborted"
    REFUSED = "refused"
    REMOVED = "removed"
    LOST = "lost"
    UNREADABLE = "unreadable"
    UNKNOWN_JOB = "unknown_job"


@dataclass(frozen=True, slots=True)
class DeviceEvent:
    """One piece of evidence from a device; the same evidence always has the same `message_id`.

    `text` holds the device's own words, or the reason why its answer could not be used, cut to `TEXT_LIMIT`
    characters; `raw` is whole. `at` is the device's time, None where it gave none.
    """

    device_id: str
    kind: DeviceEventKind
    job_id: str
    message_id: str
    raw: bytes = b""
    text: str = ""
    at: datetime | None = None
    amount_good: float | None = None
    name: str = ""


@dataclass(frozen=True, slots=True)
class Capability:
    """What a device can do, and how far its delivery is proven.

    `assured`: the channel can prove that a ticket arrives once and whole; otherwise recovery may end in
    "unknown" and `badge` says so. The deadlines are those after which silence becomes a Case; None where
    silence is normal. `leave_out` and `sheet_mm` adapt the dialect to this device; `limits` says what it
    ignores or refuses all the same.
    """

    stages: bool
    withdraw: bool
    assured: bool
    dialect: str
    badge: str
    pickup_deadline_s: float | None = None
    return_deadline_s: float | None = None
    leave_out: tuple[str, ...] = ()
    sheet_mm: tuple[float, ...] = ()
    limits: Limits = field(default_factory=Limits)


@dataclass(frozen=True, slots=True)
class DeviceProblem:
    """Something that stands in the way of delivery now: what, how to mend it, and who can."""

    code: str
    message: str
    fix: str
    actor: str


class Device(Protocol):
    """A device as the gateway sees it. Every method may be called twice with the same effect as once."""

    kind: ClassVar[str]

    @property
    def id(self) -> str:
        """The device's name in the shop's settings."""

    def prepare(self) -> None:
        """Set the channel up, once and on a person's word: folders, marker, what the share can do."""

    def capabilities(self) -> Capability:
        """Tell what this device can do."""

    def stage(self, consignment: Consignment) -> Handle:
        """Lay everything ready, whole and flushed, where the device does not look."""

    def publish(self, handle: Handle) -> None:
        """Hand the staged delivery over in one step; done already means done."""

    def probe(self, handle: Handle) -> Placement:
        """Tell where the delivery is now."""

    def withdraw(self, handle: Handle) -> Placement:
        """Take the delivery back: absent means it is ours again, taken means the device has it."""

    def poll(self, outstanding: Sequence[Outstanding]) -> Iterator[DeviceEvent]:
        """Tell what the device has let known; the same evidence is told again until it is settled."""

    def settle(self, event: DeviceEvent) -> None:
        """Move the evidence of an event aside, after the gateway has committed it."""

    def tidy(self, handle: Handle) -> None:
        """Clear away what a closed delivery left, ours and its files at the device, once nobody asks after it.

        A ticket that still lies at the device stays there, and so do its files.
        """

    def check(self) -> tuple[DeviceProblem, ...]:
        """Tell what stands in the way of delivery; empty when all is well."""

    def folders_to_watch(self) -> tuple[Path, ...]:
        """Name the folders where a change is a hint to poll now; empty where there are none."""
