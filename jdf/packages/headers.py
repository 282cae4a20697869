"""The heads of a MIME package and of its parts, read as forgivingly as the field writes them.

Seen in the field: folded lines, a fold spoilt into a line of its own, stray semicolons, ids without brackets or
host, names in raw UTF-8 or Latin-1, in encoded words (RFC 2047) and in extended parameters (RFC 2231). Each
pattern below reads its text once, from left to right: a hostile head of eight kilobytes costs microseconds.
"""

import binascii
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote, unquote_to_bytes

from jdf.packages.part import PartHead

_PARAMETER: Final = re.compile(r";\s*([^=;\s\"]+)\s*=\s*(?:\"((?:[^\"\\]|\\.)*)\"?|([^;]*))")
_ESCAPED: Final = re.compile(r"\\([\"\\])")
_ENCODED_WORD: Final = re.compile(r"=\?([^?\s]+)\?([bBqQ])\?([^?]*)\?=\s*")
_NOT_PLAIN: Final = re.compile(r"[^A-Za-z0-9 ._()+,@-]")


@dataclass(frozen=True, slots=True)
class Valued:
    """A header's value with its parameters, such as `multipart/related; boundary=x`."""

    value: str
    parameters: Mapping[str, str]


def read_headers(block: bytes) -> dict[str, str]:
    """Return the headers of a block by their names in small letters; the first of a name counts.

    A line that begins with a blank or has no colon belongs to the one before it.
    """
    lines: list[str] = []
    for line in _text(block).splitlines():
        if lines and (line[:1] in " \t" or ":" not in line):
            lines[-1] += " " + line.strip()
        elif line.strip():
            lines.append(line)
    found: dict[str, str] = {}
    for line in lines:
        name, _, value = line.partition(":")
        found.setdefault(name.strip().lower(), value.strip())
    return found


def _text(raw: bytes, charset: str = "utf-8") -> str:
    """Decode what should be ASCII and often is not."""
    try:
        return raw.decode(charset)
    except (UnicodeDecodeError, LookupError):
        return raw.decode("latin-1")


def valued(header: str) -> Valued:
    """Split a header into its value and its parameters; stray semicolons are passed over."""
    found: dict[str, str] = {}
    for match in _PARAMETER.finditer(header):
        name, quoted, plain = match[1].lower().lstrip("."), match[2], match[3]
        text = plain.strip() if quoted is None else _ESCAPED.sub(r"\1", quoted)
        found.setdefault(name, text)
    return Valued(header.partition(";")[0].strip().lower(), found)


def _parameter(parameters: Mapping[str, str], name: str) -> str:
    """Return a parameter in whichever of the three spellings it has."""
    if f"{name}*" in parameters:
        return _extended(parameters[f"{name}*"])
    pieces = [parameters[key] for key in parameters if re.fullmatch(rf"{name}\*\d+\*?", key)]
    if pieces:
        joined = "".join(pieces)
        return _extended(joined) if f"{name}*0*" in parameters else joined
    return _ENCODED_WORD.sub(_word, parameters.get(name, ""))


def _extended(text: str) -> str:
    charset, mark, rest = text.partition("'")
    return _text(unquote_to_bytes(rest.partition("'")[2] if mark else text), charset if mark else "utf-8")


def _word(match: re.Match[str]) -> str:
    try:
        coded = match[3].encode()
        base64 = match[2] in "bB"
        raw = binascii.a2b_base64(coded) if base64 else binascii.a2b_qp(coded, header=True)
    except binascii.Error:
        return match[0]
    return _text(raw, match[1])


def part_head(number: int, block: bytes) -> PartHead:
    """Return what the head of a part says."""
    headers = read_headers(block)
    kind = valued(headers.get("content-type", ""))
    placed = valued(headers.get("content-disposition", ""))
    return PartHead(
        number=number,
        location=headers.get("content-id", "").strip().removeprefix("<").removesuffix(">").strip(),
        media_type=kind.value or "text/plain",
        file_name=_parameter(placed.parameters, "filename") or _parameter(kind.parameters, "name"),
        encoding=headers.get("content-transfer-encoding", "").partition(";")[0].strip().lower(),
    )


def file_name_parameter(name: str) -> str:
    """Return a file's name as parameters of Content-Disposition: plain for all, whole for those who can read it."""
    plain = _NOT_PLAIN.sub("_", name)
    whole = "" if plain == name else f"; filename*=UTF-8''{quote(name, safe='')}"
    return f'filename="{plain}"{whole}'
