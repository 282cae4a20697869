"""From a TOML table to a frozen dataclass: each key known, each value of its type, each mistake named.

Why one place: devices, profiles and third-party kinds are all described in tables, and a misspelt key must
never be passed over in silence; a hot folder with a wrong deadline looks well until the day it is not.
"""

import dataclasses
import difflib
import types
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NoReturn, TypeVar, Union, get_args, get_origin, get_type_hints

from adapters.errors import ConfigError

T = TypeVar("T")
_SECTION = "the table"


def from_table(config: type[T], table: Mapping[str, object], *, where: str, base: Path = Path()) -> T:
    """Build a frozen config from a table; relative paths lie below `base`.

    Raises:
        ConfigError: a key is unknown (the nearest known one is named), missing, or of another type.
    """
    fields = {field.name: field for field in dataclasses.fields(config)}  # type: ignore[arg-type]
    _refuse_unknown(table, tuple(fields), where)
    needed = [name for name, field in fields.items() if _is_required(field) and name not in table]
    if needed:
        raise ConfigError(
            f"{where}: the key {needed[0]!r} is missing",
            why="it has no default",
            fix=f"add {needed[0]} = ...",
        )
    hints = get_type_hints(config)
    values = {key: _read(value, hints[key], f"{where}: {key}", base) for key, value in table.items()}
    return config(**values)


def _is_required(field: "dataclasses.Field[Any]") -> bool:
    return field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING


def _refuse_unknown(table: Mapping[str, object], known: tuple[str, ...], where: str) -> None:
    for key in table:
        if key not in known:
            near = difflib.get_close_matches(key, known, n=1, cutoff=0.0)
            raise ConfigError(
                f"{where}: the key {key!r} is not known",
                why=f"known are {', '.join(sorted(known)) or 'none'}",
                fix=f"did you mean {near[0]!r}?" if near else "remove it",
            )


def _read(value: object, wanted: object, where: str, base: Path) -> object:
    """Return the value as the type that the dataclass wants, or refuse it."""
    origin, inner = get_origin(wanted), [part for part in get_args(wanted) if part is not type(None)]
    if origin in (Union, types.UnionType):
        return _read(value, inner[0], where, base)
    if origin is tuple:
        if not isinstance(value, list | tuple):
            _refuse(value, "a list", where)
        return tuple(_read(item, inner[0], f"{where}[{index}]", base) for index, item in enumerate(value))
    if isinstance(wanted, type) and dataclasses.is_dataclass(wanted):
        if not isinstance(value, Mapping):
            _refuse(value, "a table", where)
        return from_table(wanted, value, where=where, base=base)
    accepts, name = _SCALARS[wanted]
    if not accepts(value):
        _refuse(value, name, where)
    return base / str(value) if wanted is Path else value


def _refuse(value: object, wanted: str, where: str) -> NoReturn:
    raise ConfigError(f"{where}: found {value!r}", why=f"expected {wanted}", fix="correct the value")


def _is(*kinds: type) -> Callable[[object], bool]:
    return lambda value: isinstance(value, kinds) and (bool in kinds or not isinstance(value, bool))


_SCALARS: Mapping[object, tuple[Callable[[object], bool], str]] = {
    bool: (_is(bool), "true or false"),
    int: (_is(int), "a whole number"),
    float: (_is(int, float), "a number"),
    str: (_is(str), "a text"),
    Path: (_is(str, Path), "a path"),
}
