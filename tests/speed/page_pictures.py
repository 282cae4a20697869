"""What it costs to show pages of a customer's file: each in a process of its own, beside the same in ours."""

import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from preflight import Facts, Picture, PictureWish, collect, draw_page
from preflight.render import draw
from preflight.sandbox import start, stop
from preflight_builders import image, page, pdf
from speed.figure import Figure, Goal, Measured, median

_PAGES = 100
_FIRST = Goal(1000.0, "ms")
_STRIP, _VIEW = 220, 1200


def measure(*, quick: bool) -> Measured:
    """Draw pages of a 100-page file at both widths, by turns in the sandbox and in process."""
    rounds = 10 if quick else 60
    start()
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        data = _book()
        file.write(data)
        file.flush()
        path = Path(file.name)
        _in_sandbox(path, 1, _STRIP)
        _in_process(path, 1, _STRIP)
        facts, first, beside = (
            median([_ms(work) for _ in range(max(5, rounds // 5))])
            for work in (
                lambda: _must_be(Facts, collect(path, sha256="0" * 64)),
                lambda: _in_sandbox(path, 1, _STRIP),
                lambda: _in_process(path, 1, _STRIP),
            )
        )
        figures = [
            Figure(
                "facts and first picture of a 100-page file, p50",
                facts + first,
                "ms",
                "the picture alone, in process",
                beside,
                (_FIRST,),
            )
        ]
        for width in (_STRIP, _VIEW):
            figures += _both_ways(path, width, rounds)
    stop()
    return Measured(
        tuple(figures),
        (
            f"{_PAGES} pages with text, rules and a picture, {len(data) >> 10} kB; facts alone {facts:.0f} ms.",
        ),
    )


def _both_ways(path: Path, width: int, rounds: int) -> list[Figure]:
    pairs = [
        (_ms(lambda n=n: _in_sandbox(path, n, width)), _ms(lambda n=n: _in_process(path, n, width)))
        for n in (1 + number % _PAGES for number in range(rounds))
    ]
    sandboxed, in_process = (median(column) for column in zip(*pairs, strict=True))
    name = f"a page at {width} px"
    return [
        Figure(f"{name}, p50", sandboxed, "ms", "the same in process", in_process),
        Figure(
            f"of that, the sandbox's price ({width} px)",
            max(0.0, sandboxed - in_process),
            "ms",
            "the same in process",
            in_process,
            (Goal(40.0, "ms"),),
        ),
    ]


def _book() -> bytes:
    """Write pages of forty rules, forty lines of text and a picture."""
    rules = b"".join(b"20 %d m 590 %d l S " % (y, y) for y in range(40, 840, 20))
    font = "/Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>"
    entries = f"/Resources<<{font}/XObject<</I 100 0 R>>>>"
    pages = []
    for number in range(_PAGES):
        lines = b"".join(
            b"BT /F 11 Tf 40 %d Td (Page %d has a line of words at %d) Tj ET " % (y, number, y)
            for y in range(44, 840, 20)
        )
        pages.append(page(content=rules + lines + b"q 300 0 0 300 150 300 cm /I Do Q", entries=entries))
    return pdf(*pages, extra=(image(900, 900),))


def _in_sandbox(path: Path, number: int, width: int) -> None:
    _must_be(Picture, draw_page(path, PictureWish(number, width)))


def _in_process(path: Path, number: int, width: int) -> None:
    with path.open("rb") as file:
        _must_be(Picture, draw(file, PictureWish(number, width)))


def _must_be(kind: type, answer: object) -> None:
    assert isinstance(answer, kind), answer


def _ms(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000
