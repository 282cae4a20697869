"""What goes into a ticket beside the job, and what comes out: head, files, dialect, bytes."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Final

from jdf.file_check import FileCheck


@dataclass(frozen=True, slots=True)
class TicketFile:
    """A file named in the ticket; `url` is relative to the ticket or absolute, not yet encoded.

    `version` is the name of the version of the job it belongs to, empty where it is the artwork of all.
    `check` is what a check found and who took which finding upon themselves; None where nobody says.
    """

    part: str
    url: str
    sha256: str
    size: int
    pages: int | None
    name_given: str
    md5: str = ""
    check: FileCheck | None = None
    version: str = ""


@dataclass(frozen=True, slots=True)
class Party:
    """The customer as the ticket names them."""

    id: str
    company: str = ""
    first_name: str = ""
    family_name: str = ""
    email: str = ""
    phone: str = ""
    street: str = ""
    city: str = ""
    postal_code: str = ""
    country_code: str = ""


@dataclass(frozen=True, slots=True)
class TicketHead:
    """Who, when, for whom, by when; ids and time come from the caller."""

    job_id: str
    job_part_id: str
    order_number: str
    created_at: datetime
    agent_name: str
    agent_version: str
    customer: Party
    due: datetime | None = None
    return_url: str = ""


@dataclass(frozen=True, slots=True)
class Dialect:
    """What kind of ticket a device takes: version, node shape, style of file URLs, what is not said to it.

    `leave_out` names topics of LEAVE_OUT_TOPICS that the device has no use for; what an order wishes of them
    is named in the ticket's `left_out`. `sheet_mm` is the sheet the press is fed with, where it is always one.
    """

    name: str
    version: str
    shape: str
    url_style: str
    leave_out: tuple[str, ...] = ()
    sheet_mm: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Ticket:
    """A written ticket; `left_out` names in business words what the dialect could not say."""

    dialect: str
    job_id: str
    job_part_ids: tuple[str, ...]
    data: bytes
    sha256: str
    files: tuple[TicketFile, ...]
    left_out: tuple[str, ...]


LEAVE_OUT_TOPICS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {"product": (), "mispre": (), "combined": ("colours", "comment", "stitching"), "xjdf": ()}
)
"""What may be left out of a ticket, by node shape."""

DIALECTS: Final[Mapping[str, Dialect]] = MappingProxyType(
    {
        dialect.name: dialect
        for dialect in (
            *(
                Dialect(f"jdf-{version}-product", version=version, shape="product", url_style="relative")
                for version in ("1.2", "1.3", "1.4", "1.5", "1.6", "1.7", "1.8")
            ),
            *(
                Dialect(f"jdf-{version}-idp", version=version, shape="combined", url_style="relative")
                for version in ("1.3", "1.5")
            ),
            *(
                Dialect(f"jdf-{version}-mispre", version=version, shape="mispre", url_style="relative")
                for version in ("1.3", "1.5")
            ),
        )
    }
)

XJDF_DIALECTS: Final[Mapping[str, Dialect]] = MappingProxyType(
    {
        f"xjdf-{version}": Dialect(f"xjdf-{version}", version=version, shape="xjdf", url_style="relative")
        for version in ("2.0", "2.1", "2.2", "2.3")
    }
)
"""XJDF orders; a device takes one of them where its profile says so."""
