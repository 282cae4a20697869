"""What a person asks for on a Case, and whether the Case lets them: the same rules whenever it is carried out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from gateway.domain.cases import Action, CaseState, offered
from gateway.domain.errors import BadAnswersError, ForbiddenError, UnknownThingError, WrongMomentError
from gateway.domain.event_kinds import EventKind
from gateway.domain.people import Caller
from gateway.storage.rows import CaseRow, EventRow
from gateway.storage.store import Tx


@dataclass(frozen=True, slots=True)
class CaseAction:
    """What a person asks for: the action, why, and what it needs.

    `files` and `answers` belong to corrections, `mends` (fixups by slot) to mending, `text`, `fields` (JSON pointers)
    and `slots` to a question, `text` alone to a reply, `device` to sending elsewhere, `until` to waiting. `version` is
    the Case's that they saw.
    """

    action: Action
    reason: str = ""
    files: Mapping[str, str] = field(default_factory=dict)
    answers: Mapping[str, Any] | None = None
    version: int | None = None
    text: str = ""
    fields: tuple[str, ...] = ()
    slots: tuple[str, ...] = ()
    device: str = ""
    until: datetime | None = None
    mends: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """Return the action as JSON values."""
        return {
            "action": self.action.value, "reason": self.reason, "files": dict(self.files),
            "answers": None if self.answers is None else dict(self.answers), "version": self.version,
            "text": self.text, "fields": list(self.fields), "slots": list(self.slots), "device": self.device,
            "until": None if self.until is None else self.until.isoformat(),
            "mends": {slot: list(fixups) for slot, fixups in self.mends.items()},
        }  # fmt: skip

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> "CaseAction":
        """Build an action from what `to_dict` gave."""
        until = data["until"]
        return cls(
            action=Action(data["action"]), reason=data["reason"], files=data["files"], answers=data["answers"],
            version=data["version"], text=data["text"], fields=tuple(data["fields"]), slots=tuple(data["slots"]),
            device=data["device"], until=None if until is None else datetime.fromisoformat(until),
            mends={slot: tuple(fixups) for slot, fixups in data.get("mends", {}).items()},
        )  # fmt: skip


REASON_DUE = frozenset({Action.ACCEPT, Action.CONFIRM_TAKEN, Action.CONFIRM_PRODUCED, Action.DISMISS})


def visible_case(tx: Tx, caller: Caller, case_id: str) -> CaseRow:
    """Return the Case with this id, or the open one of the order with this number, if the caller may see it."""
    case = tx.cases.get(case_id) or tx.cases.open_of_number(case_id)
    order = tx.orders.get(case.order_id) if case is not None and case.order_id else None
    if case is None or not (caller.is_staff or (order is not None and caller.sees(order.id, order.tenant))):
        raise UnknownThingError(f"There is no Case {case_id}.", fix="List them with GET /api/v1/cases.")
    return case


def may_act(tx: Tx, caller: Caller, case: CaseRow, asked: CaseAction) -> None:
    """Refuse what the Case does not offer now, or not to this caller.

    Raises:
        WrongMomentError: the Case is closed, has changed since the caller saw it, or does not offer the action.
        ForbiddenError: only staff may do this.
        BadAnswersError: a reason is due.
    """
    if case.state == CaseState.RESOLVED.value:
        raise WrongMomentError(
            "This Case is closed.",
            why=case.resolution if caller.is_staff else "Somebody has dealt with it.",
            fix="Load the order to see where it stands.",
        )
    if asked.version is not None and asked.version != case.version:
        raise WrongMomentError(
            "This Case has changed since you looked.",
            why=what_changed(tx, caller, case),
            fix="Load it again.",
        )
    if asked.action not in offered(case.code, to_staff=True):
        choices = ", ".join(offered(case.code, to_staff=caller.is_staff))
        raise WrongMomentError(f"This Case does not offer '{asked.action}'.", fix=f"It offers: {choices}.")
    if asked.action not in offered(case.code, to_staff=caller.is_staff):
        raise ForbiddenError(
            f"Only the shop's staff may take '{asked.action}' here.", fix="Write to the shop."
        )
    if asked.action in REASON_DUE and not asked.reason.strip():
        raise missing(
            "/reason",
            f"'{asked.action}' needs a reason.",
            "Say in a few words why; it is kept with the order.",
        )


def missing(field_name: str, message: str, fix: str) -> BadAnswersError:
    """Return the refusal of an action that lacks what it needs."""
    name = field_name.removeprefix("/")
    what = {"reason": "A reason is due.", "files": "No file was named.", "answers": "No answers were sent."}
    code = {"files": "file-missing"}.get(name, f"{name}-missing")
    return BadAnswersError(
        what.get(name, message), ({"field": field_name, "code": code, "message": message, "fix": fix},)
    )


_CHANGES: dict[str, str] = {
    EventKind.CASE_ACTED.value: "{who} took '{action}'.",
    EventKind.CASE_ACTION_REFUSED.value: "An action of {who} could not be carried out.",
    EventKind.CUSTOMER_ASKED.value: "{who} asked the customer.",
    EventKind.CUSTOMER_ANSWERED.value: "The customer answered.",
    EventKind.MESSAGE_SENT.value: "{who} wrote a message.",
    EventKind.ORDER_REMINDED.value: "The customer did not answer in time.",
}


def what_changed(tx: Tx, caller: Caller, case: CaseRow) -> str:
    """Say what last happened to a Case; a customer is told no names."""
    nothing = "Somebody or something else acted on it."
    if not caller.is_staff or case.order_id is None:
        return nothing
    last = next(
        (event for event in reversed(tx.events.of_order(case.order_id)) if _changes(event, case)), None
    )
    if last is None:
        return nothing
    person = tx.people.get(last.actor)
    who = last.actor if person is None else person.name
    return _CHANGES[last.kind].format(who=who, action=last.data.get("action", ""))


def _changes(event: EventRow, case: CaseRow) -> bool:
    return event.kind in _CHANGES and event.data.get("case", case.id) == case.id
