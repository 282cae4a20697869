"""How a ticket reaches a device and how the device answers; this is the front door.

Names are loaded when they are first asked for, so that the simulator's process starts quickly.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from adapters.base import (
        Asset,
        Capability,
        Consignment,
        Device,
        DeviceEvent,
        DeviceEventKind,
        DeviceProblem,
        Handle,
        Outstanding,
        Placement,
        safe_name,
    )
    from adapters.errors import AdapterError, ConfigError, DeliveryError
    from adapters.limits import Limits
    from adapters.lint import Effect, Notice, notices
    from adapters.profiles import Profile, load_profile, profile_ids
    from adapters.registry import DeviceKind, build, device, device_kinds

_HOME = {
    "adapters.base": (
        "Asset",
        "Capability",
        "Consignment",
        "Device",
        "DeviceEvent",
        "DeviceEventKind",
        "DeviceProblem",
        "Handle",
        "Outstanding",
        "Placement",
        "safe_name",
    ),
    "adapters.errors": ("AdapterError", "ConfigError", "DeliveryError"),
    "adapters.limits": ("Limits",),
    "adapters.lint": ("Effect", "Notice", "notices"),
    "adapters.profiles": ("Profile", "load_profile", "profile_ids"),
    "adapters.registry": ("DeviceKind", "build", "device", "device_kinds"),
}

__all__ = [
    "AdapterError",
    "Asset",
    "Capability",
    "ConfigError",
    "Consignment",
    "DeliveryError",
    "Device",
    "DeviceEvent",
    "DeviceEventKind",
    "DeviceKind",
    "DeviceProblem",
    "Effect",
    "Handle",
    "Limits",
    "Notice",
    "Outstanding",
    "Placement",
    "Profile",
    "build",
    "device",
    "device_kinds",
    "load_profile",
    "notices",
    "profile_ids",
    "safe_name",
]


def __getattr__(name: str) -> object:
    for home, names in _HOME.items():
        if name in names:
            return getattr(import_module(home), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
