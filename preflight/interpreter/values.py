"""Reads values out of a file that may hold anything anywhere; what is not what it should be is simply not there."""

from collections.abc import Iterator
from math import isfinite
from typing import Any

import pikepdf

from preflight.interpreter.matrix import IDENTITY, Box, Matrix

MOST_ENTRIES = 5000


def table(holder: object, key: str) -> pikepdf.Object | None:
    """Return a dictionary (or the one of a stream) under a key."""
    found = entry(holder, key)
    return found if isinstance(found, pikepdf.Dictionary | pikepdf.Stream) else None


def entry(holder: object, key: str) -> Any:  # noqa: ANN401 - whatever the file holds there
    """Return whatever is under a key of a dictionary or stream."""
    return holder.get(key) if isinstance(holder, pikepdf.Dictionary | pikepdf.Stream) else None


def items(value: object, most: int = MOST_ENTRIES) -> list[Any]:
    """Return the entries of an array, as many as are bearable."""
    if not isinstance(value, pikepdf.Array):
        return []
    return [value[place] for place in range(min(len(value), most))]


def entries(holder: object, key: str, most: int = MOST_ENTRIES) -> Iterator[tuple[str, Any]]:
    """Yield names and values of a dictionary under a key, by name, as many as are bearable."""
    found = table(holder, key)
    for name in sorted(found.keys())[:most] if found is not None else ():
        yield name, found.get(name) if found is not None else None


def word(value: object) -> str:
    """Return a name without its slash, as printable text of a sane length."""
    return printable(str(value)[1:]) if isinstance(value, pikepdf.Name) else ""


def text(value: object, most: int = 200) -> str:
    """Return a string as printable text of a sane length."""
    return printable(str(value), most) if isinstance(value, pikepdf.String) else ""


def printable(raw: str, most: int = 100) -> str:
    """Cut a text from the file to a printable line that any JSON reader takes."""
    plain = "".join(char if char.isprintable() else " " for char in raw[: 4 * most])
    return plain.encode("utf-8", "replace").decode()[:most].strip()


def number(value: object, otherwise: float = 0.0) -> float:
    """Return a finite number of a sane size."""
    if isinstance(value, bool):
        return otherwise
    try:
        found = float(value)  # type: ignore[arg-type]  # anything may stand here
    except (TypeError, ValueError, OverflowError):
        return otherwise
    return found if isfinite(found) and abs(found) < 1e9 else otherwise


def whole(value: object) -> int:
    """Return a whole number from 0 to the largest that makes sense; 0 for anything else."""
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 < value < 1 << 31 else 0


def flag(value: object) -> bool:
    """Say whether a value is true, and not only something that counts as true."""
    return value is True


def numbers(value: object, most: int = 64) -> tuple[float, ...]:
    """Return an array of numbers; what is no number is 0."""
    return tuple(number(each) for each in items(value, most))


def matrix(value: object) -> Matrix:
    """Return a matrix; one that makes no sense changes nothing."""
    found = numbers(value, 7)
    if len(found) != 6:
        return IDENTITY
    a, b, c, d, e, f = found
    return a, b, c, d, e, f


def box(value: object) -> Box | None:
    """Return a rectangle from two corners in any order."""
    found = numbers(value, 5)
    if len(found) != 4:
        return None
    x0, y0, x1, y1 = found
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)
