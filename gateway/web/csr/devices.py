"""The devices: what each is doing, what waits for it, what it said last, and a test that prints nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import RedirectResponse, Response
from starlette.concurrency import run_in_threadpool

from gateway.domain.errors import BadAnswersError
from gateway.domain.people import Caller, Scope
from gateway.services.pause_device import pause_device, resume_device
from gateway.services.shop import Shop
from gateway.services.test_device import DeviceTest, known_device, test_device
from gateway.services.views import DeviceView, device_view
from gateway.storage.rows import DeliveryRow, DeviceEventRow, DeviceStateRow
from gateway.storage.store import Tx
from gateway.web.auth import ShopHere
from gateway.web.browser import Posted, Visitor, VisitorHere, page_for
from gateway.web.csr.frame import frame_of
from gateway.web.inputs import PathId
from gateway.web.pages import page

router = APIRouter(include_in_schema=False)
_Runner = Annotated[Caller, Depends(page_for(Scope.DEVICES_RUN))]
_RUN = [Depends(page_for(Scope.DEVICES_RUN))]
_TEST = [Depends(page_for(Scope.DEVICES_TEST))]
_COMPLAINTS = ("refused", "aborted", "held", "lost", "unreadable")


@dataclass(frozen=True, slots=True)
class Waiting:
    """An order that a device has not finished."""

    order_id: str
    number: str
    title: str
    state: str


@dataclass(frozen=True, slots=True)
class DeviceCard:
    """A device as the page shows it."""

    device: DeviceView
    queue: tuple[Waiting, ...]
    last: DeliveryRow | None
    complaint: DeviceEventRow | None
    paused: DeviceStateRow | None
    paused_by: str


@router.get("/devices", dependencies=_RUN)
async def devices(request: Request, who: VisitorHere, shop: ShopHere) -> Response:
    """Show all devices."""
    return await run_in_threadpool(_shown, request, who, shop, {})


@router.post("/devices/{device_id}/test", dependencies=_TEST)
async def try_device(
    device_id: PathId, request: Request, who: VisitorHere, shop: ShopHere, _form: Posted
) -> Response:
    """Lay a test ticket ready, find it, take it back, and show each step."""
    found = await run_in_threadpool(test_device, shop, known_device(shop, device_id))
    return await run_in_threadpool(_shown, request, who, shop, {device_id: found})


@router.post("/devices/{device_id}/pause")
async def pause(
    device_id: PathId, request: Request, who: VisitorHere, shop: ShopHere, caller: _Runner, form: Posted
) -> Response:
    """Hold tickets back from a device."""
    reason = str(form.get("reason", "")).strip()
    try:
        await run_in_threadpool(pause_device, shop, caller, device_id, reason)
    except BadAnswersError as error:
        refused = {device_id: error}
        return await run_in_threadpool(_shown, request, who, shop, {}, refused)
    return RedirectResponse("/devices", 303)


@router.post("/devices/{device_id}/resume")
async def resume(device_id: PathId, shop: ShopHere, caller: _Runner, _form: Posted) -> Response:
    """Let tickets go to a device again."""
    await run_in_threadpool(resume_device, shop, caller, device_id)
    return RedirectResponse("/devices", 303)


_NONE: Mapping[str, BadAnswersError] = {}


def _shown(
    request: Request, who: Visitor, shop: Shop, tests: Mapping[str, DeviceTest],
    refused: Mapping[str, BadAnswersError] = _NONE,
) -> Response:  # fmt: skip
    views = [device_view(shop, device_id) for device_id in sorted(shop.devices)]
    with shop.store.read() as tx:
        cards = [_card(tx, view) for view in views]
        frame = frame_of(shop, tx)
    return page(
        "csr/devices.html",
        request,
        who,
        status=422 if refused else 200,
        frame=frame,
        cards=cards,
        tests=tests,
        refused=refused,
    )


def _card(tx: Tx, view: DeviceView) -> DeviceCard:
    paused = tx.device_states.paused(view.id)
    return DeviceCard(
        view,
        tuple(_waiting(tx, row) for row in tx.deliveries.outstanding(view.id)),
        tx.deliveries.last_to(view.id),
        tx.deliveries.last_words(view.id, _COMPLAINTS),
        paused,
        "" if paused is None else tx.people.names([paused.by]).get(paused.by, paused.by),
    )


def _waiting(tx: Tx, row: DeliveryRow) -> Waiting:
    order = tx.orders.get(row.order_id)
    return Waiting(
        row.order_id, row.job_id if order is None else order.number, "" if order is None else order.title,
        row.state if order is None else order.state,
    )  # fmt: skip
