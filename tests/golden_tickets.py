"""The tickets of the thirteen products in every dialect, kept to the letter.

`python tests/golden_tickets.py` writes them anew.

A change of what is written shows as a change of these files, to be read before it is committed.
"""

import sys
from pathlib import Path

from jdf_builders import FIXTURES
from thirteen_products import THIRTEEN, product_ticket, tickets_written

GOLDEN = FIXTURES / "written"


def golden_names() -> list[tuple[str, str]]:
    """Return each dialect with each product that it can be written for."""
    return tickets_written()


def golden_file(dialect: str, product: str) -> Path:
    """Return where the ticket of a product in a dialect is kept."""
    suffix = "xjdf" if dialect.startswith("xjdf") else "jdf"
    return GOLDEN / dialect / f"{product}.{suffix}"


def golden_ticket(dialect: str, product: str) -> bytes:
    """Write the ticket of a product in a dialect, what was left out as a comment behind it."""
    ticket = product_ticket(THIRTEEN[product], dialect)
    lost = "".join(f"  {words}\n" for words in ticket.left_out)
    return ticket.data + (f"<!-- left out:\n{lost}-->\n".encode() if lost else b"")


def main() -> int:
    """Write all of them anew."""
    for dialect, product in golden_names():
        file = golden_file(dialect, product)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(golden_ticket(dialect, product))
    return 0


if __name__ == "__main__":
    sys.exit(main())
