"""Frozen dataclasses to plain JSON values and back, checked against their own type hints.

A class may name in `DERIVED` what follows from its fields: it is written along for other programs, and what a document
says of it is not believed but worked out again.
"""

import json
import math
from collections.abc import Callable, Hashable, Mapping
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass
from enum import StrEnum
from functools import cache
from operator import attrgetter
from types import NoneType, UnionType
from typing import Any, ClassVar, TypeVar, cast, get_args, get_origin, get_type_hints

T = TypeVar("T")


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


@dataclass(frozen=True, slots=True)
class _Plan:
    """How values of one class are written: names of fields, how to get them all, and what they are if unsaid."""

    names: tuple[str, ...]
    values: Callable[[object], tuple[object, ...]]
    unsaid: tuple[object, ...]


def encode_brief(value: object) -> object:
    """Turn a value into what the json module writes, and leave out every field that holds what it holds if unsaid."""
    if type(value) in _PLAIN:
        return value
    if isinstance(value, tuple):
        return [item if type(item) in _PLAIN else encode_brief(item) for item in value]
    if is_dataclass(value) and not isinstance(value, type):
        plan = _plan(cast(Hashable, type(value)))
        return {
            name: item if type(item) in _PLAIN else encode_brief(item)
            for name, item, unsaid in zip(plan.names, plan.values(value), plan.unsaid, strict=True)
            if item != unsaid
        }
    return encode(value)


_JSON = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":"))
_PLAIN = frozenset({str, int, float, bool, NoneType})


@cache
def _plan(kind: Any) -> _Plan:  # noqa: ANN401
    told = fields(kind)
    names = tuple(field.name for field in told)
    get = attrgetter(*names)
    values: Callable[[object], tuple[object, ...]] = get if len(names) > 1 else lambda value: (get(value),)
    return _Plan(names, values, tuple(_unsaid(field) for field in told))


def _unsaid(field: Field[object]) -> object:
    """Return what a field holds that is not given; MISSING for one that must be."""
    return field.default if field.default_factory is MISSING else field.default_factory()


def dump_brief(value: object, schema: str) -> str:
    """Write a value as `dump` does, but only what is not as it is if unsaid; for what is kept in great numbers.

    The entries of its lists are written one by one, so that the plain values of a long list never exist all at once.
    """
    plan = _plan(cast(Hashable, type(value)))
    told = zip(plan.names, plan.values(value), plan.unsaid, strict=True)
    parts = [f"{_JSON.encode(name)}:{_written(item)}" for name, item, unsaid in told if item != unsaid]
    return "{" + ",".join([f'"schema":{_JSON.encode(schema)}', *parts]) + "}"


def _written(value: object) -> str:
    if isinstance(value, tuple):
        return "[" + ",".join([_JSON.encode(encode_brief(item)) for item in value]) + "]"
    return _JSON.encode(encode_brief(value))


def dump(value: object, schema: str) -> str:
    """Write a value as one line of JSON that names its schema and version first."""
    plain = cast("dict[str, object]", encode(value))
    return json.dumps({"schema": schema} | plain, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def load(kind: type[T], text: str | bytes, schema: str) -> T:
    """Read a value back; another schema, a wrong type, or the lack of a name that must be given is refused."""
    try:
        plain = json.loads(text)
    except (ValueError, RecursionError) as cause:
        raise CodecError(f"not JSON: {cause}") from cause
    if not isinstance(plain, dict) or plain.pop("schema", None) != schema:
        raise CodecError(f"not a {schema} document")
    return cast("T", decode(kind, plain, kind.__name__))


def decode(hint: Any, plain: Any, path: str) -> object:  # noqa: ANN401 - type hints and JSON are the border
    """Build what the type hint asks for out of plain values."""
    if is_dataclass(hint):
        return _decode_fields(cast("type[object]", hint), plain, path)
    origin = get_origin(hint)
    if origin is UnionType:
        return _decode_choice(get_args(hint), plain, path)
    if origin is tuple:
        return _decode_tuple(get_args(hint), plain, path)
    if origin is Mapping:
        _expect(isinstance(plain, dict), "a table", path)
        item = get_args(hint)[1]
        return {key: decode(item, value, f"{path}.{key}") for key, value in plain.items()}
    return _decode_leaf(hint, plain, path)


def _derived(kind: type[object]) -> tuple[str, ...]:
    """Return the names of a class that follow from its fields."""
    return cast("tuple[str, ...]", getattr(kind, "DERIVED", ()))


@cache
def _hints(kind: Any) -> Mapping[str, Any]:  # noqa: ANN401
    return get_type_hints(kind)


@cache
def _needed(kind: Any) -> frozenset[str]:  # noqa: ANN401
    """Return the names that a value cannot do without; one with a default may be younger than the JSON."""
    given = (each for each in fields(kind) if each.default is MISSING and each.default_factory is MISSING)
    return frozenset(each.name for each in given)


def _decode_fields(kind: type[object], plain: Any, path: str) -> object:  # noqa: ANN401
    hints = _hints(cast(Hashable, kind))
    names = set(plain) - set(_derived(kind)) if isinstance(plain, dict) else None
    sound = names is not None and _needed(cast(Hashable, kind)) <= names <= set(hints)
    _expect(sound, f"the names {', '.join(hints)}", path)
    return kind(
        **{name: decode(hints[name], plain[name], f"{path}.{name}") for name in hints if name in plain}
    )


def _decode_choice(choices: tuple[Any, ...], plain: Any, path: str) -> object:  # noqa: ANN401
    for choice in choices:
        try:
            return decode(choice, plain, path)
        except CodecError:
            continue
    raise CodecError(f"{path}: {plain!r} is none of {choices}")


def _decode_tuple(items: tuple[Any, ...], plain: Any, path: str) -> tuple[object, ...]:  # noqa: ANN401
    _expect(isinstance(plain, list), "a list", path)
    kinds = (items[0],) * len(plain) if items[-1] is Ellipsis else items
    _expect(len(kinds) == len(plain), f"{len(kinds)} items", path)
    return tuple(
        decode(kind, item, f"{path}[{i}]") for i, (kind, item) in enumerate(zip(kinds, plain, strict=True))
    )


def _decode_leaf(hint: Any, plain: Any, path: str) -> object:  # noqa: ANN401
    if hint is NoneType:
        _expect(plain is None, "null", path)
        return None
    if hint is float:
        _expect(
            isinstance(plain, int | float) and not isinstance(plain, bool) and math.isfinite(plain),
            "a number",
            path,
        )
        return float(plain)
    if issubclass(hint, StrEnum):
        _expect(isinstance(plain, str) and plain in list(hint), f"one of {', '.join(hint)}", path)
        return hint(plain)
    _expect(type(plain) is hint, f"a {hint.__name__}", path)
    return cast("object", plain)


def _expect(condition: bool, wanted: str, path: str) -> None:  # noqa: FBT001 - an assertion that names its place
    if not condition:
        raise CodecError(f"{path} must be {wanted}")
