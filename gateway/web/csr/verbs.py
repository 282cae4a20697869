"""What a member of staff can do with a Case, by key and by pointer: one row a verb.

`form` names the template in `templates/csr/verbs/`; a verb with `reasons` offers that many ready ones to choose from
by digit. The first suggestion of a Case is also opened by `f`, whatever its own key. `together`: it can be done to
several Cases at once, because it needs nothing that belongs to one order.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from gateway.domain.cases import Action

SUGGESTED_KEY = "f"


@dataclass(frozen=True, slots=True)
class Verb:
    """One thing to do: its name in addresses, its keys, its form, how many ready reasons it offers."""

    name: str
    key: str
    form: str
    reasons: int = 0
    danger: bool = False
    together: bool = True


VERBS: dict[Action, Verb] = {
    Action.RETRY: Verb("retry", "s", "plain"),
    Action.ACCEPT: Verb("accept", "a", "reason", 3),
    Action.ASK: Verb("ask-customer", "r", "ask", together=False),
    Action.REPLY: Verb("reply", "r", "reply", together=False),
    Action.REPLACE_FILE: Verb("replace-file", "R", "files", together=False),
    Action.MEND: Verb("mend-file", "M", "mend", together=False),
    Action.EDIT_ANSWERS: Verb("edit-answers", "e", "edit", together=False),
    Action.SEND_TO: Verb("send-to", "d", "device"),
    Action.CONFIRM_TAKEN: Verb("confirm-taken", "y", "reason", 2),
    Action.CONFIRM_PRODUCED: Verb("confirm-produced", "v", "reason", 2),
    Action.SHIP: Verb("ship", "s", "note"),
    Action.DISMISS: Verb("dismiss", "l", "reason", 2),
    Action.HOLD: Verb("hold", "w h", "hold"),
    Action.CANCEL: Verb("cancel", "#", "cancel", danger=True),
}
BY_NAME = {verb.name: action for action, verb in VERBS.items()}


@dataclass(frozen=True, slots=True)
class Offer:
    """A verb as a Case offers it: every key that opens it, and whether it is the suggestion."""

    action: Action
    verb: Verb
    keys: str
    best: bool


def offers(actions: tuple[Action, ...], best: Action | None) -> Iterator[Offer]:
    """Yield what a Case offers, the suggestion first, the rest as the Case ranks it."""
    first = [action for action in actions if action is best]
    for action in dict.fromkeys([*first, *actions]):
        verb = VERBS[action]
        keys = f"{SUGGESTED_KEY} {verb.key}" if action is best else verb.key
        yield Offer(action, verb, keys, action is best)
