"""Reads numbers and bytes out of a header one after another; whatever is not there is damage."""

from dataclasses import dataclass

from preflight.artwork.packed import PackedError

DAMAGED = "its list of files is damaged"
_MOST_VINT_BYTES = 10


@dataclass(slots=True)
class Cursor:
    """A place in a header."""

    data: bytes
    at: int = 0

    @property
    def left(self) -> int:
        """How many bytes are still there."""
        return len(self.data) - self.at

    def take(self, count: int) -> bytes:
        """Return the next bytes; PackedError where there are not so many."""
        if not 0 <= count <= self.left:
            raise PackedError(DAMAGED)
        self.at += count
        return self.data[self.at - count : self.at]

    def number(self, width: int) -> int:
        """Read an unsigned number of so many bytes, the lowest first."""
        return int.from_bytes(self.take(width), "little")

    def vint(self) -> int:
        """Read a number of seven bits a byte, the lowest first, as RAR 5 writes it."""
        value = 0
        for place in range(_MOST_VINT_BYTES):
            byte = self.number(1)
            value |= (byte & 0x7F) << (7 * place)
            if byte < 0x80:
                return value
        raise PackedError(DAMAGED)

    def packed_number(self) -> int:
        """Read a number whose first byte tells by its leading ones how many follow, as 7z writes it."""
        first, value = self.number(1), 0
        for place in range(8):
            mask = 0x80 >> place
            if not first & mask:
                return value | (first & (mask - 1)) << (8 * place)
            value |= self.number(1) << (8 * place)
        return value

    def bits(self, count: int) -> list[bool]:
        """Read flags, the highest bit of each byte first."""
        data = self.take((count + 7) // 8)
        return [bool(data[place // 8] & (0x80 >> place % 8)) for place in range(count)]
