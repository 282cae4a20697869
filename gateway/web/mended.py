"""What could be mended in a file, as a person is offered it: in words, with a page before and after."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote

from gateway.services.mendings import Mending, key_of
from gateway.services.show_pages import STRIP_PX, VIEW_PX
from gateway.web.pictures import Moment
from preflight import offer_words


@dataclass(frozen=True, slots=True)
class Sight:
    """A page in two sizes, by address."""

    small: str
    large: str


@dataclass(frozen=True, slots=True)
class BeforeAfter:
    """A page as it is and as it would be; none where there is no such page."""

    page: int
    before: Sight | None
    after: Sight | None


@dataclass(frozen=True, slots=True)
class MendingOffer:
    """A mending as it is offered: its name, its words for staff and for the customer, and how it would look.

    `invents` says that it makes up what was not there, `file_name` how another file is called that takes its place.
    """

    slot: str
    sha256: str
    key: str
    fixup: str
    title: str
    operator: str
    customer: str
    changes: str
    invents: bool
    sight: BeforeAfter
    file_name: str = ""


def _address(order_id: str, mendings: Sequence[Mending], moment: Moment, page: int) -> Sight:
    first = mendings[0]
    held = f"{quote(order_id, safe='')}/{quote(first.slot, safe='')}/{first.sha256}"
    at = f"/pictures/{held}/{moment}/{quote(key_of(mendings), safe='')}/{page}"
    return Sight(f"{at}-{STRIP_PX}", f"{at}-{VIEW_PX}")


def sight_of(order_id: str, mendings: Sequence[Mending]) -> BeforeAfter:
    """Return a page of a file before and after these mendings, made together."""
    first = mendings[0]
    return BeforeAfter(
        page=first.page,
        before=_address(order_id, mendings, Moment.BEFORE, first.page) if first.pages else None,
        after=_address(order_id, mendings, Moment.AFTER, first.page_after) if first.page_after else None,
    )


def offer_of(order_id: str, mending: Mending, locale: str) -> MendingOffer:
    """Tell a mending in a language."""
    fix = mending.proposal.fix
    said = offer_words(fix, locale)
    return MendingOffer(
        slot=mending.slot, sha256=mending.sha256, key=mending.key, fixup=fix.id, title=said.title,
        operator=said.operator, customer=said.customer, changes=said.changes, invents=mending.proposal.opt_in,
        sight=sight_of(order_id, [mending]), file_name=mending.file_name,
    )  # fmt: skip
