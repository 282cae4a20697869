"""CIP4's own library judges our tickets: every form with its examples and corner answers, in every dialect."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from jdf import DIALECTS, Dialect, JobSpec, Ticket, invariants, validate, write_ticket
from jdf_builders import booklet, checked, file_of, flyer, head, official
from order_forms import LIBRARY, bind, check_answers, load_examples, load_library
from order_forms.corners import corners
from reference_validator import Finding, Judge, Verdict, reference_validator
from thirteen_products import THIRTEEN, product_ticket, tickets_written

pytestmark = pytest.mark.interop
FORMS = sorted(load_library())
SHAPES = [DIALECTS[name] for name in ("jdf-1.5-product", "jdf-1.3-idp")]
"""Each shape of a node in one version; the thirteen products go through every dialect."""

MOST_CORNERS = 60


@dataclass(frozen=True)
class Excuse:
    """A finding that we hold to be the validator's own error, with the clause that says so."""

    kind: str
    words: str
    clause: str


EXCUSES = (
    Excuse(
        "MissingSeparation",
        "is not in ColorPool",
        "Intent Resources, ColorIntent: ColorsUsed names the inks itself; a ColorPool is of processes and optional",
    ),
    Excuse(
        "MissingElement",
        "Missing Element HoleLine",
        "Process Resources, HoleList: holes one by one, or lines of them (of webs); the schema demands neither",
    ),
)


def excused(finding: Finding) -> bool:
    """Tell whether a finding stands in the table of excuses."""
    return any(each.kind == finding.kind and each.words in finding.message for each in EXCUSES)


@pytest.fixture(scope="session")
def judge(tmp_path_factory: pytest.TempPathFactory) -> Judge:
    """Return the reference validator, fetched and compiled once."""
    return reference_validator(tmp_path_factory.mktemp("reference"))


def jobs(form_id: str) -> Iterator[tuple[str, JobSpec]]:
    """Yield the jobs of a form's examples, then of corner answers from end to end of all, if they can be ordered."""
    form = load_library()[form_id]
    every = [answers for answers in corners(form) if not check_answers(form, answers)]
    step = max(1, len(every) // MOST_CORNERS)
    named: list[tuple[str, Mapping[str, Any]]] = [*load_examples(LIBRARY / form_id).items()]
    named += [(f"corner-{number}", every[number]) for number in range(0, len(every), step)]
    for name, answers in named:
        spec = bind(form, answers).spec
        if not invariants(spec):
            yield name, spec


def ticket_of(spec: JobSpec, dialect: Dialect) -> Ticket:
    files = [replace(file_of(part), check=checked()) for part in spec.parts]
    return write_ticket(spec, head(), files, dialect)


@pytest.mark.parametrize("dialect", SHAPES, ids=lambda each: each.name)
@pytest.mark.parametrize("form_id", FORMS)
def test_every_ticket_of_a_form_is_clean(
    form_id: str, dialect: Dialect, judge: Judge, tmp_path: Path, record_property: Any
) -> None:
    tickets = {name: ticket_of(spec, dialect).data for name, spec in jobs(form_id)}
    assert len(tickets) > len(load_examples(LIBRARY / form_id))
    verdicts = judge(tickets, tmp_path)
    wrong = {name: unexcused for name, verdict in verdicts.items() if (unexcused := complaints(verdict))}
    record_property(
        "interop", f"{dialect.name}\t{len(tickets) - len(wrong)}\t{len(tickets)}\t{judge.version}"
    )
    assert wrong == {}


@pytest.mark.parametrize("dialect", DIALECTS)
def test_every_product_is_clean_in_every_dialect(
    dialect: str, judge: Judge, tmp_path: Path, record_property: Any
) -> None:
    written = [product for name, product in tickets_written() if name == dialect]
    tickets = {product: product_ticket(THIRTEEN[product], dialect).data for product in written}
    verdicts = judge(tickets, tmp_path)
    wrong = {name: unexcused for name, verdict in verdicts.items() if (unexcused := complaints(verdict))}
    record_property(
        "interop", f"{dialect} products\t{len(tickets) - len(wrong)}\t{len(tickets)}\t{judge.version}"
    )
    assert wrong == {}


def complaints(verdict: Verdict) -> list[Finding]:
    """Return what is not excused; a ticket that is called invalid without a reason is a complaint too."""
    found = [finding for finding in verdict.findings if not excused(finding)]
    if not verdict.valid and not verdict.findings:
        found.append(Finding("Invalid", "/JDF", "the library calls the ticket invalid and gives no reason"))
    return found


@pytest.mark.parametrize("dialect", SHAPES, ids=lambda each: each.name)
@pytest.mark.parametrize("form_id", FORMS)
def test_the_official_schemas_find_nothing_either(form_id: str, dialect: Dialect) -> None:
    for name, spec in jobs(form_id):
        found = validate(ticket_of(spec, dialect).data, xsd=official(dialect.version))
        assert [(name, one.message) for one in found if one.severity == "error"] == []


DEFECTS = {
    "no type of component": (b' ComponentType="FinalProduct"', b""),
    "a link to nothing": (b'rRef="CMP1" Usage="Output"', b'rRef="CMP9" Usage="Output"'),
    "a misspelt status": (b'Status="Waiting"', b'Status="Wating"'),
    "an id twice": (b'ID="CON1"', b'ID="CI1"'),
}


@pytest.mark.parametrize("dialect", SHAPES, ids=lambda each: each.name)
@pytest.mark.parametrize("defect", DEFECTS)
def test_the_validator_sees_what_is_wrong(
    defect: str, dialect: Dialect, judge: Judge, tmp_path: Path
) -> None:
    right, wrong = DEFECTS[defect]
    data = ticket_of(booklet(), dialect).data
    assert right in data
    assert complaints(judge({"bad": data.replace(right, wrong)}, tmp_path)["bad"])


def test_a_customers_comment_and_odd_names_do_not_disturb_it(judge: Judge, tmp_path: Path) -> None:
    odd = replace(flyer(), name='Größe <&"> 𝄞', comment="two\nlines & more")
    tickets = {dialect.name: ticket_of(odd, dialect).data for dialect in SHAPES}
    assert [complaints(verdict) for verdict in judge(tickets, tmp_path).values()] == [[], []]
