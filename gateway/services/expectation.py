"""What preflight shall expect of a file: of a placed order all of it, of a half-filled form what is said so far."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from gateway.domain.print_conditions import NO_STOCKS, Paper, Stocks
from jdf import JobSpec
from order_forms import Form, written
from preflight import Expected

_PROCESS = frozenset({"Cyan", "Magenta", "Yellow", "Black"})
_PART = re.compile(r"parts\[([^\]]+)\]\.role")
_COLUMN = re.compile(r"variable\.columns\[[^\]]+\]\.column")
_GLUED, _STITCHED = "softCover", "saddleStitch"
_BLOCK = frozenset({"body", "insert"})
_Leaves = tuple[str, float | None, float | None]
"""A part's role, its pages and the thickness of its stock in um."""


def expected_of(spec: JobSpec, part_id: str, stocks: Stocks = NO_STOCKS) -> Expected:
    """Return what the order expects of the file of one part, printed on these stocks."""
    part = next(part for part in spec.parts if part.id == part_id)
    front, back = part.print.front.inks, part.print.back.inks if part.print.back else ()
    media = part.media
    paper = stocks.limits_of(Paper(media.stock, media.type, media.gsm, media.coating_front))
    binding = spec.binding.type if spec.binding else ""
    leaves = [(each.role.value, each.pages, each.media.thickness_um) for each in spec.parts]
    return Expected(
        part=part.id, pages=part.pages, trim_w_mm=part.size.trim_w_mm, trim_h_mm=part.size.trim_h_mm,
        bleed_mm=part.size.bleed_mm, safe_mm=part.size.safe_mm, colours_front=front, colours_back=back,
        spots=_spots(front, back), binding=binding, role=part.role.value,
        binding_edge=spec.binding.edge if spec.binding else "",
        spine_mm=_spine(part.role.value, binding, leaves), creep_mm=_creep(part.role.value, binding, leaves),
        finishing=tuple(finish.op for finish in part.finish),
        max_tac=paper.max_tac, min_ppi=paper.min_ppi, stock=paper.because_of,
        records=spec.variable.records if spec.variable else None,
        columns=tuple(each.column for each in spec.variable.columns) if spec.variable else (),
    )  # fmt: skip


def expected_so_far(
    form: Form, answers: Mapping[str, Any], part_id: str, stocks: Stocks = NO_STOCKS
) -> Expected:
    """Return what half-filled answers expect of the file of one part; what makes no sense yet is not said."""
    values = {path: each.value for path, each in written(form, answers).values.items()}
    part = f"parts[{part_id}]"
    front = _inks(values.get(f"{part}.print.front.inks"))
    back = _inks(values.get(f"{part}.print.back.inks"))
    pages, records = _length(values.get(f"{part}.pages")), _length(values.get("variable.records"))
    paper = stocks.limits_of(_paper(values, f"{part}.media"))
    role, binding = _word(values.get(f"{part}.role")), _word(values.get("binding.type"))
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
        binding=binding,
        role=role,
        binding_edge=(_word(values.get("binding.edge")) or "left") if binding else "",
        spine_mm=_spine(role, binding, _leaves(values)),
        creep_mm=_creep(role, binding, _leaves(values)),
        finishing=_finishing(values, part),
        max_tac=paper.max_tac,
        min_ppi=paper.min_ppi,
        stock=paper.because_of,
        records=int(records) if records is not None else None,
        columns=_columns(values),
    )


def _paper(values: Mapping[str, Any], media: str) -> Paper:
    """Return the stock as far as it is chosen; a stock of which only a part is said is none yet."""
    return Paper(
        stock=_word(values.get(f"{media}.stock")),
        kind=_word(values.get(f"{media}.type")),
        gsm=_length(values.get(f"{media}.gsm")),
        coating=_word(values.get(f"{media}.coating_front")),
    )


def _leaves(values: Mapping[str, Any]) -> list[_Leaves]:
    """Return what is known so far of the leaves of each part."""
    names = [found[1] for path in values if (found := _PART.fullmatch(path))]
    return [
        (
            _word(values[f"parts[{name}].role"]),
            _length(values.get(f"parts[{name}].pages")),
            _length(values.get(f"parts[{name}].media.thickness_um")),
        )
        for name in names
    ]


def _spine(role: str, binding: str, parts: Iterable[_Leaves]) -> float | None:
    """Work out how thick the block is that a glued cover goes around."""
    return _thickness(parts) if role == "cover" and binding == _GLUED else None


def _creep(role: str, binding: str, parts: Iterable[_Leaves]) -> float:
    """Work out how far the fold pushes the innermost sheet out: by half of what the stitched block is thick."""
    thick = _thickness(parts) if role in _BLOCK and binding == _STITCHED else None
    return round(thick / 2, 2) if thick else 0.0


def _thickness(parts: Iterable[_Leaves]) -> float | None:
    """Add up the block's leaves, each of which has two pages; None where one of them is not known."""
    block = [(pages, um) for each, pages, um in parts if each in _BLOCK]
    leaves = [pages / 2 * um / 1000 for pages, um in block if pages is not None and um is not None]
    return round(sum(leaves), 2) if block and len(leaves) == len(block) else None


def _finishing(values: Mapping[str, Any], part: str) -> tuple[str, ...]:
    begin, end = f"{part}.finish[", "].op"
    found = (value for path, value in values.items() if path.startswith(begin) and path.endswith(end))
    return tuple(filter(None, map(_word, found)))


def _columns(values: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the columns of the data that fields of the artwork take."""
    found = (value for path, value in values.items() if _COLUMN.fullmatch(path))
    return tuple(filter(None, map(_word, found)))


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
