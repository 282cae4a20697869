"""Frozen dataclasses to plain JSON values and back, checked against their own type hints.

A class may name in `DERIVED` what follows from its fields: it is written along for other programs, and what a document
says of it is not believed but worked out again. Names that nobody knows are passed over.
"""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, fields, is_dataclass
from enum import StrEnum
from threading import Lock
from typing import Any, ClassVar, TypeVar, cast

import msgspec

T = TypeVar("T")


def _plain(value: object) -> object:
    """Return a number of numpy's as Python's own."""
    if isinstance(value, float):
        return float(value)
    raise TypeError(f"no JSON for a {type(value).__name__}")


_FAST = msgspec.json.Encoder(order="deterministic", enc_hook=_plain)


@dataclass(frozen=True, slots=True)
class _Named:
    """How every document begins."""

    schema: str


_NAMED = msgspec.json.Decoder(_Named)
_DECODERS: dict[type, "msgspec.json.Decoder[Any]"] = {}
_ONE_AT_A_TIME = Lock()


def _decoder(kind: type[T]) -> "msgspec.json.Decoder[T]":
    """Return the reader of a class; msgspec learns a class once, and dies where two threads let it at the same time."""
    found = _DECODERS.get(kind)
    if found is None:
        with _ONE_AT_A_TIME:
            found = _DECODERS.setdefault(kind, msgspec.json.Decoder(kind))
    return found


class CodecError(ValueError):
    """The JSON does not hold what the value needs; the message names the place."""

    code: ClassVar[str] = "preflight-json"
    actor: ClassVar[str] = "admin"
    retryable: ClassVar[bool] = False


def encode(value: object) -> object:
    """Turn a value into what the json module writes."""
    if is_dataclass(value) and not isinstance(value, type):
        names = (*(field.name for field in fields(value)), *_derived(type(value)))
        return {name: encode(getattr(value, name)) for name in names}
    if isinstance(value, tuple):
        return [encode(item) for item in value]
    if isinstance(value, Mapping):
        return {str(key): encode(item) for key, item in sorted(value.items())}
    return str(value) if isinstance(value, StrEnum) else value


def dump_bytes(value: object, schema: str) -> bytes:
    """Write a value as `dump` does, but not what follows from its fields, in a tenth of the time."""
    return _FAST.encode(_Named(schema))[:-1] + b"," + _FAST.encode(value)[1:]


def to_plain(value: object, schema: str) -> dict[str, object]:
    """Return plain values that any JSON writer writes as `dump_bytes` does: for who keeps JSON and writes it itself."""
    plain = msgspec.to_builtins(value, order="deterministic", str_keys=True, enc_hook=_plain)
    return {"schema": schema, **plain}


def dump(value: object, schema: str) -> str:
    """Write a value as one line of JSON that names its schema and version first."""
    plain = cast("dict[str, object]", encode(value))
    return json.dumps({"schema": schema} | plain, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def load(kind: type[T], text: str | bytes, schema: str) -> T:
    """Read a value back; another schema, a wrong type, or the lack of a name that must be given is refused."""
    try:
        named = _NAMED.decode(text).schema
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as cause:
        raise CodecError(f"not a {schema} document: {cause}") from cause
    if named != schema:
        raise CodecError(f"not a {schema} document")
    with _told(kind):
        return _decoder(kind).decode(text)


def from_plain(kind: type[T], plain: Mapping[str, object], schema: str) -> T:
    """Read a value back out of what a reader of JSON made of it; as strict as `load`."""
    if plain.get("schema") != schema:
        raise CodecError(f"not a {schema} document")
    return decode(kind, plain)


def decode(kind: type[T], plain: object) -> T:
    """Build a value out of plain ones; a wrong type, or the lack of a name that must be given is refused."""
    _decoder(kind)
    with _told(kind):
        return msgspec.convert(plain, type=kind)


@contextmanager
def _told(kind: type[object]) -> Iterator[None]:
    try:
        yield
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as cause:
        said, _, place = str(cause).partition(" - at `$")
        raise CodecError(f"{kind.__name__}{place.rstrip('`')}: {said}") from cause


def _derived(kind: type[object]) -> tuple[str, ...]:
    """Return the names of a class that follow from its fields."""
    return cast("tuple[str, ...]", getattr(kind, "DERIVED", ()))
