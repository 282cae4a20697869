"""Try a device out without printing anything: look at it, lay a test ticket ready, find it, take it back."""

from collections.abc import Iterator
from dataclasses import dataclass

from adapters import Consignment, DeliveryError, Device, Placement
from gateway.domain.errors import UnknownThingError
from gateway.services.shop import Shop

_TICKET = b'<?xml version="1.0" encoding="UTF-8"?>\n<!-- A test of the way; it is never handed over. -->\n'


@dataclass(frozen=True, slots=True)
class TestStep:
    """One thing tried: whether it went well, what was found, what to do where it did not."""

    __test__ = False
    name: str
    ok: bool
    message: str
    fix: str = ""


@dataclass(frozen=True, slots=True)
class DeviceTest:
    """What the test of a device found."""

    device: str
    ok: bool
    steps: tuple[TestStep, ...]


def known_device(shop: Shop, device_id: str) -> str:
    """Return the id of a device that the shop has.

    Raises:
        UnknownThingError: it has none of this id.
    """
    if device_id not in shop.devices:
        known = ", ".join(sorted(shop.devices)) or "none"
        raise UnknownThingError(f"There is no device '{device_id}'.", fix=f"The shop's devices: {known}.")
    return device_id


def test_device(shop: Shop, device_id: str) -> DeviceTest:
    """Try the device; the steps end with the first that fails, and nothing is ever published.

    Raises:
        UnknownThingError: the shop has no device of this id.
    """
    device = shop.devices[known_device(shop, device_id)].device
    steps = tuple(_steps(device, shop.new_id()))
    return DeviceTest(device_id, all(step.ok for step in steps), steps)


test_device.__test__ = False  # type: ignore[attr-defined]  # pytest must not take the service for a test


def _steps(device: Device, key: str) -> Iterator[TestStep]:
    problems = device.check()
    if problems:
        yield from (TestStep("look", ok=False, message=found.message, fix=found.fix) for found in problems)
        return
    yield TestStep("look", ok=True, message="The device can be used.")
    able = device.capabilities()
    if able.stages and able.withdraw:
        yield from _round_trip(device, Consignment(key, f"GWTEST-{key}", f"gwtest-{key}.jdf", _TICKET))


def _round_trip(device: Device, consignment: Consignment) -> Iterator[TestStep]:
    try:
        handle = device.stage(consignment)
        yield TestStep(
            "lay ready",
            ok=True,
            message="A test ticket was written and flushed where the device does not look.",
        )
        found = device.probe(handle)
        yield _expected("find", found, Placement.STAGED)
        back = device.withdraw(handle)
        yield _expected("take back", back, Placement.ABSENT)
    except DeliveryError as problem:
        yield TestStep("try", ok=False, message=problem.what, fix=problem.fix)


def _expected(name: str, found: Placement, wanted: Placement) -> TestStep:
    if found is wanted:
        return TestStep(name, ok=True, message=f"The test ticket is {found}, as it should be.")
    fix = "See that nothing else works in the device's folders, then test again."
    return TestStep(name, ok=False, message=f"The test ticket is {found}; expected was {wanted}.", fix=fix)
