"""JobSpec to and from plain dictionaries, the way it is stored and the way forms produce it."""

import difflib
import math
import types
from collections.abc import Mapping, Sequence
from dataclasses import MISSING, Field, asdict, fields, is_dataclass
from enum import StrEnum
from functools import cache
from typing import Any, Union, cast, get_args, get_origin, get_type_hints

from jdf.errors import JobSpecError
from jdf.intent.job import JobSpec


def job_spec_to_dict(spec: JobSpec) -> dict[str, Any]:
    """Return a job as dictionaries and lists that JSON can hold."""
    return cast("dict[str, Any]", _plain(asdict(spec)))


def job_spec_from_dict(data: Mapping[str, object]) -> JobSpec:
    """Read a job from dictionaries and lists; a fault raises JobSpecError and names its path."""
    return cast("JobSpec", _read_object(JobSpec, data, ""))


def _plain(value: Any) -> Any:  # noqa: ANN401 (JSON)
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    return str(value) if isinstance(value, StrEnum) else value


def _read_object(cls: type, data: object, path: str) -> object:
    if not isinstance(data, Mapping):
        raise JobSpecError(path, f"expected an object with named fields, found {type(data).__name__}")
    known = _fields(cls)
    for name in data:
        if name not in known:
            near = difflib.get_close_matches(str(name), known, n=1)
            hint = f"; did you mean {near[0]!r}?" if near else f"; known are {', '.join(known)}"
            raise JobSpecError(_join(path, str(name)), f"unknown field{hint}")
    values = {}
    for name, (each, hint) in known.items():
        if name in data:
            values[name] = _read(hint, data[name], _join(path, name))
        elif each.default is MISSING:
            raise JobSpecError(_join(path, name), "missing; give it a value")
    return cls(**values)


@cache
def _fields(cls: type) -> Mapping[str, tuple[Field[Any], Any]]:
    """Return a class's fields by name, each with its type; worked out once, because Python takes long to."""
    hints = get_type_hints(cls)
    return {each.name: (each, hints[each.name]) for each in fields(cls)}


def _join(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


def _read(hint: Any, value: object, path: str) -> object:  # noqa: ANN401 (a type form)
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        inner = next(each for each in get_args(hint) if each is not types.NoneType)
        return None if value is None else _read(inner, value, path)
    if origin is tuple:
        return _read_list(get_args(hint)[0], value, path)
    if is_dataclass(hint):
        return _read_object(cast("type", hint), value, path)
    return _read_plain(hint, value, path)


def _read_list(hint: Any, value: object, path: str) -> tuple[object, ...]:  # noqa: ANN401 (a type form)
    if isinstance(value, str) or not isinstance(value, Sequence):
        raise JobSpecError(path, f"expected a list, found {type(value).__name__}")
    return tuple(_read(hint, each, f"{path}[{index}]") for index, each in enumerate(value))


def _read_plain(hint: type, value: object, path: str) -> object:
    if issubclass(hint, StrEnum):
        if value not in list(hint):
            raise JobSpecError(path, f"found {value!r}, expected one of {', '.join(hint)}")
        return hint(str(value))
    if hint is str and isinstance(value, str):
        return value
    if hint in (int, float) and isinstance(value, int | float) and not isinstance(value, bool):
        return _read_number(hint, value, path)
    if hint is bool and isinstance(value, bool):
        return value
    wanted = {str: "text", int: "a whole number", float: "a number", bool: "true or false"}[hint]
    raise JobSpecError(path, f"expected {wanted}, found {value!r}")


def _read_number(hint: type, value: float, path: str) -> float:
    """Take 2.0 for a whole number, as JSON Schema does; refuse what JSON cannot say."""
    if not math.isfinite(value):
        raise JobSpecError(path, f"expected a finite number, found {value!r}")
    if hint is float:
        return float(value)
    if value != int(value):
        raise JobSpecError(path, f"expected a whole number, found {value!r}")
    return int(value)
