"""The headers of tus 1.0: what a client says, and what it is answered."""

import binascii
import re
from base64 import b64decode
from collections.abc import Mapping
from email.utils import format_datetime

from starlette.datastructures import Headers

from gateway.domain.errors import Actor, BadRequestError, GatewayError
from gateway.domain.uploads import UploadState
from gateway.services.fill_draft import Place
from gateway.services.open_upload import UploadRequest
from gateway.services.receive_part import CHECKSUMS, Checksum
from gateway.storage.rows import UploadRow

VERSION = "1.0.0"
EXTENSIONS = ("creation", "creation-with-upload", "checksum", "expiration", "termination")
BYTES = "application/offset+octet-stream"
_NUMBER = re.compile(r"[0-9]{1,15}")
_METADATA_LIMIT = 4096
_KEY = re.compile(r"[!-+\--~]{1,100}")


class TusVersionError(GatewayError):
    """The client does not say that it speaks tus 1.0.0, the only version spoken here."""

    code, actor, status = "tus-version", Actor.CUSTOMER, 412


class NotBytesError(GatewayError):
    """The bytes of an upload come as `application/offset+octet-stream` and as nothing else."""

    code, actor, status = "not-an-upload-body", Actor.CUSTOMER, 415


def require_version(headers: Headers) -> None:
    """Refuse a client that speaks another version."""
    if headers.get("tus-resumable") != VERSION:
        raise TusVersionError(
            "The header 'Tus-Resumable' is missing or names another version.",
            why="Client and gateway would misunderstand each other.",
            fix=f"Send 'Tus-Resumable: {VERSION}'.",
        )


def require_bytes(headers: Headers) -> None:
    """Refuse a body of another type."""
    if headers.get("content-type", "").lower() != BYTES:
        raise NotBytesError(
            "The body's type is not that of a piece of an upload.",
            why="A form or a document would end up within the file.",
            fix=f"Send 'Content-Type: {BYTES}'.",
        )


def number(headers: Headers, name: str) -> int:
    """Return the whole number in a header."""
    text = headers.get(name, "")
    if not _NUMBER.fullmatch(text):
        raise BadRequestError(
            f"The header '{name}' is missing or no whole number.",
            why="Nothing was received.",
            fix=f"Send '{name}' with a number of bytes.",
        )
    return int(text)


def body_size(headers: Headers) -> int | None:
    """Return how many bytes the body is said to have, None where that is not said."""
    text = headers.get("content-length", "")
    return int(text) if _NUMBER.fullmatch(text) else None


def checksum(headers: Headers) -> Checksum | None:
    """Return what the body must hash to, if the client says so."""
    text = headers.get("upload-checksum")
    return None if text is None else Checksum.parse(text)


def upload_request(headers: Headers) -> UploadRequest:
    """Read what a client announces when it creates an upload."""
    if "upload-defer-length" in headers:
        raise BadRequestError(
            "The file's length is not announced.",
            why="Without it nobody can say whether the file finds room.",
            fix="Send 'Upload-Length' instead of 'Upload-Defer-Length'.",
        )
    given = headers.get("upload-metadata", "")
    said = metadata(given)
    return UploadRequest(
        length=number(headers, "Upload-Length"),
        name=said.get("filename") or said.get("name", ""),
        place=Place(said.get("order", ""), said.get("slot", "")),
        metadata=given,
    )


def metadata(text: str) -> Mapping[str, str]:
    """Read `key base64,key base64`; a key may stand alone.

    Raises:
        BadRequestError: it is too long, or not of this form.
    """
    pairs = [pair.strip().partition(" ") for pair in text.split(",")] if text.strip() else []
    try:
        found = {key: b64decode(value, validate=True).decode() for key, _, value in pairs}
    except (binascii.Error, ValueError):
        found = {}
    sound = len(found) == len(pairs) and all(_KEY.fullmatch(key) for key in found)
    if len(text) > _METADATA_LIMIT or not sound or any("\0" in value for value in found.values()):
        raise BadRequestError(
            "The header 'Upload-Metadata' cannot be read.",
            why="Nothing was received.",
            fix=f"Send at most {_METADATA_LIMIT} characters: 'filename BASE64,order BASE64', each key once, in UTF-8.",
        )
    return found


def abilities(largest: int) -> dict[str, str]:
    """Return what this server can do, for OPTIONS."""
    return {
        "Tus-Resumable": VERSION,
        "Tus-Version": VERSION,
        "Tus-Extension": ",".join(EXTENSIONS),
        "Tus-Max-Size": str(largest),
        "Tus-Checksum-Algorithm": ",".join(CHECKSUMS),
    }


def standing(row: UploadRow) -> dict[str, str]:
    """Return how far an upload is, until when it waits, and the file it has become."""
    found = {"Upload-Offset": str(row.received)}
    if row.state == UploadState.OPEN.value:
        found["Upload-Expires"] = format_datetime(row.expires_at, usegmt=True)
    if row.file_id:
        found["Gateway-File"] = row.file_id
    return found
