"""What goes over the wires between caller, fork server and child: small frozen values as JSON."""

from dataclasses import dataclass
from enum import StrEnum

from preflight import codec
from preflight.fixup import FixesWish
from preflight.notes import NotesWish
from preflight.picture import PictureWish
from preflight.sandbox.trials import Trial

MOST_REQUEST_BYTES = 64 << 10
REQUEST_SCHEMA = "preflight-sandbox-request/1"
STATUS_SCHEMA = "preflight-sandbox-status/1"
FAILURE_SCHEMA = "preflight-sandbox-failure/1"
NOT_FIXED_SCHEMA = "preflight-not-fixed/1"
DESCRIPTION_SCHEMA = "preflight-sandbox-description/1"
FIXED_MAGIC = b"PFFIXED\n"
"""How the answer of a child begins that holds a mended file."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may cost; `wall_s` is kept by the server, the rest by the kernel."""

    address_space_mb: int = 512
    cpu_s: int = 20
    wall_s: float = 30.0
    open_files: int = 64
    answer_mb: int = 16


FACTS_LIMITS = Limits(answer_mb=48)
PIXEL_LIMITS = Limits(address_space_mb=1536, cpu_s=110, wall_s=150.0, answer_mb=32)
PICTURE_LIMITS = Limits(address_space_mb=1536, cpu_s=15, wall_s=20.0, answer_mb=8)

NOTES_LIMITS = Limits(address_space_mb=1536, cpu_s=30, wall_s=45.0, answer_mb=256)

REPORT_LIMITS = Limits(cpu_s=10, wall_s=15.0)

FIX_LIMITS = Limits(address_space_mb=2048, cpu_s=60, wall_s=90.0, answer_mb=512)


class Errand(StrEnum):
    """What a child is sent for."""

    FACTS = "facts"
    PIXELS = "pixels"
    PICTURE = "picture"
    NOTES = "notes"
    FIX = "fix"
    REPORT = "report"
    DESCRIBE = "describe"
    TRIAL = "trial"


@dataclass(frozen=True, slots=True)
class TrialWish:
    """A forbidden act to try, and the path it is about where it is about one."""

    trial: Trial
    path: str = ""


@dataclass(frozen=True, slots=True)
class Request:
    """One errand; the file itself, and the pipes for answer and status, travel as descriptors beside it."""

    errand: Errand
    sha256: str
    limits: Limits
    picture: PictureWish | None = None
    notes: NotesWish | None = None
    fixes: FixesWish | None = None
    trial: TrialWish | None = None

    def to_bytes(self) -> bytes:
        """Write the request as one datagram."""
        return codec.dump(self, REQUEST_SCHEMA).encode()


@dataclass(frozen=True, slots=True)
class Status:
    """How a child ended: its exit code (negative: the signal), or why there was none."""

    exit_code: int
    timed_out: bool
    no_child: str

    def to_bytes(self) -> bytes:
        """Write the status in one piece, small enough never to block a pipe."""
        return codec.dump(self, STATUS_SCHEMA).encode()


@dataclass(frozen=True, slots=True)
class Description:
    """What a child sees of its surroundings, for the doctor and for tests.

    `kept` are the layers that the kernel says it keeps; `root` says why it has the rights of root, `landlock` and
    `seccomp` say why they are not in force.
    """

    environment: tuple[str, ...]
    modules: tuple[str, ...]
    descriptors: tuple[int, ...]
    kept: tuple[str, ...]
    root: str
    landlock: str
    seccomp: str


def request_from(data: bytes) -> Request:
    """Read a request; anything else raises CodecError."""
    return codec.load(Request, data, REQUEST_SCHEMA)


def status_from(data: bytes) -> Status:
    """Read a status; anything else raises CodecError."""
    return codec.load(Status, data, STATUS_SCHEMA)
