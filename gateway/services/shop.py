"""What every use case needs, as one frozen value; `gateway.bootstrap` builds it once."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from adapters import Device, Limits
from gateway.domain.brand import NO_BRAND, Brand
from gateway.domain.clock import Clock, NewId
from gateway.domain.errors import DeviceGoneError
from gateway.domain.print_conditions import NO_STOCKS, Stocks
from gateway.domain.routing import Route
from gateway.domain.uploads import UploadLimits
from gateway.mail.desk import MailDesk
from gateway.malware.scan import Scanner
from gateway.services.examiner import Examiner
from gateway.services.flights import Flights
from gateway.storage.blobs import BlobStore
from gateway.storage.hashed_file import Blob
from gateway.storage.partials import Partials
from gateway.storage.pictures import PictureShelf
from gateway.storage.store import Store, Tx
from jdf import Dialect
from order_forms import Form
from preflight import (
    CollectFailure,
    Facts,
    Fix,
    Fixed,
    ForeignReport,
    ForeignWeight,
    NotFixed,
    Picture,
    PictureFailure,
    PictureWish,
    PixelFacts,
    Profile,
    Watch,
    read_report,
)


@dataclass(frozen=True, slots=True)
class Job:
    """A piece of durable work: `key` makes a second enqueue of the same work a no-op."""

    kind: str
    order_id: str
    revision: int
    run: int
    partition: str = ""

    @property
    def key(self) -> str:
        """Return `{order}/{revision}/{kind}/{run}`."""
        return f"{self.order_id}/{self.revision}/{self.kind}/{self.run}"

    @classmethod
    def from_key(cls, key: str) -> "Job | None":
        """Read a key back; None where it is not one of ours."""
        parts = key.split("/")
        if len(parts) != 4 or not (parts[1].isdigit() and parts[3].isdigit()):
            return None
        return cls(parts[2], parts[0], int(parts[1]), int(parts[3]))


@dataclass(frozen=True, slots=True)
class ParkedWork:
    """Work that the engine has given up, with its own words."""

    key: str
    status: str
    error: str


@dataclass(frozen=True, slots=True)
class RunningWork:
    """Work that was begun, and by which worker."""

    key: str
    worker: str


class Work(Protocol):
    """The durable engine, as little of it as we allow ourselves (docs/decisions/0001)."""

    def enqueue(self, tx: Tx, job: Job) -> None:
        """Enqueue in the caller's transaction."""

    def live(self, keys: Sequence[str]) -> frozenset[str]:
        """Return which of these pieces of work are waiting or running."""

    def parked(self) -> Sequence[ParkedWork]:
        """Return the work that was given up and not yet forgotten."""

    def running(self) -> Sequence[RunningWork]:
        """Return the work that was begun and has not ended, whether its worker lives or not."""

    def forget(self, key: str) -> None:
        """Drop a finished, abandoned or parked piece of work from the engine's books."""


@dataclass(frozen=True, slots=True)
class DeviceSetup:
    """A device as the shop uses it: the adapter, the dialect it takes, how long it may be silent (None: always).

    `limits` is what it ignores or refuses; asked for once, for asking a device may mean a network's round trip.
    """

    device: Device
    dialect: Dialect
    pickup_s: float | None
    return_s: float | None
    limits: Limits = field(default_factory=Limits)


def setup_of(shop: "Shop", device_id: str) -> DeviceSetup:
    """Return a device of the shop.

    Raises:
        DeviceGoneError: it is no longer in shop.toml, though orders were sent to it.
    """
    if device_id not in shop.devices:
        raise DeviceGoneError(
            f"The device '{device_id}' is no longer in shop.toml.",
            why="An order was sent to it, and only it can say what became of that.",
            fix="Put the [[device]] back and start again, or confirm or cancel the order.",
        )
    return shop.devices[device_id]


@dataclass(frozen=True, slots=True)
class Shop:
    """The shop's ports and tables."""

    name: str
    number_prefix: str
    version: str
    max_file_bytes: int
    store: Store
    blobs: BlobStore
    partials: Partials
    work: Work
    clock: Clock
    new_id: NewId
    forms: Mapping[str, Form]
    devices: Mapping[str, DeviceSetup]
    routes: Sequence[Route]
    profile: Profile
    collect: Callable[[Path, str, Watch], Facts | CollectFailure]
    measure: Callable[[Path, str], PixelFacts | CollectFailure]
    draw: Callable[[Path, PictureWish], Picture | PictureFailure]
    mend: Callable[[Path, tuple[Fix, ...], Path], Fixed | NotFixed]
    mender: Flights[Blob | NotFixed]
    pictures: PictureShelf
    painter: Flights[Picture | PictureFailure]
    examiner: Examiner
    measurer: Flights[PixelFacts | CollectFailure]
    nudge: Callable[[], None]
    read_report: Callable[[Path], ForeignReport] = read_report
    foreign_weight: ForeignWeight = ForeignWeight.TELL
    stocks: Stocks = NO_STOCKS
    brand: Brand = NO_BRAND
    base_url: str = ""
    uploads: UploadLimits = field(default_factory=UploadLimits)
    mail: MailDesk | None = None
    scanner: Scanner | None = None
