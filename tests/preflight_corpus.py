"""The public corpus of PDF files, row by row, and what preflight makes of each file under the order its row names."""

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from corpora import corpora_dir
from preflight import CollectFailure, Expected, Facts, PixelFacts, collect, measure_pixels

__all__ = ["Row", "facts_of_file", "pixels_of_file", "rows"]


@dataclass(frozen=True)
class Row:
    """One file of the corpus: its name, what is expected of it, and what other programs made of it."""

    name: str
    expected: str
    libraries: Mapping[str, str]

    @property
    def order(self) -> Expected:
        """The order the row names, as far as it names one."""
        size = re.search(r"trim (\d+)x(\d+)", self.expected)
        bleed = re.search(r"bleed (\d+)", self.expected)
        pages = re.search(r"order:.*?(\d+) pages?", self.expected)
        return Expected(
            pages=int(pages[1]) if pages else None,
            trim_w_mm=float(size[1]) if size else None,
            trim_h_mm=float(size[2]) if size else None,
            bleed_mm=float(bleed[1]) if bleed else 0.0,
        )


@cache
def rows() -> tuple[Row, ...]:
    """Read the index."""
    index = corpora_dir("pdf", "INDEX.tsv")
    with index.open(encoding="utf-8", newline="") as file:
        table = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return tuple(Row(line["file"], line["expected"], line) for line in table)


@cache
def facts_of_file(name: str) -> Facts | CollectFailure:
    """Read the facts of a file in the sandbox, once."""
    return collect(corpora_dir("pdf", name), sha256="0" * 64)


@cache
def pixels_of_file(name: str) -> PixelFacts | CollectFailure | None:
    """Measure a file in the sandbox, once; none that has no pages."""
    facts = facts_of_file(name)
    if isinstance(facts, CollectFailure) or not facts.pages:
        return None
    return measure_pixels(corpora_dir("pdf", name), sha256="0" * 64)
