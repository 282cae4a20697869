"""How much work one file may ask for; what asks for more is refused by name."""

from dataclasses import dataclass

from preflight.failure import TooComplexError

MOST_STREAM_BYTES = 64 << 20
MOST_CONTENT_BYTES = 512 << 20
MOST_OPERATORS = 8_000_000
MOST_DRAWN = 50_000_000
"""As many marks as a page may have if every form is drawn as often as it says; a device would have to do it."""


@dataclass(slots=True)
class Budget:
    """What has been used up so far."""

    content_bytes: int = 0
    operators: int = 0

    def read(self, count: int) -> None:
        """Take down that this many bytes of page content were read."""
        self.content_bytes += count
        if self.content_bytes > MOST_CONTENT_BYTES:
            raise TooComplexError(f"more than {MOST_CONTENT_BYTES >> 20} MB of page content")

    def ran(self, operators: int) -> None:
        """Take down that this many operators were carried out."""
        self.operators += operators
        if self.operators > MOST_OPERATORS:
            raise TooComplexError(f"more than {MOST_OPERATORS} operators in the pages")


def drawn(count: int) -> int:
    """Let a number of marks on one page pass if it is bearable."""
    if count > MOST_DRAWN:
        raise TooComplexError(f"forms that draw each other more than {MOST_DRAWN} times on one page")
    return count
