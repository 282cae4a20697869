"""What a tint transform makes of an ink at full strength (ISO 32000-2, 7.10), for the two kinds that are tables."""

import pikepdf

from preflight.interpreter.inflate import content_of
from preflight.interpreter.values import entry, items, number, numbers

_MOST_SAMPLES = 1 << 20


def at_full(function: object, inks: int) -> tuple[tuple[float, ...], ...]:
    """Return the alternate colour of each single ink at full strength; () where the function is not computed here."""
    kind: object = entry(function, "/FunctionType")
    if kind == 2 and inks == 1:
        end = numbers(entry(function, "/C1")) or (1.0,)
        return (_rounded(end),)
    if kind == 0 and isinstance(function, pikepdf.Stream):
        return _sampled(function, inks)
    return ()


def _sampled(function: pikepdf.Stream, inks: int) -> tuple[tuple[float, ...], ...]:
    """Take the samples at the far end of each axis of a type 0 function of 8 or 16 bits."""
    size = [int(number(each)) for each in items(function.get("/Size"))]
    ranges = numbers(function.get("/Range"))
    decode = numbers(function.get("/Decode")) or ranges
    width = {8: 1, 16: 2}.get(int(number(function.get("/BitsPerSample"))), 0)
    outputs = len(ranges) // 2
    count = outputs * width
    for length in size:
        count *= length
    if len(size) != inks or not width or not outputs or not 0 < count <= _MOST_SAMPLES:
        return ()
    data = content_of(function, 2 * _MOST_SAMPLES)
    if len(data) < count or len(decode) < 2 * outputs:
        return ()
    found, step = [], 1
    for length in size:
        at = (length - 1) * step * outputs * width
        raw = [int.from_bytes(data[at + i * width : at + (i + 1) * width]) for i in range(outputs)]
        most = (1 << 8 * width) - 1
        found.append(
            _rounded(
                [decode[2 * i] + v / most * (decode[2 * i + 1] - decode[2 * i]) for i, v in enumerate(raw)]
            )
        )
        step *= length
    return tuple(found)


def _rounded(values: list[float] | tuple[float, ...]) -> tuple[float, ...]:
    return tuple(round(value, 4) + 0.0 for value in values[:32])
