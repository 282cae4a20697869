"""Good orders of the two built-in forms with files that fit them, for tests that place orders."""

from typing import Any

from preflight_builders import page, pdf

A5 = (148.0, 210.0)
_DELIVERY = {
    "recipient": "Ana Berg", "company": "Berg", "street": "1 Main Street",
    "postal_code": "12345", "city": "Kassel", "country_code": "DE",
}  # fmt: skip


def flyer(name: str = "Spring sale", quantity: int = 1000, **changes: Any) -> dict[str, Any]:
    """Answers of an A5 flyer, two sides, four colours."""
    return {
        "name": name, "quantity": quantity, "size": "A5", "sides": "two", "colours": "cmyk", "colours_back": "cmyk",
        "paper": "silk-135", "delivery": _DELIVERY, **changes,
    }  # fmt: skip


def flyer_pdf(pages: int = 2, bleed: float = 3.0) -> bytes:
    """Return a file that fits `flyer`, unless told otherwise."""
    return pdf(*[page(A5, bleed=bleed) for _ in range(pages)])


def booklet(name: str = "Programme", quantity: int = 120, body_pages: int = 8) -> dict[str, Any]:
    """Answers of an A5 saddle-stitched booklet: cover of 4 pages and a body."""
    return {
        "name": name, "quantity": quantity, "size": "A5", "binding_edge": "left", "stitches": 2,
        "parts": [
            {"role": "cover", "pages": 4, "paper": "silk-250", "colours": "colour", "lamination": "matte"},
            {"role": "body", "pages": body_pages, "paper": "silk-135", "colours": "colour"},
        ],
        "delivery": _DELIVERY,
    }  # fmt: skip


def booklet_files(body_pages: int = 8) -> dict[str, bytes]:
    """Return cover and body that fit `booklet`."""
    return {"cover": flyer_pdf(4), "body": flyer_pdf(body_pages)}
