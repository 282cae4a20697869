"""Parts of an answer on their way through a pipe: a letter for the kind, the length, and the part itself as JSON.

Who reads never waits for a whole part and never holds more than was allowed; what is no frame is refused.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from preflight import codec
from preflight.failure import CollectFailure
from preflight.parts import Begun, PagesRead, Part, Settled, Voted

PARTS_SCHEMA = "preflight-sandbox-part/1"
_HEAD = struct.Struct(">cI")
_KINDS: dict[bytes, type[Part] | type[CollectFailure]] = {
    b"b": Begun,
    b"p": PagesRead,
    b"s": Settled,
    b"v": Voted,
    b"f": CollectFailure,
}
_LETTERS = {kind: letter for letter, kind in _KINDS.items()}


def framed(part: Part | CollectFailure) -> bytes:
    """Write one part."""
    data = codec.dump_bytes(part, PARTS_SCHEMA)
    return _HEAD.pack(_LETTERS[type(part)], len(data)) + data


@dataclass(slots=True)
class Frames:
    """Bytes as they arrive, cut into parts."""

    _held: bytearray = field(default_factory=bytearray)

    def feed(self, data: bytes) -> Iterator[Part | CollectFailure]:
        """Yield the parts that are whole now; raises CodecError for what is none."""
        self._held += data
        while len(self._held) >= _HEAD.size:
            letter, length = _HEAD.unpack_from(self._held)
            kind = _KINDS.get(letter)
            if kind is None:
                raise codec.CodecError("not a part of an answer")
            end = _HEAD.size + length
            if len(self._held) < end:
                return
            data = bytes(self._held[_HEAD.size : end])
            del self._held[:end]
            yield codec.load(kind, data, PARTS_SCHEMA)
