"""What is suggested for a Case, worded for its reader, with what it would change; the best first."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace

from gateway.domain.cases import Action
from gateway.domain.people import Caller
from gateway.services.case_action import CaseAction, visible_case
from gateway.services.preview_edit import EditPreview
from gateway.services.shop import Shop
from gateway.services.suggest_fixes import Suggestion, suggestions
from gateway.web.csr.ready import ready
from gateway.web.csr.sentences import slot_labels
from gateway.web.mended import BeforeAfter, sight_of
from gateway.web.words import Words
from preflight import offer_words


@dataclass(frozen=True, slots=True)
class Proposal:
    """One suggestion; `name` is the same as long as it would do the same."""

    name: str
    words: str
    action: CaseAction
    preview: EditPreview | None
    sight: BeforeAfter | None = None


def proposals(shop: Shop, caller: Caller, words: Words, case_id: str) -> tuple[Proposal, ...]:
    """Return what is suggested.

    Raises:
        UnknownThingError: there is no such Case for this caller.
    """
    with shop.store.read() as tx:
        case = visible_case(tx, caller, case_id)
        order = tx.orders.get(case.order_id) if case.order_id else None
        question = ready(shop, tx, words, case, order).ask_text
        slots = {} if order is None else slot_labels(shop, order, words.locale)
    how = _How(question, slots, case.order_id or "")
    return tuple(_proposal(words, one, how) for one in suggestions(shop, case.id))


@dataclass(frozen=True, slots=True)
class _How:
    """What wording needs: the question to the customer, what files are called, the order whose pages are shown."""

    question: str
    slots: Mapping[str, str]
    order_id: str


def _proposal(words: Words, one: Suggestion, how: _How) -> Proposal:
    action, question, slots = one.action, how.question, how.slots
    if action.action is Action.ASK and action.slots and question:
        action = replace(action, text=question)  # in the customer's language
    content = json.dumps(action.to_dict(), sort_keys=True)
    named = {"slots": ", ".join(slots.get(slot, slot) for slot in action.slots)} if action.slots else {}
    if one.mendings or one.key == "as-it-came":
        named = {
            "slot": slots.get(one.values["slot"], one.values["slot"]),
            "what": "; ".join(offer_words(each.proposal.fix, words.locale).operator for each in one.mendings),
        }
    told = words(f"csr.sug_{one.key.replace('-', '_')}", **{**one.values, **named})
    name = hashlib.sha256(content.encode()).hexdigest()[:16]
    sight = sight_of(how.order_id, one.mendings) if one.mendings else None
    return Proposal(name, told, action, one.preview, sight)
