"""What could be mended in a file, as a person is offered it: in words, with a page before and after."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote

from gateway.services.mendings import Mending, key_of
from gateway.services.show_pages import STRIP_PX, VIEW_PX
from gateway.web.pictures import picture_address
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

    `invents` says that it makes up what was not there.
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


def mended_address(order_id: str, slot: str, sha256: str, key: str, place: tuple[int, int]) -> str:
    """Return where a page of the mended copy of a file is shown; `place` is the page and the width."""
    held = f"{quote(order_id, safe='')}/{quote(slot, safe='')}/{sha256}"
    return f"/pictures/{held}/mended/{quote(key, safe='')}/{place[0]}-{place[1]}"


def sight_of(order_id: str, mendings: Sequence[Mending]) -> BeforeAfter:
    """Return a page of a file before and after these mendings, made together."""
    first = mendings[0]
    before = [
        picture_address(order_id, first.slot, first.sha256, first.page, width)
        for width in (STRIP_PX, VIEW_PX)
    ]
    after = [
        mended_address(order_id, first.slot, first.sha256, key_of(mendings), (first.page_after, width))
        for width in (STRIP_PX, VIEW_PX)
    ]
    return BeforeAfter(
        page=first.page,
        before=Sight(before[0], before[1]) if first.pages else None,
        after=Sight(after[0], after[1]) if first.page_after else None,
    )


def offer_of(order_id: str, mending: Mending, locale: str) -> MendingOffer:
    """Tell a mending in a language."""
    fix = mending.proposal.fix
    said = offer_words(fix, locale)
    return MendingOffer(
        slot=mending.slot, sha256=mending.sha256, key=mending.key, fixup=fix.id, title=said.title,
        operator=said.operator, customer=said.customer, changes=said.changes, invents=mending.proposal.opt_in,
        sight=sight_of(order_id, [mending]),
    )  # fmt: skip
