"""Speaks tus to a shop's application in one line, and begins drafts for files to go into."""

from base64 import b64encode
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import httpx

from gateway.domain.states import State
from gateway.services.shop import Shop
from gateway.storage.rows import OrderFileRow, OrderRow, UploadRow
from gateway_builders import caller_of, new_id
from web_builders import Web

BYTES = "application/offset+octet-stream"


def metadata(**said: str) -> str:
    """What a client says of its upload, as the header has it."""
    return ",".join(f"{key} {b64encode(value.encode()).decode()}" for key, value in said.items())


class Tus:
    """A tus client that does what it is told; every call is made as ana unless it says otherwise."""

    def __init__(self, shop: Shop) -> None:
        self.shop, self.web = shop, Web(shop)

    def __call__(
        self, method: str, path: str = "", who: str | None = "ana", **request: Any
    ) -> httpx.Response:
        """Make one request with the version in its header."""
        said = {"Tus-Resumable": "1.0.0", **request.pop("headers", {})}
        given = {name: value for name, value in said.items() if value is not None}
        return self.web(method, f"/{path or '/uploads'}", who, headers=given, **request)

    def create(self, length: int | str | None, who: str | None = "ana", **request: Any) -> httpx.Response:
        """Announce a file."""
        said = {} if length is None else {"Upload-Length": str(length)}
        return self("POST", who=who, headers={**said, **request.pop("headers", {})}, **request)

    def begun(self, length: int, who: str = "ana", **said: str) -> str:
        """Announce a file; return where it goes."""
        headers = {"Upload-Metadata": metadata(**said)} if said else {}
        answer = self.create(length, who, headers=headers)
        assert answer.status_code == 201, answer.text
        return str(answer.headers["Location"])

    def send(
        self, where: str, offset: int, data: Any, who: str | None = "ana", **headers: Any
    ) -> httpx.Response:
        """Send bytes from an offset on."""
        said = {"Upload-Offset": str(offset), "Content-Type": BYTES, **headers}
        return self("PATCH", where, who, headers=said, content=data)

    def head(self, where: str, who: str | None = "ana", **headers: Any) -> httpx.Response:
        """Ask how far an upload is."""
        return self("HEAD", where, who, headers=headers)

    def offset(self, where: str) -> int:
        """How far an upload is."""
        return int(self.head(where).headers["Upload-Offset"])

    def row(self, where: str) -> UploadRow:
        """What the database holds of an upload."""
        with self.shop.store.read() as tx:
            row = tx.uploads.get(where.rsplit("/", 1)[-1])
            assert row is not None
            return row

    def change(self, where: str, **values: Any) -> None:
        """Let the database hold something else."""
        with self.shop.store.write("test") as tx:
            row = tx.uploads.get(where.rsplit("/", 1)[-1])
            assert row is not None
            for name, value in values.items():
                setattr(row, name, value)
            tx.session.add(row)


def a_draft(
    shop: Shop, person: str = "ana", form: str = "flyer", answers: Mapping[str, Any] | None = None
) -> str:
    """An order form that a person has begun to fill in; its id."""
    caller, now, draft = caller_of(shop, person), datetime.now(UTC), new_id()
    row = OrderRow(
        id=draft, number=f"draft-{draft}", shop=shop.name, customer_id=caller.id, company=caller.company,
        tenant=caller.tenant, title="", form_id=form, form_version=shop.forms[form].version,
        answers=dict(answers or {}), job={}, provenance={}, slots=[], revision=1, run=0,
        state=State.DRAFT.value, owner="customer", next_action=None, next_at=None, version=0,
        created_at=now, saved_at=now,
    )  # fmt: skip
    with shop.store.write("a-draft") as tx:
        tx.orders.add(row)
    return draft


def files_of(shop: Shop, order_id: str) -> list[OrderFileRow]:
    """Every file that ever was in a slot of the order, oldest first."""
    with shop.store.read() as tx:
        return list(tx.orders.all_files(order_id))
