"""From a Case's code and evidence to proposals, the best first: each is valid, and shows what it would do.

A proposal is an action with all that it needs; nothing is done until a person takes it. Edits go back from what the
file or device has to the field of the form that says otherwise.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from gateway.domain.cases import Action, offered
from gateway.domain.errors import GatewayError, UnknownThingError
from gateway.domain.people import Role, Scope, caller_for
from gateway.services.case_action import CaseAction
from gateway.services.fitting_answers import Wanted, fitting_answers
from gateway.services.make_ticket import device_of
from gateway.services.mend_order import Held, source_of
from gateway.services.mendings import Mending, mendings_of
from gateway.services.preview_edit import EditPreview, preview_in
from gateway.services.resolve_case import check_action
from gateway.services.shop import Shop
from gateway.storage.rows import CaseRow, OrderRow
from gateway.storage.store import Tx
from order_forms import visible

MOST = 6
_STOPS = ("error", "signoff")
_MOST_MENDINGS = 3
_SIZE = re.compile(r"(\d+(?:\.\d+)?) x (\d+(?:\.\d+)?)")
_WORD = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A proposal: a key and values to word it by, the action with its payload, what it edits or mends."""

    key: str
    values: Mapping[str, str]
    action: CaseAction
    preview: EditPreview | None = None
    mendings: tuple[Mending, ...] = ()


@dataclass(frozen=True)
class _Look:
    shop: Shop
    tx: Tx
    order: OrderRow
    case: CaseRow
    findings: tuple[tuple[str, Mapping[str, Any]], ...] = field(default=())

    def parts(self) -> dict[str, str]:
        """Return the part that each slot's file is for."""
        return {slot: row.part for slot, row in self.tx.orders.files(self.order).items()}

    @cached_property
    def mendable(self) -> tuple[Suggestion, ...]:
        """What could be mended: two rules ask, and facts are long to read."""
        return tuple(_mendable(self))


def suggestions(shop: Shop, case_id: str) -> tuple[Suggestion, ...]:
    """Return what could be done about a Case, the best first; nothing where only a person can tell.

    Raises:
        UnknownThingError: there is no such Case.
    """
    with shop.store.read() as tx:
        case = tx.cases.get(case_id)
        if case is None:
            raise UnknownThingError(f"There is no Case {case_id}.", fix="List them with GET /api/v1/cases.")
        order = tx.orders.get(case.order_id) if case.order_id else None
        if order is None:
            return ()
        look = _Look(shop, tx, order, case, tuple(_findings(case)))
        made = (one for rule in _RULES.get(case.code, ()) for one in rule(look))
        return tuple(one for one in made if _valid(look, one))[:MOST]


def _findings(case: CaseRow) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for file in case.evidence.get("files", ()):
        yield from ((file["slot"], finding) for finding in file["findings"])


_GATEWAY = caller_for("gateway", "Gateway", Role.CSR, "", scopes=frozenset(Scope))
"""In whose name a proposal is tried out; whoever takes it acts in their own."""


def _valid(look: _Look, one: Suggestion) -> bool:
    """Say whether the Case would let the proposal through now."""
    if one.action.action not in offered(look.case.code, to_staff=True):
        return False
    try:
        check_action(look.shop, look.tx, _GATEWAY, look.case, one.action)
    except GatewayError:
        return False
    return True


_Rule = Callable[[_Look], Iterator[Suggestion]]


def _set_pages(look: _Look) -> Iterator[Suggestion]:
    """Order as many pages as the file has."""
    for part, finding in _about(look, "page-count"):
        if finding.get("unit") == "pages" and isinstance(finding.get("measured"), int | float):
            pages = int(finding["measured"])
            yield from _edit(look, "set-pages", {part: {"pages": pages}}, {"part": part, "pages": str(pages)})


def _set_size(look: _Look) -> Iterator[Suggestion]:
    """Order the size that the file has: a standard one where there is one, else a size of one's own."""
    sizes = {part: found for part, finding in _about(look, "trim-size") if (found := _size_of(finding))}
    if not sizes:
        return
    wanted = {
        part: {"size.trim_w_mm": width, "size.trim_h_mm": height} for part, (width, height) in sizes.items()
    }
    width, height = next(iter(sizes.values()))
    yield from _edit(look, "set-size", wanted, {"size": f"{width:g} x {height:g} mm"})


def _size_of(finding: Mapping[str, Any]) -> tuple[float, float] | None:
    found = _SIZE.search(str(finding.get("measured", "")))
    return None if found is None else (float(found[1]), float(found[2]))


def _about(look: _Look, check: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield the findings of a check, each with the part that its file is for."""
    parts = look.parts()
    for slot, finding in look.findings:
        if finding["check"] == check and slot in parts:
            yield parts[slot], finding


def _edit(look: _Look, key: str, wanted: Wanted, values: Mapping[str, str]) -> Iterator[Suggestion]:
    form = look.shop.forms.get(look.order.form_id)
    if form is None:
        return
    answers = fitting_answers(form, look.order.answers, look.order.provenance, wanted)
    if answers is None or answers == look.order.answers:
        return
    preview = preview_in(look.shop, look.tx, look.order, answers)
    if not preview.problems and not preview.missing_files:
        action = CaseAction(Action.EDIT_ANSWERS, reason=_REASONS[key].format_map(values), answers=answers)
        yield Suggestion(key, values, action, preview)


_REASONS: dict[str, str] = {
    "set-pages": "{part}: {pages} pages, as the file has",
    "set-size": "{size}, as the file has",
    "other-paper": "{paper}, which the device has loaded",
    "as-it-came": "the file as it came, not mended",
    "accept": "looked at; good enough to print",
}


def _other_paper(look: _Look) -> Iterator[Suggestion]:
    """Print on the nearest paper that the device's own words name."""
    said = set(_WORD.findall(str(look.case.evidence.get("device_words", "")).lower()))
    form = look.shop.forms.get(look.order.form_id)
    if form is None or not said:
        return
    shown = visible(form, look.order.answers)
    for part in look.order.job.get("parts", ()):
        media = part["media"]
        source = look.order.provenance.get(f"parts[{part['id']}].media.stock", {})
        asked = shown.field(str(source.get("field", "")))
        if asked is None or (media["stock"].lower() not in said and len(look.order.job["parts"]) > 1):
            continue
        stocks = [name for name in asked.choices if str(name).lower() in said and name != media["stock"]]
        for stock in sorted(stocks, key=lambda name: _far(str(name), media["stock"])):
            values = {"part": part["id"], "paper": str(stock), "before": media["stock"]}
            yield from _edit(look, "other-paper", {part["id"]: {"media.stock": stock}}, values)


def _far(name: str, stock: str) -> tuple[bool, int]:
    """Return how unlike two papers are: another surface first, then the difference in weight."""
    surface, _, weight = name.rpartition("-")
    was, _, before = stock.rpartition("-")
    both = weight.isdigit() and before.isdigit()
    return surface != was, abs(int(weight) - int(before)) if both else 0


def _elsewhere(look: _Look) -> Iterator[Suggestion]:
    """Send it to a device of the same kind and dialect that can be used now."""
    here = str(look.case.evidence.get("device", "")) or (device_of(look.shop, look.tx, look.order) or "")
    setup = look.shop.devices.get(here)
    for name, other in look.shop.devices.items():
        alike = setup is None or (
            other.device.kind == setup.device.kind and other.dialect.name == setup.dialect.name
        )
        if name != here and alike and not other.device.check():
            yield Suggestion("send-to", {"device": name}, CaseAction(Action.SEND_TO, device=name))


def _retry(look: _Look) -> Iterator[Suggestion]:
    """Try again."""
    yield Suggestion("retry", {"number": look.order.number}, CaseAction(Action.RETRY))


def _accept(_look: _Look) -> Iterator[Suggestion]:
    """Accept what was found, with a ready reason."""
    yield Suggestion("accept", {}, CaseAction(Action.ACCEPT, reason=_REASONS["accept"]))


def _ship(look: _Look) -> Iterator[Suggestion]:
    """Say that it has left the house."""
    yield Suggestion("ship", {"number": look.order.number}, CaseAction(Action.SHIP))


def _mend(look: _Look) -> Iterator[Suggestion]:
    """Mend the file where nothing that stops it would be left."""
    return (one for one in look.mendable if _clears(look, one))


def _mend_in_part(look: _Look) -> Iterator[Suggestion]:
    """Mend what can be mended, although something is left that somebody must see to."""
    return (one for one in look.mendable if not _clears(look, one))


def _clears(look: _Look, one: Suggestion) -> bool:
    answered = {fingerprint for each in one.mendings for fingerprint in each.proposal.fingerprints}
    slot = one.values["slot"]
    stops = (found for at, found in look.findings if at == slot and found["severity"] in _STOPS)
    return all(found["fingerprint"] in answered for found in stops)


def _mendable(look: _Look) -> Iterator[Suggestion]:
    """Yield for each file all mendings together that take nothing up which was not there, then each by itself."""
    offered = mendings_of(look.shop, look.tx, look.order)
    for slot in dict.fromkeys(each.slot for each in offered):
        here = [each for each in offered if each.slot == slot]
        plain = tuple(each for each in here if not (each.proposal.opt_in or each.file_name))
        sets = [plain, *((each,) for each in here)] if len(plain) > 1 else [(each,) for each in here]
        yield from (_mending(slot, each) for each in sets[:_MOST_MENDINGS])


def _mending(slot: str, mendings: tuple[Mending, ...]) -> Suggestion:
    fixups = tuple(each.key if each.file_name else each.proposal.fix.id for each in mendings)
    action = CaseAction(Action.MEND, mends={slot: fixups})
    return Suggestion("mend", {"slot": slot}, action, mendings=mendings)


def _as_it_came(look: _Look) -> Iterator[Suggestion]:
    """Take a mending back."""
    for slot, row in look.tx.orders.files(look.order).items():
        source = source_of(look.tx, look.order, Held(slot, row.sha256))
        if source is not None:
            action = CaseAction(Action.REPLACE_FILE, files={slot: source.id}, reason=_REASONS["as-it-came"])
            yield Suggestion("as-it-came", {"slot": slot}, action)


def _ask_for_file(look: _Look) -> Iterator[Suggestion]:
    """Ask for a new file, in words that name the pages."""
    said: dict[str, list[str]] = {}
    for slot, finding in look.findings:
        if finding["severity"] in ("error", "signoff", "warning"):
            said.setdefault(slot, []).append(str(finding["customer"]))
    slots = tuple(said) or tuple(file["slot"] for file in look.case.evidence.get("files", ()))
    if not slots:
        return
    lines = [line for found in said.values() for line in dict.fromkeys(found)] or [
        "We could not read your file. Please export it again as a plain PDF."
    ]
    yield Suggestion(
        "ask-for-file", {"slots": ", ".join(slots)},
        CaseAction(Action.ASK, text="\n".join(lines)[:1900], slots=slots),
    )  # fmt: skip


def _ask_about_answers(look: _Look) -> Iterator[Suggestion]:
    """Ask about the answers that contradict each other."""
    problems = look.case.evidence.get("problems", ())
    sources = [look.order.provenance.get(str(problem.get("path", "")), {}) for problem in problems]
    fields = tuple(dict.fromkeys(str(source["field"]) for source in sources if source.get("field")))
    if fields:
        text = "Some of your answers do not go together. Please look at them again."
        yield Suggestion(
            "ask-about-answers",
            {"fields": ", ".join(fields)},
            CaseAction(Action.ASK, text=text, fields=fields),
        )


_RULES: Mapping[str, tuple[_Rule, ...]] = {
    "file-stopped": (_set_pages, _set_size, _mend, _as_it_came, _ask_for_file, _mend_in_part),
    "file-needs-consent": (_accept, _mend, _set_pages, _set_size, _as_it_came, _ask_for_file, _mend_in_part),
    "file-asks-shop": (_mend, _as_it_came, _ask_for_file, _mend_in_part),
    "file-not-checked": (_retry, _ask_for_file),
    "file-not-scanned": (_retry,),
    "order-contradicts-itself": (_ask_about_answers,),
    "no-route": (_elsewhere, _retry),
    "device-unreachable": (_elsewhere, _retry),
    "device-refused": (_other_paper, _elsewhere, _retry),
    "device-failed": (_retry, _elsewhere),
    "no-pickup": (_elsewhere, _retry),
    "check-stranded": (_retry,),
    "delivery-stranded": (_retry,),
    "not-shipped": (_ship,),
}
"""The rules for each code, the best first. A ticket that is perhaps at the device is nobody's to guess about."""
