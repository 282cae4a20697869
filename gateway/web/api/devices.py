"""Devices: whether each can be used, and a test that prints nothing."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends
from pydantic import Field

from gateway.domain.people import Caller, Scope
from gateway.services.pause_device import pause_device, resume_device
from gateway.services.test_device import DeviceTest, known_device, test_device
from gateway.services.views import DeviceView, device_view
from gateway.web.auth import ShopHere, require
from gateway.web.inputs import Body, PathId, Reason
from gateway.web.problems import documented

router = APIRouter(prefix="/api/v1/devices", tags=["devices"])
_READ = [Depends(require(Scope.DEVICES_READ))]


@dataclass(frozen=True, slots=True)
class DeviceList:
    """The shop's devices."""

    devices: list[DeviceView]


@router.get("", summary="List devices", responses=documented(), dependencies=_READ)
def list_devices(shop: ShopHere) -> DeviceList:
    """List the shop's devices as they stand now. Scope: `devices:read`."""
    return DeviceList([device_view(shop, device_id) for device_id in sorted(shop.devices)])


@router.get("/{device_id}", summary="Read a device", responses=documented(404, 422), dependencies=_READ)
def read_device(device_id: PathId, shop: ShopHere) -> DeviceView:
    """Say whether a device can be used, what stands in the way, and what it still owes. Scope: `devices:read`."""
    return device_view(shop, known_device(shop, device_id))


@router.post(
    "/{device_id}/test",
    summary="Test a device",
    responses=documented(404, 413, 422),
    dependencies=[Depends(require(Scope.DEVICES_TEST))],
)
def try_device(device_id: PathId, shop: ShopHere) -> DeviceTest:
    """Lay a test ticket ready, find it and take it back; nothing is handed over. Scope: `devices:test`."""
    return test_device(shop, device_id)


class PauseBody(Body):
    """Why tickets are held back."""

    reason: Reason = Field(examples=["New blanket, back at three."])


_RUN = Annotated[Caller, Depends(require(Scope.DEVICES_RUN))]


@router.post("/{device_id}/pause", summary="Pause a device", responses=documented(400, 404, 413, 422, 507))
def pause(device_id: PathId, body: PauseBody, shop: ShopHere, caller: _RUN) -> DeviceView:
    """Hold tickets back from a device; orders wait for it and say why. Scope: `devices:run`."""
    pause_device(shop, caller, device_id, body.reason)
    return device_view(shop, device_id)


@router.post("/{device_id}/resume", summary="Resume a device", responses=documented(404, 413, 422, 507))
def resume(device_id: PathId, shop: ShopHere, caller: _RUN) -> DeviceView:
    """Let tickets go to a device again; what waited goes out at once. Scope: `devices:run`."""
    resume_device(shop, caller, device_id)
    return device_view(shop, device_id)
