"""Devices: whether each can be used, and a test that prints nothing."""

from dataclasses import dataclass

from fastapi import APIRouter, Depends

from gateway.domain.people import Scope
from gateway.services.test_device import DeviceTest, known_device, test_device
from gateway.services.views import DeviceView, device_view
from gateway.web.auth import ShopHere, require
from gateway.web.inputs import PathId
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
