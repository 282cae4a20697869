"""Names of inks: when two names are one ink, which are process inks, and which are no ink but a tool."""

import re

from preflight.facts import Facts
from preflight.report import Finding

_BOOK = re.compile(r"(?:pantone|pms)(?P<name>.*?)(?:cvc|cvu|cvp|cv|cp|up|ec|hc|pc|tc|c|u|m)?")
_IDLE = re.compile(r"[^\w+]|_")
_PROCESS = {
    "Cyan": {"cyan", "processcyan", "c"},
    "Magenta": {"magenta", "processmagenta", "m"},
    "Yellow": {"yellow", "processyellow", "gelb", "jaune", "y"},
    "Black": {"black", "processblack", "schwarz", "noir", "k"},
}
_TOOLS = re.compile(
    r"cutcontour|kisscut|thrucut|throughcut|diecut|dieline|die|cut|cutter|crease|creasing|fold|score|perf\w*"
    r"|stanz\w*|rill\w*|falz\w*|varnish\w*|spotuv|uv\w*|lack\w*|white\w*|weiss|emboss\w*|deboss\w*|foil|braille"
)
_TOO_MUCH_INK = "ink-coverage"
_SWATCH = re.compile(r"[cr] ?= ?\d+(?:[.,]\d+)? [mg] ?= ?\d+.*", re.IGNORECASE)


def ink_key(name: str) -> str:
    """Return what is the same for all spellings of an ink: PANTONE 185 C, PANTONE 185 CV, Pantone 185U, PMS 185."""
    plain = _IDLE.sub("", name.casefold())
    book = _BOOK.fullmatch(plain)
    return f"pantone{book['name']}" if book and book["name"] else plain


def process_ink(name: str) -> str:
    """Return the process ink a name means, empty where it means none."""
    plain = _IDLE.sub("", name.casefold())
    return next((ink for ink, spellings in _PROCESS.items() if plain in spellings), "")


def is_tool(name: str) -> bool:
    """Say whether a name is usual for what is no ink: cutting, creasing, varnish, white, foil."""
    return _TOOLS.fullmatch(_IDLE.sub("", name.casefold())) is not None


def is_swatch(name: str) -> bool:
    """Say whether a name is only a mixture's, as programs name it: C=0 M=100 Y=0 K=0."""
    return _SWATCH.fullmatch(name.strip()) is not None


def spots_of(facts: Facts) -> dict[str, tuple[int, ...]]:
    """Return each spot ink painted with and its pages; a misnamed process ink is none."""
    return {ink: pages for ink, pages in facts.spots().items() if ink != "None" and not process_ink(ink)}


def ink_limit(finding: Finding) -> float:
    """Return the percent of ink that a page has more than; 0 where a finding is about something else."""
    wanted = finding.wanted
    return float(wanted) if finding.check == _TOO_MUCH_INK and isinstance(wanted, int | float) else 0.0
