"""Device: who it is, where it listens, where its folders lie, which standards it speaks."""

from typing import Annotated

from jdf.element import Attribute, Child, Reach
from jdf.messages.declare import MessageElement, message_element
from jdf.messages.elements.comment import Comment
from jdf.messages.value_types import ADDRESS, NAMES, WORDS


@message_element("Device", clause="Device")
class Device(MessageElement):
    """A device or a controller as it describes itself."""

    descriptive_name: Annotated[str, Attribute("DescriptiveName", WORDS)] = ""
    device_id: Annotated[str, Attribute("DeviceID", WORDS)] = ""
    device_type: Annotated[str, Attribute("DeviceType", WORDS)] = ""
    friendly_name: Annotated[str, Attribute("FriendlyName", WORDS, Reach("1.0", "1.3"))] = ""
    jdf_error_url: Annotated[str, Attribute("JDFErrorURL", ADDRESS)] = ""
    jdf_input_url: Annotated[str, Attribute("JDFInputURL", ADDRESS)] = ""
    jdf_output_url: Annotated[str, Attribute("JDFOutputURL", ADDRESS)] = ""
    jdf_versions: Annotated[tuple[str, ...], Attribute("JDFVersions", NAMES)] = ()
    jmf_sender_id: Annotated[str, Attribute("JMFSenderID", WORDS)] = ""
    jmf_url: Annotated[str, Attribute("JMFURL", ADDRESS)] = ""
    known_localizations: Annotated[tuple[str, ...], Attribute("KnownLocalizations", NAMES)] = ()
    manufacturer: Annotated[str, Attribute("Manufacturer", WORDS)] = ""
    manufacturer_url: Annotated[str, Attribute("ManufacturerURL", WORDS)] = ""
    model_name: Annotated[str, Attribute("ModelName", WORDS)] = ""
    model_number: Annotated[str, Attribute("ModelNumber", WORDS)] = ""
    model_url: Annotated[str, Attribute("ModelURL", WORDS)] = ""
    serial_number: Annotated[str, Attribute("SerialNumber", WORDS)] = ""
    presentation_url: Annotated[str, Attribute("PresentationURL", WORDS)] = ""
    ics_versions: Annotated[tuple[str, ...], Attribute("ICSVersions", NAMES, Reach("1.3"))] = ()
    secure_jmf_url: Annotated[str, Attribute("SecureJMFURL", ADDRESS, Reach("1.3"))] = ""
    device_class: Annotated[tuple[str, ...], Attribute("DeviceClass", NAMES, Reach("1.5"))] = ()
    revision: Annotated[str, Attribute("Revision", WORDS, Reach("1.6"))] = ""
    comments: Annotated[tuple[Comment, ...], Child()] = ()
