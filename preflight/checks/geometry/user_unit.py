"""Flag pages that are measured in another unit than the usual one.

Why: programs that do not know the unit print such a page at another size.
Fix: set the page to its true size in the document and export again.
"""

from collections.abc import Iterator

from preflight.check import Hit, Settings, Text, check
from preflight.expected import Expected
from preflight.facts import Facts
from preflight.report import Severity

TEXTS = {
    "scaled": Text(
        "{on_pages}: the UserUnit is {measured}, {wanted} expected; older RIPs print another size, export at 1:1",
        "{on_pages}: the page is stored at another scale. Please export it at its true size.",
    ),
}


@check(severity=Severity.WARNING, texts=TEXTS)
def user_unit(facts: Facts, _expected: Expected, _settings: Settings) -> Iterator[Hit]:
    """Tell pages whose unit is not 1/72 inch (ISO 32000-2, table 31; the page scaling row of GWG 2015)."""
    for page in facts.pages:
        if page.user_unit != 1:
            yield Hit("scaled", page.number, page.media, measured=page.user_unit, wanted=1.0)
