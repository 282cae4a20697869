"""Let the mended copy of a file take its place in an order or a draft, and take it back again.

A copy is made before the transaction, in the sandbox; the transaction only puts it into the slot and says in an event
who wanted that, by which fixups, from which file to which. The file as it came stays listed and is kept.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from gateway.domain.cases import Action
from gateway.domain.errors import NotMendedError, WrongMomentError
from gateway.domain.event_kinds import EventKind
from gateway.domain.people import Caller
from gateway.services.advance import note_event
from gateway.services.case_action import CaseAction, may_act, visible_case
from gateway.services.examine_file import examine_soon
from gateway.services.mend_file import mended_copy
from gateway.services.mendings import Mending, chosen, key_of_fix, mendings_here, mendings_of, steps_of
from gateway.services.receive_file import clean_name
from gateway.services.save_draft import open_draft
from gateway.services.shop import Shop
from gateway.services.submit_order import find_form, put_in_slot
from gateway.services.views import visible_order
from gateway.storage.hashed_file import Blob
from gateway.storage.rows import FileRow, OrderFileRow, OrderRow
from gateway.storage.store import Tx
from preflight import NotFixed, left_alone


@dataclass(frozen=True, slots=True)
class Copy:
    """A mended copy that is kept, the slot whose file it was made of, and what was mended."""

    slot: str
    source_sha256: str
    blob: Blob
    mendings: tuple[Mending, ...]


def copies_for(shop: Shop, caller: Caller, case_id: str, asked: CaseAction) -> tuple[Copy, ...]:
    """Make the copies that an action on a Case asks for, before its transaction; none for any other action.

    Raises:
        NotMendedError: what is asked for is not proposed now, or the file cannot be mended in this way.
        UnknownThingError, WrongMomentError, ForbiddenError: as `may_act`.
    """
    if asked.action is not Action.MEND or not asked.mends:
        return ()
    with shop.store.read() as tx:
        case = visible_case(tx, caller, case_id)
        may_act(tx, caller, case, asked)
        order = tx.orders.get(case.order_id) if case.order_id else None
        offered = () if order is None else mendings_of(shop, tx, order)
    wanted = {slot: chosen(caller, offered, slot, names) for slot, names in asked.mends.items()}
    return tuple(copy_of(shop, mendings) for mendings in wanted.values())


def copy_of(shop: Shop, mendings: tuple[Mending, ...]) -> Copy:
    """Make the copy of one file with these mendings.

    Raises:
        NotMendedError: the file cannot be mended in this way.
    """
    sha256, slot = mendings[0].sha256, mendings[0].slot
    made = mended_copy(shop, sha256, [each.proposal.fix for each in mendings])
    if isinstance(made, NotFixed):
        raise NotMendedError(
            f"The file in '{slot}' was not mended.",
            why=left_alone(made.reason),
            fix="Ask for a corrected file.",
        )
    return Copy(slot, sha256, made, mendings)


def put_copies(
    shop: Shop, tx: Tx, caller: Caller, order: OrderRow, copies: Sequence[Copy]
) -> Mapping[str, FileRow]:
    """Record copies as files of the order's company, with an event each; return them by slot, in no slot yet.

    Raises:
        WrongMomentError: a slot holds another file by now.
    """
    present = tx.orders.files(order)
    return {copy.slot: _recorded(shop, tx, caller, order, (copy, present.get(copy.slot))) for copy in copies}


def _recorded(
    shop: Shop, tx: Tx, caller: Caller, order: OrderRow, what: tuple[Copy, OrderFileRow | None]
) -> FileRow:
    copy, source = what
    if source is None or source.sha256 != copy.source_sha256:
        raise _other_file()
    row = FileRow(
        id=shop.new_id(), owner_id=caller.id, tenant=order.tenant, sha256=copy.blob.sha256, md5=copy.blob.md5,
        size=copy.blob.size, name_given=_name_of(copy, source), received_at=shop.clock(),
    )  # fmt: skip
    tx.files.add(row)
    note_event(
        shop, tx, EventKind.FILE_MENDED, order.id, by=caller.id, slot=copy.slot, file=row.id, sha256=row.sha256,
        source_file=source.file_id, source_sha256=source.sha256, by_staff=caller.is_staff,
        fixups=", ".join(each.proposal.fix.id for each in copy.mendings),
        fixes=[_told(each) for each in copy.mendings],
    )  # fmt: skip
    return row


def _name_of(copy: Copy, source: OrderFileRow) -> str:
    brought = next((each.file_name for each in copy.mendings if each.file_name), "")
    return clean_name(brought) if brought else f"{PurePath(source.name_given).stem or 'file'}.pdf"


def _told(mending: Mending) -> dict[str, object]:
    """Return a mending as its event keeps it: what was done, in which words it was offered, what it mended."""
    proposal = mending.proposal
    return {
        "fixup": proposal.fix.id, "parameters": dict(proposal.fix.parameters), "area": proposal.area.value,
        "offered": proposal.customer,
        "findings": [finding.to_data() for finding in mending.findings],
    }  # fmt: skip


def _other_file() -> WrongMomentError:
    return WrongMomentError(
        "Another file is in its place by now.",
        why="What was shown belonged to the file before it.",
        fix="Look at the file that is there now.",
    )


@dataclass(frozen=True, slots=True)
class Held:
    """The file in a slot as a person saw it, by its hash."""

    slot: str
    sha256: str


def mend_draft(shop: Shop, caller: Caller, draft_id: str, held: Held, names: Sequence[str]) -> str:
    """Have the file in a draft's slot mended as its customer wishes; return the hash of the file that counts then.

    Pressed twice, it is done once.

    Raises:
        UnknownThingError: there is no such draft for this caller, or no such fixup.
        WrongMomentError: it is no longer a draft, or another file is in the slot.
        NotMendedError: this is not proposed now, or the file cannot be mended in this way.
    """
    with shop.store.read() as tx:
        draft = visible_order(tx, caller, draft_id)
        if _is_done(tx, draft, held, names):
            return tx.orders.files(draft)[held.slot].sha256
    copy = copy_of(shop, chosen(caller, mendings_here(shop, draft, held.slot), held.slot, names))
    if copy.source_sha256 != held.sha256:
        raise _other_file()
    with shop.store.write("mend-draft") as tx:
        draft = open_draft(tx, caller, draft_id)
        if not _is_done(tx, draft, held, names):
            row = put_copies(shop, tx, caller, draft, [copy])[held.slot]
            put_in_slot(tx, draft, held.slot, row, find_form(shop, draft.form_id))
    examine_soon(shop, draft.id, held.slot, copy.blob.sha256)
    return copy.blob.sha256


def _is_done(tx: Tx, draft: OrderRow, held: Held, names: Sequence[str]) -> bool:
    """Say whether the slot holds what these fixups have made of the file that was seen."""
    present = tx.orders.files(draft).get(held.slot)
    if present is None or present.sha256 == held.sha256:
        return False
    steps = steps_of(tx.events.of_order(draft.id), held.slot, present.sha256)
    last = steps[-1] if steps else None
    if last is None or last.source_sha256 != held.sha256 or len(last.fixes) != len(set(names)):
        return False
    return all({fix.id, key_of_fix(fix)} & set(names) for fix in last.fixes)


def unmend_draft(shop: Shop, caller: Caller, draft_id: str, held: Held) -> None:
    """Put the file as it came back into a draft's slot; where it is there already, nothing is done.

    Raises:
        UnknownThingError: there is no such draft for this caller.
        WrongMomentError: it is no longer a draft, or another file is in the slot.
    """
    with shop.store.write("unmend-draft") as tx:
        draft = open_draft(tx, caller, draft_id)
        present = tx.orders.files(draft).get(held.slot)
        events = tx.events.of_order(draft.id)
        source = source_of(tx, draft, held)
        if present is None or source is None or present.sha256 not in (held.sha256, source.sha256):
            raise _other_file()
        if present.sha256 != source.sha256:
            put_in_slot(tx, draft, held.slot, source, find_form(shop, draft.form_id))
            note_event(
                shop, tx, EventKind.FILE_UNMENDED, draft.id, by=caller.id, slot=held.slot, file=source.id,
                sha256=source.sha256, mended_sha256=held.sha256, steps=len(steps_of(events, held.slot, held.sha256)),
            )  # fmt: skip
    examine_soon(shop, draft.id, held.slot, source.sha256)


def source_of(tx: Tx, order: OrderRow, held: Held) -> FileRow | None:
    """Return the file as it came that a mended one was made of; None for one that was not mended."""
    steps = steps_of(tx.events.of_order(order.id), held.slot, held.sha256)
    return tx.files.get(steps[0].source_file) if steps else None
