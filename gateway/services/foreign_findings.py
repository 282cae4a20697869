"""What other preflight programs found in an order's files, laid beside our own report of each.

A report belongs to the file that it was made of: when the slot gets another file it no longer counts.
"""

import json

from gateway.services.shop import Shop
from gateway.storage.rows import ForeignReportRow, OrderRow, ReportRow
from gateway.storage.store import Tx
from preflight import Finding, Report, with_foreign


def beside(shop: Shop, tx: Tx, order_id: str, slot: str, report: Report) -> Report:
    """Return our report of a file with what others found beside it."""
    found = [
        Finding.from_data(plain)
        for row in attached(tx, order_id, slot, report.sha256)
        for plain in row.findings
    ]
    return with_foreign(report, found, shop.foreign_weight)


def attached(tx: Tx, order_id: str, slot: str, sha256: str) -> list[ForeignReportRow]:
    """Return the reports of others that count for a file, oldest first."""
    return [row for row in tx.foreign.of_order(order_id) if (row.slot, row.sha256) == (slot, sha256)]


def lay_beside(shop: Shop, tx: Tx, order: OrderRow, slot: str) -> Report | None:
    """Lay them beside the report that is kept for a slot, and keep that; None where the file is not checked yet."""
    rows = (row for row in tx.orders.reports(order.id, order.revision) if row.slot == slot)
    row: ReportRow | None = next(rows, None)
    if row is None:
        return None
    report = beside(shop, tx, order.id, slot, Report.from_json(json.dumps(row.data)))
    tx.orders.save_report(
        ReportRow(
            order_id=order.id, revision=order.revision, slot=slot, verdict=report.verdict.value,
            data=json.loads(report.to_json()),
        )
    )  # fmt: skip
    return report
