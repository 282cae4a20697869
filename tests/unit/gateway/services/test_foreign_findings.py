"""What others found is laid beside our report when the file is checked, whoever attached it before."""

import json
from dataclasses import replace
from pathlib import Path

from gateway.services.attach_report import ReportToAttach, attach_report
from gateway.services.foreign_findings import lay_beside
from gateway_builders import a_file, a_shop, an_order, caller_of, run_work
from good_orders import flyer_pdf
from preflight import ForeignWeight
from service_builders import open_case, state

HITS = json.dumps({"hits": [{"message": "Uses layers", "severity": "Error"}]}).encode()


def test_a_report_that_came_before_the_check_counts_in_it(tmp_path: Path):
    shop = replace(a_shop(tmp_path), foreign_weight=ForeignWeight.COUNT)
    order = an_order(shop, flyer_pdf())
    with shop.store.read() as tx:
        row = tx.orders.get(order)
        assert row is not None
        assert lay_beside(shop, tx, row, "single") is None
    report = ReportToAttach(a_file(shop, HITS, "carl", "report.json"))
    attach_report(shop, caller_of(shop, "carl"), order, report)
    run_work(shop)
    assert state(shop, order) == "needs_customer"
    assert "Uses layers" in open_case(shop, order).sentence
