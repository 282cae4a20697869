"""`jdf-gateway ticket`: write, judge and read JDF tickets without a gateway."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from gateway.cli import ticket_packages, ticket_words
from gateway.cli.options import HERE, Answers, AsJson, Files, ShopDir, settings_of, slots
from gateway.cli.output import Exit, UsageError, print_json, print_table, read_json, say

if TYPE_CHECKING:
    from jdf import Depth, Dialect, JobSpec, Origin, Ticket, TicketFile, TicketHead
    from order_forms import Bound, Form

NAME = "ticket"
app = typer.Typer(no_args_is_help=True, help="Write, judge and read JDF tickets; no gateway is needed.")
_COLOURS = {"error": "bold red", "warning": "yellow", "info": "cyan"}


@app.command(
    epilog="Example: jdf-gateway ticket build --form flyer --answers a.json --file single=flyer.pdf -o flyer.jdf",
)
def build(
    form: Annotated[str, typer.Option(help="The order form's id.", metavar="FORM")],
    answers: Answers,
    file: Files = [],  # noqa: B006 - typer reads it, nobody changes it
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Write it to a file.", metavar="FILE")
    ] = None,
    job_id: Annotated[str, typer.Option(help="The ticket's JobID.")] = "TRIAL-1",
    dialect: Annotated[str, typer.Option(help="What the device reads.")] = "jdf-1.5-product",
    shop: ShopDir = HERE,
    as_json: AsJson = False,
) -> None:
    """Write the ticket that an order would get, with file URLs relative to the ticket."""
    given = read_json(answers)
    chosen = _form(form, shop)
    made = _asked(chosen, given, slots(file), (job_id, dialect)).written()
    if output is not None:
        output.write_bytes(made.data)
    if as_json:
        said = {
            "job_id": made.job_id,
            "dialect": made.dialect,
            "sha256": made.sha256,
            "left_out": made.left_out,
        }
        print_json({**said, "file": output, "ticket": made.data.decode()})
    elif output is None:
        typer.echo(made.data, nl=False)
    else:
        say(f"{output}: {len(made.data)} bytes", "bold")
        for word in made.left_out:
            say(f"left out, because {made.dialect} cannot say it: {word}", "yellow")


@app.command(
    epilog="Example: jdf-gateway ticket origins --form flyer --answers a.json --only Weight",
)
def origins(
    form: Annotated[str, typer.Option(help="The order form's id.", metavar="FORM")],
    answers: Answers,
    file: Files = [],  # noqa: B006 - typer reads it, nobody changes it
    dialect: Annotated[str, typer.Option(help="What the device reads.")] = "jdf-1.5-product",
    only: Annotated[str, typer.Option(help="Only places that contain this.", metavar="TEXT")] = "",
    shop: ShopDir = HERE,
    as_json: AsJson = False,
) -> None:
    """Say of every value of the ticket that an order would get where it comes from: field, rule, file, profile."""
    from jdf import provenance

    asked = _asked(_form(form, shop), read_json(answers), slots(file), ("TRIAL-1", dialect))
    found = provenance(asked.bound.spec, asked.head, asked.files, asked.dialect)
    told = [
        {"place": one.xpath, "value": one.value, "from": [_chain(each, asked.bound) for each in one.origins]}
        for one in found
        if only in one.xpath
    ]
    if as_json:
        print_json({"dialect": dialect, "values": told})
        return
    rows = [(str(one["place"]), str(one["value"]), "; ".join(one["from"])) for one in told]
    print_table(("Place", "Value", "From"), rows, empty="No such place.")


def _chain(origin: "Origin", bound: "Bound") -> str:
    """Say where a value comes from, a job's back to the field of the form or the rule that gave it."""
    from order_forms import nearest_path

    if origin.kind != "job":
        return f"{origin.kind}: {origin.path}"
    source = bound.provenance.get(nearest_path(origin.path, bound.provenance))
    by = [each for each in (source.field, source.rule) if each] if source else []
    return " < ".join([f"job: {origin.path}", *by])


def _form(form_id: str, shop: Path) -> "Form":
    from gateway.settings import SHOP_FILE
    from order_forms import load_library

    here = shop / SHOP_FILE if shop.is_dir() else shop
    library = load_library(settings_of(shop).form_folders if here.is_file() else ())
    if form_id not in library:
        raise UsageError(
            f"There is no order form '{form_id}'.", fix=f"Choose one of: {', '.join(sorted(library))}."
        )
    return library[form_id]


@dataclass(frozen=True, slots=True)
class Asked:
    """What a ticket is written from: the job and where its values come from, the head, the files, the dialect."""

    bound: "Bound"
    head: "TicketHead"
    files: tuple["TicketFile", ...]
    dialect: "Dialect"

    def written(self) -> "Ticket":
        """Write the ticket."""
        from jdf import write_ticket

        return write_ticket(self.bound.spec, self.head, self.files, self.dialect)


def _asked(
    form: "Form", answers: Mapping[str, Any], files: Mapping[str, Path], asked: tuple[str, str]
) -> Asked:
    from gateway._version import __version__
    from gateway.domain.errors import BadAnswersError
    from jdf import Party, TicketHead, invariants
    from order_forms import bind, check_answers

    job_id, dialect = asked
    target = ticket_words.dialect_named(dialect)
    wrong = [
        {"field": one.path, "code": one.code, "message": one.message, "fix": one.fix}
        for one in check_answers(form, answers)
    ]
    if wrong:
        raise BadAnswersError("The answers do not fit the form.", tuple(wrong))
    bound = bind(form, answers)
    spec = bound.spec
    against = [
        {"field": one.path, "code": one.code, "message": one.message, "fix": ""} for one in invariants(spec)
    ]
    if against:
        raise BadAnswersError("The answers contradict each other.", tuple(against))
    head = TicketHead(
        job_id=job_id, job_part_id="all", order_number=job_id, created_at=datetime.now(UTC),
        agent_name="JDF gateway", agent_version=__version__, customer=Party(id="trial", company=_company(answers)),
    )  # fmt: skip
    named = [_file(form, spec, slot, path) for slot, path in files.items()]
    return Asked(bound, head, tuple(named), target)


def _company(answers: Mapping[str, Any]) -> str:
    delivery = answers.get("delivery", {})
    return str(delivery.get("company", "")) if isinstance(delivery, Mapping) else ""


def _file(form: "Form", spec: "JobSpec", slot: str, path: Path) -> "TicketFile":
    from jdf import TicketFile

    part = next((one.part for one in form.slots if one.slot == slot), None)
    if part is None:
        known = ", ".join(one.slot for one in form.slots)
        raise UsageError(f"The form '{form.id}' has no place for a file '{slot}'.", fix=f"Use: {known}.")
    data = path.read_bytes()
    return TicketFile(
        part=part, url=path.name, sha256=hashlib.sha256(data).hexdigest(), size=len(data),
        pages=next((one.pages for one in spec.parts if one.id == part), None), name_given=path.name,
        md5=hashlib.md5(data, usedforsecurity=False).hexdigest(),
    )  # fmt: skip


@app.command(epilog="Example: jdf-gateway ticket validate flyer.jdf jobs/ --version-reach 1.3")
def validate(
    files: ticket_words.Tickets,
    depth: Annotated[
        str, typer.Option(help="How deep to look: structure, meaning or reach.", metavar="DEPTH")
    ] = "meaning",
    version_reach: Annotated[
        str, typer.Option(help="Tell what this version of the standard lacks.", metavar="VERSION")
    ] = "",
    xsd: Annotated[
        Path | None, typer.Option(help="Folder of the official CIP4 schemas; they join in.", metavar="DIR")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Judge tickets and messages before a device does. Ends with 1 if one has an error."""
    from jdf import load_xsd_set
    from jdf import validate as judge

    asked = _depth(depth, version_reach)
    schemas = load_xsd_set(xsd) if xsd else None
    found = {
        str(path): judge(ticket_words.data_of(path), depth=asked, version=version_reach, xsd=schemas)
        for path in ticket_words.tickets_in(files)
    }
    if as_json:
        print_json({"tickets": [{"file": name, "findings": findings} for name, findings in found.items()]})
    else:
        _print_findings(found)
    if any(finding.severity == "error" for findings in found.values() for finding in findings):
        raise typer.Exit(Exit.PROBLEM)


def _depth(depth: str, version: str) -> "Depth":
    from jdf import JDF_VERSIONS, Depth

    if version and version not in JDF_VERSIONS:
        raise UsageError(
            f"There is no version '{version}'.", fix=f"Choose one of: {', '.join(JDF_VERSIONS)}."
        )
    if depth not in list(Depth):
        raise UsageError(f"There is no depth '{depth}'.", fix=f"Choose one of: {', '.join(Depth)}.")
    return Depth(depth)


def _print_findings(found: Mapping[str, tuple[Any, ...]]) -> None:
    for name, findings in found.items():
        say(f"{name}: {len(findings)} findings" if findings else f"{name}: sound", "bold")
        for one in findings:
            say(f"  {one.severity}  {one.code}  line {one.line}  {one.path}", _COLOURS.get(one.severity, ""))
            say(f"    {one.message}; {one.remedy}")


@app.command(epilog="Example: jdf-gateway ticket show flyer.jdf")
def show(file: Annotated[Path, typer.Argument(help="The ticket.")], as_json: AsJson = False) -> None:
    """Show what a ticket asks for: parts, pages, size, quantity, files."""
    from jdf import summary

    found = summary(file.read_bytes())
    if as_json:
        print_json(found)
        return
    say(f"{found.job_id}  {found.name}  JDF {found.version}, {found.kind}", "bold")
    rows = [
        (
            part.role, _number(part.pages), " x ".join(map(_number, part.trim_mm or ())), _number(part.quantity),
            ", ".join(file.url for file in part.files),
        )
        for part in found.parts
    ]  # fmt: skip
    print_table(("Part", "Pages", "Trim, mm", "Quantity", "Files"), rows, empty="No parts.")


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:g}"


for verb, example in (*ticket_words.COMMANDS, *ticket_packages.COMMANDS):
    app.command(epilog=example)(verb)
