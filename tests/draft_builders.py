"""Drafts in one line: begun, filled in, with files that were examined."""

from typing import Any

from gateway.domain.cases import Action
from gateway.services.examine_file import examine_soon
from gateway.services.fill_draft import put_into_draft
from gateway.services.save_draft import Edit, Saved, save_draft
from gateway.services.shop import Shop
from gateway.services.start_draft import start_draft
from gateway.storage.rows import OrderFileRow, OrderRow
from gateway_builders import a_file, an_order, caller_of, run_work
from good_orders import flyer, flyer_pdf
from service_builders import act


def a_draft(
    shop: Shop, person: str = "ana", form: str = "flyer", answers: dict[str, Any] | None = None
) -> str:
    """A new draft, filled in where answers are given."""
    draft = start_draft(shop, caller_of(shop, person), form, "en")
    if answers is not None:
        saved(shop, draft, answers, person)
    return draft


def saved(shop: Shop, draft: str, answers: dict[str, Any], person: str = "ana") -> Saved:
    """The draft saved with these answers by somebody who sees what is kept."""
    return save_draft(shop, caller_of(shop, person), draft, lambda kept: Edit(kept.answers, answers))


def row(shop: Shop, draft: str) -> OrderRow:
    """The draft as it is kept."""
    with shop.store.read() as tx:
        found = tx.orders.get(draft)
        assert found is not None
        return found


def send(
    shop: Shop, draft: str, data: bytes, slot: str = "single", person: str = "ana", name: str = "flyer.pdf"
) -> str:
    """Put a file into a draft's slot and wait until it is examined; return its SHA-256."""
    file_id = a_file(shop, data, person, name)
    with shop.store.write("test") as tx:
        file, order = tx.files.get(file_id), tx.orders.get(draft)
        assert file is not None
        assert order is not None
        put_into_draft(shop, tx, order, slot, file)
    examine_soon(shop, draft, slot, file.sha256).result(60)
    return file.sha256


def ready_draft(shop: Shop, data: bytes | None = None, person: str = "ana", **changes: Any) -> str:
    """A flyer's draft from which nothing is missing."""
    draft = a_draft(shop, person, answers={**flyer(), **changes})
    send(shop, draft, data or flyer_pdf(), person=person)
    return draft


def listed(shop: Shop, draft: str) -> list[OrderFileRow]:
    """Every file that the draft was ever sent, oldest first."""
    with shop.store.read() as tx:
        return list(tx.orders.all_files(draft))


def a_question(shop: Shop, *, fields: tuple[str, ...] = ("/quantity",), slots: tuple[str, ...] = ()) -> str:
    """A question of the shop about an order of Ana's whose file was stopped; return its id."""
    order_id = an_order(shop, flyer_pdf(3), **flyer())
    run_work(shop)
    act(shop, order_id, Action.ASK, text="How many do you need?", fields=fields, slots=slots)
    with shop.store.read() as tx:
        (question,) = tx.questions.of_order(order_id)
        return question.id
