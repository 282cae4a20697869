"""What stands around every page of the workbench: the devices at a glance and what was done last."""

from dataclasses import dataclass

from gateway.services.shop import Shop
from gateway.storage.store import Tx


@dataclass(frozen=True, slots=True)
class Frame:
    """How many devices can be used, and how many cannot or may not."""

    devices_up: int
    devices_down: int


def frame_of(shop: Shop, tx: Tx) -> Frame:
    """Return the devices as the gateway last knew them; nothing is asked of a device for it."""
    down = sum(
        1
        for device_id in shop.devices
        if tx.device_states.paused(device_id) or tx.cases.open_of_device(device_id, "device-down")
    )
    return Frame(len(shop.devices) - down, down)
