"""Breaks JDF, JMF, XJDF, PrintTalk documents and packages at random, the same way each time: its number decides it."""

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from corpora import corpora_dir
from golden_tickets import GOLDEN
from messages_builders import recorded

MOST_BYTES = 150_000
_BYTES_SHARE = 0.2
"""Most of what is broken as bytes is no XML any more, and only the parser sees it."""
_VALUE = re.compile(rb"=\"([^\"]*)\"")
_TAG = re.compile(rb"</?[\w:.-]+")
_ELEMENT = re.compile(rb"<([\w:.-]+)(?: [^<>]*)?/>")
_ODD = (
    b"", b" ", b"-1", b"0", b"99999999999999999999", b"1e309", b"NaN", b"INF", b"-INF", b"0 ~ 99999999", b"2 ~ -1",
    b"9999-12-31T23:59:60Z", b"0000-00-00T00:00:00", b"P99999999999Y", b"~", b"\xc3\xa4" * 40, b"../../etc",
    b"file:////x", b"http://[::1", b"cid:", b"cid:%00", b"%", b"A" * 5000, b"1 " * 3000, b"F99-99", b"true false",
)  # fmt: skip
_Break = Callable[[bytes, random.Random, bytes], bytes]


@dataclass(frozen=True)
class Broken:
    """A document broken in a way that its number decides."""

    number: int
    source: str
    how: str
    sound: bytes
    data: bytes


@cache
def documents() -> tuple[tuple[str, bytes], ...]:
    """Return every document of the corpora, of the recorded conversations and of our own golden tickets."""
    files = [
        path
        for folder in (corpora_dir("jdf"), GOLDEN)
        for path in sorted(folder.rglob("*"))
        if path.suffix.lower() in (".jdf", ".jmf", ".xjdf", ".xjmf", ".ptk", ".xml")
        and path.stat().st_size < MOST_BYTES
    ]
    spoken = [(path.name, data) for root in (b"JMF", b"XJMF") for path, data in recorded(root)]
    return (*((f"{path.parent.name}/{path.name}", path.read_bytes()) for path in files), *spoken)


@cache
def packages() -> tuple[tuple[str, str, bytes], ...]:
    """Return every MIME package of the corpora and every framing of the traces, with its Content-Type."""
    found = [(path.name, "", path.read_bytes()) for path in sorted(corpora_dir("mime").iterdir())]
    return (
        *found,
        *(
            each
            for path in sorted(corpora_dir("bambi-traces", "mime-variants").iterdir())
            if (each := _traced(path))
        ),
    )


def _traced(path: Path) -> tuple[str, str, bytes] | None:
    request = path.read_bytes().partition(b"=== REQUEST\n")[2].partition(b"=== RESPONSE")[0]
    head, _, body = request.partition(b"\n\n")
    said = re.search(rb"(?im)^content-type:(.*)$", head)
    return (path.name, said[1].decode().strip(), body) if body and said else None


def broken_documents(count: int, first: int = 0) -> Iterator[Broken]:
    """Yield so many broken documents; each source comes in turn, with each way to break it."""
    sources = documents()
    for number in range(first, first + count):
        dice = random.Random(f"document {number}")
        name, data = sources[number % len(sources)]
        ways = _BYTES if dice.random() < _BYTES_SHARE else _WORDS
        how = dice.choice(list(ways))
        yield Broken(number, name, how, data, ways[how](data, dice, dice.choice(sources)[1]))


def broken_packages(count: int, first: int = 0) -> Iterator[tuple[Broken, str]]:
    """Yield so many broken packages with the Content-Type they come with."""
    sources = packages()
    for number in range(first, first + count):
        dice = random.Random(f"package {number}")
        name, kind, data = sources[number % len(sources)]
        how = dice.choice(list(_PACKS))
        yield Broken(number, name, how, data, _PACKS[how](data, dice, dice.choice(sources)[2])), kind


def broken_zip(data: bytes, dice: random.Random) -> bytes:
    """Break a ZIP."""
    return _BYTES[dice.choice(list(_BYTES))](data, dice, data)


def _cut(data: bytes, dice: random.Random, _other: bytes) -> bytes:
    return data[: dice.randrange(len(data) + 1)]


def _splice(data: bytes, dice: random.Random, other: bytes) -> bytes:
    return data[: dice.randrange(len(data) + 1)] + other[dice.randrange(len(other) + 1) :]


def _flip(data: bytes, dice: random.Random, _other: bytes) -> bytes:
    changed = bytearray(data)
    for _ in range(dice.randint(1, 12)):
        changed[dice.randrange(len(changed))] = dice.randrange(256)
    return bytes(changed)


def _drop(data: bytes, dice: random.Random, _other: bytes) -> bytes:
    at = dice.randrange(len(data))
    return data[:at] + data[at + dice.randint(1, 200) :]


def _again(data: bytes, dice: random.Random, _other: bytes) -> bytes:
    at = dice.randrange(len(data))
    piece = data[at : at + dice.randint(1, 400)]
    return data[:at] + piece * dice.randint(2, 50) + data[at:]


def _odd_values(data: bytes, dice: random.Random, _other: bytes) -> bytes:
    found = [each for each in _VALUE.finditer(data) if not each[1].startswith(b"http://www.")]
    for each in sorted(dice.sample(found, min(len(found), dice.randint(1, 8))), key=lambda one: -one.start()):
        data = data[: each.start(1)] + dice.choice(_ODD) + data[each.end(1) :]
    return data


def _swapped_values(data: bytes, dice: random.Random, other: bytes) -> bytes:
    theirs = _VALUE.findall(other) or [b"x"]
    return _VALUE.sub(lambda one: b'="%b"' % dice.choice(theirs) if dice.random() < 0.1 else one[0], data)


def _renamed(data: bytes, dice: random.Random, _other: bytes) -> bytes:
    names = sorted({name.lstrip(b"</") for name in _TAG.findall(data)}) or [b"x"]
    old, new = dice.choice(names), dice.choice(names)
    return re.sub(rb"(</?)%b(?=[\s/>])" % re.escape(old), lambda one: one[1] + new, data)


def _nested(data: bytes, dice: random.Random, _other: bytes) -> bytes:
    found = list(_ELEMENT.finditer(data))
    if not found:
        return data
    each, depth = dice.choice(found), dice.choice([3, 100, 240, 300])
    opened = each[0][:-2] + b">"
    return data[: each.start()] + opened * depth + b"</%b>" % each[1] * depth + data[each.end() :]


def _lie(data: bytes, dice: random.Random, _other: bytes) -> bytes:
    codes = (b"base64", b"quoted-printable", b"binary", b"7bit", b"x-uuencode", b"", b"8bit; x=y")
    return re.sub(rb"(?i)(transfer-encoding:)[^\r\n]*", lambda one: one[1] + b" " + dice.choice(codes), data)


def _boundary(data: bytes, dice: random.Random, _other: bytes) -> bytes:
    found = re.search(rb"(?m)^--(\S+)", data)
    if found is None:
        return data
    word = found[1]
    news = (word[:-1], word + b"x", b"", word + b"--", b"\n--" + word, b" " + word, word * 400, word + b"\r")
    new, every = dice.choice(news), dice.random() < 0.5
    return data.replace(word, new) if every else data.replace(b"--" + word, b"--" + new, dice.randint(1, 3))


def _header_bomb(data: bytes, dice: random.Random, _other: bytes) -> bytes:
    bombs = (
        b"X-A: " + b"a" * 100_000 + b"\r\n", b"X: b\r\n" * 5_000, b"Content-ID: <" + b"<" * 9_000 + b"\r\n",
        b'Content-Disposition: x; filename="' + b'\\"' * 3_000 + b'"\r\n',
        b"Content-Type: a" + b";a=b" * 1_500 + b"\r\n",
        b"Content-Disposition: x; " + b"".join(b"filename*%d*=%%41; " % n for n in range(300)) + b"\r\n",
        b"Subject: " + b"=?utf-8?q?=?=" * 500 + b"\r\n", b" \r\n" * 2_000, b"\t" * 7_000 + b"\r\n",
    )  # fmt: skip
    at = [each.end() for each in re.finditer(rb"(?i)\r?\n(?=content-)", data)] or [0]
    place = dice.choice(at)
    return data[:place] + dice.choice(bombs) + data[place:]


def _deep(data: bytes, _dice: random.Random, _other: bytes) -> bytes:
    inner = b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n) for n in range(500)
    )
    found = re.search(rb"(?m)^--\S+\r?\n", data)
    return data if found is None else data[: found.end()] + inner + data[found.end() :]


def _parts(data: bytes, dice: random.Random, _other: bytes) -> bytes:
    found = re.search(rb"(?m)^--\S+\r?\n", data)
    return (
        data
        if found is None
        else data[: found.start()] + (found[0] + b"\r\n") * dice.choice([10, 70, 5_000]) + data
    )


_BYTES: dict[str, _Break] = {"cut": _cut, "splice": _splice, "flip": _flip, "drop": _drop, "again": _again}
_WORDS: dict[str, _Break] = {
    "odd values": _odd_values, "swapped values": _swapped_values, "renamed": _renamed, "nested": _nested,
}  # fmt: skip
_PACKS: dict[str, _Break] = {
    **_BYTES, "lie": _lie, "boundary": _boundary, "header bomb": _header_bomb, "deep": _deep, "parts": _parts,
}  # fmt: skip
