"""Breaks PDF files at random, the same way each time: its number and the files there are decide it.

The files are those that tests build and, where it is, the public corpus; large ones only cost time and are left out.
"""

import random
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from atomic_files import named
from known_good_files import KNOWN_GOOD_FILES

__all__ = ["Mutation", "broken", "mutations", "sources"]

MOST_BYTES = 150_000
_NUMBER = re.compile(rb"(?<![\w.])-?\d{1,10}(?:\.\d+)?(?![\w.])")
_REFERENCE = re.compile(rb"(?<!\d)(\d{1,7}) (\d{1,5}) R\b")
_LENGTH = re.compile(rb"/Length (\d+)")
_NAME = re.compile(rb"/[A-Za-z]\w*")
_ODD = (
    b"0",
    b"-1",
    b"1",
    b"255",
    b"65536",
    b"2147483647",
    b"-2147483648",
    b"99999999999",
    b"1e9",
    b"0.0000001",
    b"null",
)
_BREAKERS: Mapping[str, Callable[[bytes, random.Random, bytes], bytes]]


@dataclass(frozen=True)
class Mutation:
    """A broken file: which one it was, what was done to it, and what is left."""

    number: int
    source: str
    kind: str
    data: bytes


@cache
def sources(corpus: Path | None) -> tuple[tuple[str, bytes], ...]:
    """Return the files that are broken, by name."""
    found = [(good.what, good.data) for good in KNOWN_GOOD_FILES]
    found += [(name, file.data) for name, _, file in named() if isinstance(file.data, bytes)]
    if corpus is not None:
        files = sorted(path for path in corpus.glob("*.pdf") if path.stat().st_size <= MOST_BYTES)
        found += [(path.name, path.read_bytes()) for path in files]
    return tuple((name, data) for name, data in found if data and len(data) <= MOST_BYTES)


def broken(number: int, corpus: Path | None) -> Mutation:
    """Return one broken file."""
    chance = random.Random(number)
    name, data = chance.choice(sources(corpus))
    kind = chance.choice(sorted(_BREAKERS))
    other = chance.choice(sources(corpus))[1]
    return Mutation(number, name, kind, _BREAKERS[kind](data, chance, other))


def _bits(data: bytes, chance: random.Random, _: bytes) -> bytes:
    out = bytearray(data)
    for _turn in range(chance.choice((1, 1, 2, 5, 20))):
        out[chance.randrange(len(out))] ^= 1 << chance.randrange(8)
    return bytes(out)


def _truncation(data: bytes, chance: random.Random, _: bytes) -> bytes:
    return data[: chance.randrange(len(data))]


def _hole(data: bytes, chance: random.Random, _: bytes) -> bytes:
    at, size = chance.randrange(len(data)), chance.choice((1, 7, 64, 512, 4096))
    return data[:at] + data[at + size :]


def _zeros(data: bytes, chance: random.Random, _: bytes) -> bytes:
    at, size = chance.randrange(len(data)), chance.choice((16, 512, 4096))
    return data[:at] + bytes(min(size, len(data) - at)) + data[at + size :]


def _splice(data: bytes, chance: random.Random, other: bytes) -> bytes:
    at, begin = chance.randrange(len(data)), chance.randrange(len(other))
    piece = other[begin : begin + chance.choice((8, 100, 1000, 8000))]
    return data[:at] + piece + data[at + chance.choice((0, len(piece))) :]


def _numbers(data: bytes, chance: random.Random, _: bytes) -> bytes:
    return _changed(data, chance, _NUMBER, lambda _found: chance.choice(_ODD))


def _references(data: bytes, chance: random.Random, _: bytes) -> bytes:
    known = [found[1] for found in _REFERENCE.finditer(data)]
    return _changed(data, chance, _REFERENCE, lambda _found: chance.choice(known) + b" 0 R")


def _lengths(data: bytes, chance: random.Random, _: bytes) -> bytes:
    def other(found: re.Match[bytes]) -> bytes:
        length = int(found[1])
        return b"/Length %d" % chance.choice((0, 1, length - 1, length + 1, length // 2, length * 2, 10**9))

    return _changed(data, chance, _LENGTH, other)


def _names(data: bytes, chance: random.Random, _: bytes) -> bytes:
    known = _NAME.findall(data)
    return _changed(data, chance, _NAME, lambda _found: chance.choice(known))


def _changed(
    data: bytes, chance: random.Random, what: re.Pattern[bytes], make: Callable[[re.Match[bytes]], bytes]
) -> bytes:
    """Replace a few of the places where something stands; none where it stands nowhere."""
    places = list(what.finditer(data))
    chosen = sorted(
        chance.sample(places, min(len(places), chance.choice((1, 1, 2, 4)))), key=lambda m: m.start()
    )
    out, at = bytearray(), 0
    for found in chosen:
        out += data[at : found.start()] + make(found)
        at = found.end()
    return bytes(out + data[at:])


_BREAKERS = MappingProxyType({
    "bits": _bits, "truncation": _truncation, "hole": _hole, "zeros": _zeros, "splice": _splice,
    "numbers": _numbers, "references": _references, "lengths": _lengths, "names": _names,
})  # fmt: skip


def mutations(count: int, corpus: Path | None, *, first: int = 0) -> Iterator[Mutation]:
    """Yield so many broken files."""
    return (broken(number, corpus) for number in range(first, first + count))
