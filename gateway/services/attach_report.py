"""Attach the report of another preflight program to a file of an order, while the order can still stop for it.

The report is a file like any other: received first, kept by its hash, read in the sandbox. What it tells is laid beside
what we found, weighed as shop.toml says, and goes into the order's story and onto the ticket.
"""

from dataclasses import dataclass

from gateway.domain.errors import (
    ForbiddenError,
    ReportRefusedError,
    UnknownThingError,
    WrongMomentError,
)
from gateway.domain.event_kinds import EventKind
from gateway.domain.people import Caller
from gateway.domain.states import State
from gateway.services.advance import note_event
from gateway.services.check_files import renew_evidence
from gateway.services.foreign_findings import lay_beside
from gateway.services.shop import Shop
from gateway.services.views import order_to_change, visible_order
from gateway.storage.rows import FileRow, ForeignReportRow, OrderFileRow, OrderRow
from gateway.storage.store import Tx
from preflight import ForeignReport, ForeignReportError
from preflight.codec import encode

_OPEN = frozenset({State.DRAFT, State.RECEIVED, State.CHECKING, State.NEEDS_CUSTOMER, State.NEEDS_CSR})


@dataclass(frozen=True, slots=True)
class ReportToAttach:
    """Which received file is the report, and of which slot's file it speaks; no slot where the order has one file."""

    file_id: str
    slot: str = ""


def attach_report(shop: Shop, caller: Caller, order_id: str, asked: ReportToAttach) -> ForeignReportRow:
    """Attach a report; the same one again changes nothing.

    Raises:
        UnknownThingError: there is no such order, slot or received file for this caller.
        ForbiddenError: reports are attached by the shop's staff.
        WrongMomentError: the order has gone on to its device, or the file was replaced meanwhile.
        ReportRefusedError: the file is no report that can be read.
    """
    with shop.store.read() as tx:
        order = visible_order(tx, caller, order_id)
        if not caller.is_staff:
            raise ForbiddenError(
                "Only the shop's staff attach reports.", fix="Send the report to the shop in a message."
            )
        _refuse_too_late(order)
        file, report = _file_of(tx, order, asked.slot), _received(tx, asked.file_id)
    told = _read(shop, report)
    with shop.store.write("attach-report") as tx:
        order = order_to_change(tx, caller, order.id)
        _refuse_too_late(order)
        if _file_of(tx, order, file.slot).sha256 != file.sha256:
            raise WrongMomentError(
                "The file was replaced meanwhile.", fix="Attach the report of the file that is there now."
            )
        return _keep(shop, tx, caller, order, (file, report, told))


def _refuse_too_late(order: OrderRow) -> None:
    if State(order.state) not in _OPEN:
        raise WrongMomentError(
            f"Order {order.number} is {order.state.replace('_', ' ')}; a report can no longer stop it.",
            why="Its ticket is written when the files have passed.",
            fix="Cancel or correct the order first, if the report is a reason to.",
        )


def _file_of(tx: Tx, order: OrderRow, slot: str) -> OrderFileRow:
    files = tx.orders.files(order)
    if not slot and len(files) == 1:
        return next(iter(files.values()))
    if slot not in files:
        raise UnknownThingError(
            f"Order {order.number} has no file in the slot '{slot}'.",
            fix=f"It has: {', '.join(files) or 'none'}.",
        )
    return files[slot]


def _received(tx: Tx, file_id: str) -> FileRow:
    row = tx.files.get(file_id)
    if row is None:
        raise UnknownThingError(
            f"There is no received file {file_id}.", fix="Send the report with PUT /api/v1/files first."
        )
    return row


def _read(shop: Shop, report: FileRow) -> ForeignReport:
    try:
        return shop.read_report(shop.blobs.local_path(report.sha256))
    except ForeignReportError as fault:
        raise ReportRefusedError(
            "The report cannot be read.",
            why=f"{str(fault)[:1].upper()}{str(fault)[1:]}.",
            fix="Export it from PitStop as XML, or from callas pdfToolbox as XML or JSON.",
        ) from fault


def _keep(
    shop: Shop, tx: Tx, caller: Caller, order: OrderRow, what: tuple[OrderFileRow, FileRow, ForeignReport]
) -> ForeignReportRow:
    file, report, told = what
    row = ForeignReportRow(
        order_id=order.id, slot=file.slot, sha256=file.sha256, report_sha256=report.sha256, program=told.program,
        name_given=report.name_given, attached_by=caller.id, attached_at=shop.clock(),
        findings=[encode(finding) for finding in told.findings],
    )  # fmt: skip
    tx.foreign.keep(row)
    note_event(
        shop, tx, EventKind.REPORT_ATTACHED, order.id, by=caller.id, slot=file.slot, sha256=file.sha256,
        report_sha256=report.sha256, program=told.program, name=report.name_given, number=len(told.findings),
    )  # fmt: skip
    if lay_beside(shop, tx, order, file.slot) is not None:
        renew_evidence(tx, order, file.slot)
    return row
