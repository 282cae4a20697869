"""What preflight shall expect of a file: of a placed order all of it, of a half-filled form what is said so far."""

from collections.abc import Iterable, Mapping
from typing import Any

from jdf import JobSpec
from order_forms import Form, written
from preflight import Expected

_PROCESS = frozenset({"Cyan", "Magenta", "Yellow", "Black"})


def expected_of(spec: JobSpec, part_id: str) -> Expected:
    """Return what the order expects of the file of one part."""
    part = next(part for part in spec.parts if part.id == part_id)
    front, back = part.print.front.inks, part.print.back.inks if part.print.back else ()
    return Expected(
        part=part.id, pages=part.pages, trim_w_mm=part.size.trim_w_mm, trim_h_mm=part.size.trim_h_mm,
        bleed_mm=part.size.bleed_mm, safe_mm=part.size.safe_mm, colours_front=front, colours_back=back,
        spots=_spots(front, back), binding=spec.binding.type if spec.binding else "",
    )  # fmt: skip


def expected_so_far(form: Form, answers: Mapping[str, Any], part_id: str) -> Expected:
    """Return what half-filled answers expect of the file of one part; what makes no sense yet is not said."""
    values = {path: writing.value for path, writing in written(form, answers).values.items()}
    part = f"parts[{part_id}]"
    front = _inks(values.get(f"{part}.print.front.inks"))
    back = _inks(values.get(f"{part}.print.back.inks"))
    pages = _length(values.get(f"{part}.pages"))
    return Expected(
        part=part_id,
        pages=int(pages) if pages is not None else None,
        trim_w_mm=_length(values.get(f"{part}.size.trim_w_mm")),
        trim_h_mm=_length(values.get(f"{part}.size.trim_h_mm")),
        bleed_mm=_length(values.get(f"{part}.size.bleed_mm")) or 0.0,
        safe_mm=_length(values.get(f"{part}.size.safe_mm")) or 0.0,
        colours_front=front,
        colours_back=back,
        spots=_spots(front, back),
        binding=_word(values.get("binding.type")),
    )


def _length(value: object) -> float | None:
    """Return a positive number; anything else that stands in a half-filled form is no answer yet."""
    sound = isinstance(value, int | float) and not isinstance(value, bool) and 0 < value < 1e6
    return float(value) if sound and isinstance(value, int | float) else None


def _inks(value: object) -> tuple[str, ...]:
    return tuple(ink for ink in value if isinstance(ink, str)) if isinstance(value, list | tuple) else ()


def _word(value: object) -> str:
    return value if isinstance(value, str) else ""


def _spots(*sides: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ink for side in sides for ink in side if ink not in _PROCESS))
