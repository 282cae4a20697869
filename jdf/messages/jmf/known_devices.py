"""KnownDevices: which devices stand behind a controller."""

from typing import Annotated

from jdf.element import Attribute, Child
from jdf.messages.declare import Body, Family, MessageElement, answer, message, message_element
from jdf.messages.elements.device import Device
from jdf.messages.elements.device_info import DeviceInfo
from jdf.messages.value_types import WORDS
from jdf.messages.vocabulary import DEVICE_DETAILS
from jdf.values import enumeration


@message_element("DeviceFilter", clause="Messaging, Capabilities and Events")
class DeviceFilter(MessageElement):
    """Which devices to tell of, and how much."""

    device_details: Annotated[
        str, Attribute("DeviceDetails", enumeration("device details", DEVICE_DETAILS))
    ] = ""
    localization: Annotated[str, Attribute("Localization", WORDS)] = ""
    devices: Annotated[tuple[Device, ...], Child()] = ()


@message_element("DeviceList", clause="Messaging, Capabilities and Events")
class DeviceList(MessageElement):
    """The devices found."""

    device_infos: Annotated[tuple[DeviceInfo, ...], Child()] = ()


@message("KnownDevices", (Family.QUERY,), clause="Messaging, Capabilities and Events")
class KnownDevices(Body):
    """Asks which devices the receiver controls."""

    device_filter: Annotated[DeviceFilter | None, Child()] = None


@answer(KnownDevices, only={"device_filter": (Family.SIGNAL,)})
class KnownDevicesAnswer(Body):
    """The devices that are controlled."""

    device_filter: Annotated[DeviceFilter | None, Child()] = None
    device_list: Annotated[DeviceList | None, Child()] = None
