"""KnownDevices: which devices stand behind a controller."""

from typing import Annotated

from jdf.element import Attribute, Child
from jdf.messages.declare import Body, Family, MessageElement, answer, xjmf_element, xjmf_message
from jdf.messages.xjmf_elements.device import Device
from jdf.values import enumeration
from jdf.vocabulary import words


@xjmf_element("DeviceFilter", clause="XJDF 2.1, DeviceFilter")
class DeviceFilter(MessageElement):
    """How much to tell of the devices."""

    device_details: Annotated[
        str, Attribute("DeviceDetails", enumeration("device details", words("Brief Modules Full")))
    ] = ""


@xjmf_message("KnownDevices", (Family.QUERY,), clause="XJDF 2.1, KnownDevices")
class KnownDevices(Body):
    """Asks which devices the receiver controls."""

    device_filter: Annotated[DeviceFilter | None, Child()] = None


@answer(KnownDevices)
class KnownDevicesAnswer(Body):
    """The devices that are controlled."""

    devices: Annotated[tuple[Device, ...], Child()] = ()
