"""Tell the demo to a person: each step as it happens, then what became of each order and what the judge says."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from rich.console import Console, Group
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from gateway.demo.run import Fate, Listener, Outcome, Placed
from gateway.demo.scenario import Scenario
from gateway.demo.shop import DemoShop

_COLOURS = {"produced": "green", "needs_customer": "yellow", "needs_csr": "yellow", "cancelled": "red"}
_TOLD = frozenset({"sent", *_COLOURS})


def listener(console: Console) -> Listener:
    """Return a listener that prints what it hears, as far as it says something to a person."""

    def up(scenario: Scenario, shop: DemoShop, url: str) -> None:
        console.print(f"[bold]JDF gateway demo[/], seed {scenario.seed}", highlight=False)
        console.print(f"  gateway  {url}", highlight=False)
        console.print(f"  press    press-1, simulated; it has no [yellow]{scenario.missing.name}[/] loaded")
        console.print(f"  shop     {escape(str(shop.folder))}\n", highlight=False)

    def placed(order: Placed) -> None:
        who = order.plan.answers["delivery"]["recipient"]
        console.print(f"{order.number}  ordered by {escape(who)}", highlight=False)

    def moved(order: Placed, event: Mapping[str, Any]) -> None:
        to = str(event["data"]["to"])
        if to in _TOLD:
            console.print(f"{order.number}  [{_COLOURS.get(to, 'dim')}]{_said(to)}[/]", highlight=False)

    return Listener(up, placed, moved)


def silent() -> Listener:
    """Return a listener that keeps quiet."""
    return Listener(lambda *_: None, lambda *_: None, lambda *_: None)


def _said(state: str) -> str:
    return state.replace("_", " ")


def show(console: Console, outcome: Outcome) -> None:
    """Print what became of each order, then the judge's word."""
    table = Table.grid(padding=(0, 2, 1, 0))
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for fate in outcome.fates:
        plan = fate.placed.plan
        ordered = Text(f"{plan.title}, {plan.quantity} copies", "bold")
        table.add_row(Text(fate.placed.number, "bold"), Group(ordered, *_became(fate, outcome.shop.folder)))
    console.print()
    console.print(table)
    for line in _judged(outcome):
        console.print(line)


def _became(fate: Fate, folder: Path) -> Iterator[Text]:
    order = fate.seen.order
    cases = [case for case in order["cases"] if case["state"] != "resolved"]
    state = str(order["order"]["state"])
    if not cases:
        yield Text(_said(state), _COLOURS.get(state, "dim"))
        yield from (Text(f"ticket {path.relative_to(folder)}") for path in fate.seen.at_press)
        yield from (Text(f"press-1 {words}") for words in _answers(fate))
    for case in cases:
        yield Text(f"Case: {case['cause']}, {case['code']}", "yellow")
        yield Text(case["sentence"])
        yield Text(f"Next, by the {case['turn']}: {case['next_step']}", "dim")
    if not fate.judgement.ok:
        yield Text("not as it should be", "bold red")


def _answers(fate: Fate) -> list[str]:
    printed = [entry for entry in fate.seen.log if entry["event"] == "printed"]
    return [f"accepted, {entry['quantity']} good copies" for entry in printed]


def _judged(outcome: Outcome) -> list[Text]:
    figures = sum(len(fate.judgement.figures) for fate in outcome.fates)
    if outcome.ok:
        said = f"All {len(outcome.fates)} orders became what they should: {figures} figures compared"
        return [Text(f"{said}, {outcome.seconds:.1f} s.", "bold green")]
    return [
        Text(f"{fate.placed.number}: {figure.what}: wanted {figure.wanted!r}, found {figure.found!r}", "red")
        for fate in outcome.fates
        for figure in fate.judgement.wrong
    ]


def as_json(outcome: Outcome) -> dict[str, Any]:
    """Return the outcome for programs."""
    return {
        "ok": outcome.ok,
        "seed": outcome.scenario.seed,
        "shop": str(outcome.shop.folder),
        "url": outcome.url,
        "seconds": round(outcome.seconds, 1),
        "orders": [_fate_json(fate) for fate in outcome.fates],
    }


def _fate_json(fate: Fate) -> dict[str, Any]:
    plan, order, judged = fate.placed.plan, fate.seen.order, fate.judgement
    cases = [case for case in order["cases"] if case["state"] != "resolved"]
    return {
        "number": fate.placed.number,
        "title": plan.title,
        "fault": plan.fault.value,
        "state": order["order"]["state"],
        "tickets": [str(path) for path in fate.seen.at_press],
        "case": {key: cases[0][key] for key in ("cause", "code", "sentence", "next_step", "turn")}
        if cases
        else None,
        "ok": judged.ok,
        "figures": len(judged.figures),
        "wrong": [{"what": one.what, "wanted": one.wanted, "found": one.found} for one in judged.wrong],
    }
