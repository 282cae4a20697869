"""What could be mended in an order's files; in a draft it is done here, in a placed order by an action on its Case."""

from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Depends
from pydantic import Field

from gateway.domain.people import Caller, Scope
from gateway.services.foresee_file import foreseen
from gateway.services.mend_order import Held, mend_draft, unmend_draft
from gateway.services.mendings import Mending, mendings_here
from gateway.services.shop import Shop
from gateway.services.views import FileView, file_view, visible_order
from gateway.web.auth import ShopHere, require
from gateway.web.inputs import Body, Clean, Id, PathId
from gateway.web.mended import MendingOffer, offer_of
from gateway.web.problems import documented

router = APIRouter(prefix="/api/v1/orders", tags=["orders"])
Writer = Annotated[Caller, Depends(require(Scope.ORDERS_WRITE))]
Reader = Annotated[Caller, Depends(require(Scope.ORDERS_READ))]
_Sha256 = Annotated[str, Field(pattern="^[0-9a-f]{64}$", description="The file that you saw in the slot.")]
_Fixup = Annotated[str, Field(max_length=80), Clean]


@dataclass(frozen=True, slots=True)
class BroughtView:
    """A file that would take another's place: its name, its pages, and what is found in it.

    `verdict` is that of a report (pass, warn, stop, not-checked); `looking` while it is not known yet, so ask again;
    `gone` where it cannot be had. `findings` are those of a report.
    """

    name: str
    verdict: str
    pages: int
    findings: list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class MendingView:
    """A fix that is proposed for the file in a slot: its words, what it is told, the findings that it answers.

    `for_customers`: a customer may decide on it. `opt_in`: it makes up what was not there. `before` and `after` are
    addresses of pictures of the page, empty where there is no such page. `brings` is the file that would take the
    place of this one, null where it is this one, mended.
    """

    slot: str
    sha256: str
    fixup: str
    key: str
    title: str
    operator: str
    customer: str
    changes: str
    area: str
    pages: str
    checks: list[str]
    fingerprints: list[str]
    parameters: dict[str, Any]
    for_customers: bool
    opt_in: bool
    before: str
    after: str
    brings: BroughtView | None = None


@dataclass(frozen=True, slots=True)
class MendingList:
    """What could be mended, what answers the gravest finding first."""

    mendings: list[MendingView]


class MendBody(Body):
    """Which fixups to carry out on which file."""

    slot: Id = Field(examples=["single"])
    sha256: _Sha256
    fixups: list[_Fixup] = Field(min_length=1, max_length=20, examples=[["mirror-bleed"]])


class UnmendBody(Body):
    """Which mended file to take back."""

    slot: Id = Field(examples=["single"])
    sha256: _Sha256


@router.get("/{order_id}/mendings", summary="List what could be mended", responses=documented(404, 422))
def list_mendings(order_id: PathId, shop: ShopHere, caller: Reader) -> MendingList:
    """List what could be mended in an order's or draft's files, with pictures before and after. Scope: `orders:read`.

    To mend a file of a placed order, take the action `mend-file` on its Case.
    """
    with shop.store.read() as tx:
        order = visible_order(tx, caller, order_id)
    found = mendings_here(shop, order)
    seen = [each for each in found if caller.is_staff or each.proposal.for_customers]
    locale = order.locale or "en"
    return MendingList(
        [
            _view(each, offer_of(order.id, each, locale), _brought(shop, order.id, each, locale))
            for each in seen
        ]
    )


def _brought(shop: Shop, order_id: str, mending: Mending, locale: str) -> BroughtView | None:
    if not mending.file_name:
        return None
    seen = foreseen(shop, order_id, mending, locale)
    if seen.report is None:
        return BroughtView(seen.name, "looking" if seen.is_looking else "gone", 0, [])
    findings = [finding.to_data() for finding in seen.report.findings]
    return BroughtView(seen.name, seen.report.verdict.value, seen.pages, findings)


def _view(mending: Mending, offer: MendingOffer, brought: BroughtView | None) -> MendingView:
    proposal, sight = mending.proposal, offer.sight
    return MendingView(
        slot=mending.slot, sha256=mending.sha256, fixup=offer.fixup, key=mending.key, title=offer.title,
        operator=offer.operator, customer=offer.customer, changes=offer.changes, area=proposal.area.value,
        pages=proposal.pages, checks=list(proposal.checks), fingerprints=list(proposal.fingerprints),
        parameters=dict(proposal.fix.parameters), for_customers=proposal.for_customers, opt_in=proposal.opt_in,
        before=sight.before.large if sight.before else "", after=sight.after.large if sight.after else "",
        brings=brought,
    )  # fmt: skip


@router.post(
    "/{order_id}/mendings",
    summary="Mend a file of a draft",
    responses=documented(400, 404, 409, 413, 422, 507),
)
def mend(order_id: PathId, body: MendBody, shop: ShopHere, caller: Writer) -> FileView:
    """Have the file in a draft's slot mended; give the file that counts then. Sent again, it is done once.

    That the caller wanted it is recorded with both files' SHA-256; the file as it came is kept. Scope: `orders:write`.
    """
    mend_draft(shop, caller, order_id, Held(body.slot, body.sha256), body.fixups)
    return _counting(shop, caller, order_id, body.slot)


@router.post(
    "/{order_id}/mendings/undo",
    summary="Take a mending back",
    responses=documented(400, 404, 409, 413, 422, 507),
)
def unmend(order_id: PathId, body: UnmendBody, shop: ShopHere, caller: Writer) -> FileView:
    """Let the file in a draft's slot count again as it came. Scope: `orders:write`."""
    unmend_draft(shop, caller, order_id, Held(body.slot, body.sha256))
    return _counting(shop, caller, order_id, body.slot)


def _counting(shop: Shop, caller: Caller, order_id: str, slot: str) -> FileView:
    with shop.store.read() as tx:
        return file_view(tx.orders.files(visible_order(tx, caller, order_id))[slot])
