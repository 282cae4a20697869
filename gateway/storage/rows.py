"""The tables: portable types only, ids and times passed in."""

from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Field, SQLModel


class UtcDateTime(sa.types.TypeDecorator[datetime]):
    """An aware UTC time, kept naive in the database so that SQLite and PostgreSQL agree."""

    impl = sa.DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        """Strip the zone after turning the time to UTC."""
        del dialect
        return None if value is None else value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        """Give the time its zone back."""
        del dialect
        return None if value is None else value.replace(tzinfo=UTC)


class OrderRow(SQLModel, table=True):
    """An order: what was asked, where it stands, who owns it and what is due when (`due_at`: at the customer's).

    `job` and `provenance` are the JobSpec and the sources of its values, bound once for each revision: an order
    outlives its form. `slots` are the files that the answers need.
    """

    __tablename__ = "orders"
    id: str = Field(primary_key=True)
    number: str = Field(unique=True)
    shop: str
    customer_id: str = Field(index=True)
    company: str
    tenant: str = Field(index=True)
    title: str
    form_id: str
    form_version: str
    answers: dict[str, Any] = Field(sa_type=sa.JSON)
    job: dict[str, Any] = Field(sa_type=sa.JSON)
    provenance: dict[str, Any] = Field(sa_type=sa.JSON)
    slots: list[str] = Field(sa_type=sa.JSON)
    revision: int
    run: int
    state: str = Field(index=True)
    owner: str
    next_action: str | None
    next_at: datetime | None = Field(sa_type=UtcDateTime, index=True)
    tries: int = 0
    version: int
    created_at: datetime = Field(sa_type=UtcDateTime)
    saved_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    locale: str = ""
    pinned_device: str = ""
    due_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class OrderFileRow(SQLModel, table=True):
    """A file in a slot of an order: of the highest revision the last turn counts; none is ever removed.

    `turn` counts the files put into one slot of one revision, so that a draft keeps all it was ever sent. `dropped`
    marks one that its customer took out again: still listed, no longer counted.
    """

    __tablename__ = "order_files"
    order_id: str = Field(primary_key=True, foreign_key="orders.id")
    slot: str = Field(primary_key=True)
    revision: int = Field(primary_key=True)
    turn: int = Field(default=1, primary_key=True)
    dropped: bool = False
    part: str
    file_id: str
    sha256: str
    name_given: str
    size: int = Field(sa_type=sa.BigInteger)
    received_at: datetime = Field(sa_type=UtcDateTime)


class FileRow(SQLModel, table=True):
    """A file received, whether an order names it yet or not."""

    __tablename__ = "files"
    id: str = Field(primary_key=True)
    owner_id: str
    tenant: str
    sha256: str = Field(index=True)
    md5: str
    size: int = Field(sa_type=sa.BigInteger)
    name_given: str
    received_at: datetime = Field(sa_type=UtcDateTime)


class FactsRow(SQLModel, table=True):
    """What preflight found in a file, once per hash and facts schema."""

    __tablename__ = "facts"
    sha256: str = Field(primary_key=True)
    schema_name: str = Field(primary_key=True)
    data: dict[str, Any] = Field(sa_type=sa.JSON)


class ReadingRow(SQLModel, table=True):
    """How far the reading of a file is that takes a while, for the gateways beside the one that reads it."""

    __tablename__ = "readings"
    sha256: str = Field(primary_key=True)
    pages_read: int
    pages: int
    at: datetime = Field(sa_type=UtcDateTime)


class ReportRow(SQLModel, table=True):
    """The verdict on one file of one revision of an order."""

    __tablename__ = "reports"
    order_id: str = Field(primary_key=True, foreign_key="orders.id")
    revision: int = Field(primary_key=True)
    slot: str = Field(primary_key=True)
    verdict: str
    data: dict[str, Any] = Field(sa_type=sa.JSON)


class ForeignReportRow(SQLModel, table=True):
    """What another preflight program said of a file of an order; it counts as long as the slot holds that file."""

    __tablename__ = "foreign_reports"
    order_id: str = Field(primary_key=True, foreign_key="orders.id")
    slot: str = Field(primary_key=True)
    sha256: str = Field(primary_key=True)
    report_sha256: str = Field(primary_key=True)
    program: str
    name_given: str
    attached_by: str
    attached_at: datetime = Field(sa_type=UtcDateTime)
    findings: list[Any] = Field(sa_type=sa.JSON)


class EventRow(SQLModel, table=True):
    """One thing that happened; rows are only ever added (a trigger refuses the rest)."""

    __tablename__ = "events"
    __table_args__ = {"sqlite_autoincrement": True}
    seq: int | None = Field(default=None, primary_key=True)
    id: str = Field(unique=True)
    at: datetime = Field(sa_type=UtcDateTime)
    order_id: str | None = Field(default=None, index=True)
    kind: str
    actor: str
    on_behalf_of: str = ""
    reason: str = ""
    rule: str = ""
    data: dict[str, Any] = Field(sa_type=sa.JSON)
    prev_hash: str


class CaseRow(SQLModel, table=True):
    """A Case: cause, evidence, whose turn, ranked actions; `alike` is the same for all that one thing has stopped."""

    __tablename__ = "cases"
    id: str = Field(primary_key=True)
    order_id: str | None = Field(default=None, foreign_key="orders.id", index=True)
    device_id: str | None = None
    cause: str
    code: str
    sentence: str
    evidence: dict[str, Any] = Field(sa_type=sa.JSON)
    actions: list[str] = Field(sa_type=sa.JSON)
    turn: str
    state: str = Field(index=True)
    opened_at: datetime = Field(sa_type=UtcDateTime)
    due_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    resolved_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    resolution: str = ""
    version: int = 1
    claimed_by: str = ""
    claimed_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    alike: str = ""


class PendingActionRow(SQLModel, table=True):
    """An action on a Case that a person took in the browser and may still take back until `not_before`.

    `state`: pending, withdrawn, done or refused; at most one is pending for a Case (a partial unique index).
    """

    __tablename__ = "pending_actions"
    __table_args__ = (
        sa.Index(
            "uq_pending_action", "case_id", unique=True,
            sqlite_where=sa.text("state = 'pending'"), postgresql_where=sa.text("state = 'pending'"),
        ),
    )  # fmt: skip
    id: str = Field(primary_key=True)
    case_id: str = Field(foreign_key="cases.id", index=True)
    case_version: int
    person_id: str
    action: str
    asked: dict[str, Any] = Field(sa_type=sa.JSON)
    state: str = Field(index=True)
    outcome: str = ""
    taken_at: datetime = Field(sa_type=UtcDateTime)
    not_before: datetime = Field(sa_type=UtcDateTime, index=True)


class QuestionRow(SQLModel, table=True):
    """What a CSR asked a customer about an order: exactly these fields and files, and nothing else is opened."""

    __tablename__ = "questions"
    id: str = Field(primary_key=True)
    order_id: str = Field(foreign_key="orders.id", index=True)
    case_id: str = Field(foreign_key="cases.id", index=True)
    asked_by: str
    text: str
    fields: list[str] = Field(sa_type=sa.JSON)
    slots: list[str] = Field(sa_type=sa.JSON)
    asked_at: datetime = Field(sa_type=UtcDateTime)
    answered_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    reply: str = ""


class DeliveryRow(SQLModel, table=True):
    """One attempt to hand one ticket to one device: the ledger."""

    __tablename__ = "deliveries"
    __table_args__ = (
        sa.UniqueConstraint("order_id", "revision", "scope", "attempt", name="uq_delivery_key"),
    )
    id: str = Field(primary_key=True)
    order_id: str = Field(foreign_key="orders.id", index=True)
    revision: int
    scope: str
    attempt: int
    device_id: str = Field(index=True)
    state: str = Field(index=True)
    closed: bool = False
    tidied: bool = False
    job_id: str = Field(unique=True)
    job_part_id: str
    dialect: str
    ticket_sha256: str
    files: list[dict[str, Any]] = Field(sa_type=sa.JSON)
    handle: dict[str, Any] = Field(sa_type=sa.JSON)
    receipt: dict[str, Any] = Field(sa_type=sa.JSON)
    created_at: datetime = Field(sa_type=UtcDateTime)
    sent_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class DeviceEventRow(SQLModel, table=True):
    """A piece of evidence from a device, taken once."""

    __tablename__ = "device_events"
    device_id: str = Field(primary_key=True)
    message_id: str = Field(primary_key=True)
    kind: str
    job_id: str
    raw_sha256: str
    text: str
    name: str
    at: datetime = Field(sa_type=UtcDateTime)


class IdempotencyRow(SQLModel, table=True):
    """The answer given to an Idempotency-Key, so that the same request gets it again."""

    __tablename__ = "idempotency"
    key: str = Field(primary_key=True)
    caller: str = Field(primary_key=True)
    request_digest: str
    response: dict[str, Any] = Field(sa_type=sa.JSON)
    at: datetime = Field(sa_type=UtcDateTime)


class PersonRow(SQLModel, table=True):
    """A customer or a member of the shop's staff."""

    __tablename__ = "people"
    id: str = Field(primary_key=True)
    name: str
    email: str = Field(index=True)
    company: str
    role: str
    locale: str = ""


class LinkRow(SQLModel, table=True):
    """An unguessable link that was given out, kept only as the SHA-256 of its token.

    `purpose`: sign-in (one use), order (see one order), draft (go on with one draft), ask (answer one question).
    """

    __tablename__ = "links"
    token_sha256: str = Field(primary_key=True)
    purpose: str
    person_id: str = Field(foreign_key="people.id", index=True)
    order_id: str | None = Field(default=None, foreign_key="orders.id", index=True)
    question_id: str | None = Field(default=None, foreign_key="questions.id")
    created_at: datetime = Field(sa_type=UtcDateTime)
    expires_at: datetime = Field(sa_type=UtcDateTime)
    used_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class SessionRow(SQLModel, table=True):
    """A browser that signed in, known by the SHA-256 of the id in its cookie; `csrf` stands in each of its forms.

    A session that came from a link to one order may see that order only (`order_id`).
    """

    __tablename__ = "sessions"
    session_sha256: str = Field(primary_key=True)
    person_id: str = Field(foreign_key="people.id", index=True)
    csrf: str
    order_id: str | None = Field(default=None, foreign_key="orders.id")
    created_at: datetime = Field(sa_type=UtcDateTime)
    seen_at: datetime = Field(sa_type=UtcDateTime)
    expires_at: datetime = Field(sa_type=UtcDateTime)


class UploadRow(SQLModel, table=True):
    """A resumable upload (tus 1.0): `received` is the length known to be flushed; the file is recorded at its end.

    `state` is an UploadState. The hashes are kept as soon as all bytes are flushed, so that what comes after can be
    done again; `metadata_given` is the client's own header, answered as it came.
    """

    __tablename__ = "uploads"
    id: str = Field(primary_key=True)
    owner_id: str
    tenant: str = Field(index=True)
    order_id: str | None = Field(default=None, foreign_key="orders.id", index=True)
    slot: str = ""
    length: int = Field(sa_type=sa.BigInteger)
    received: int = Field(default=0, sa_type=sa.BigInteger)
    name_given: str
    metadata_given: str = ""
    sha256: str = ""
    md5: str = ""
    state: str = Field(index=True)
    file_id: str | None = None
    lease: str = ""
    lease_until: datetime | None = Field(default=None, sa_type=UtcDateTime)
    created_at: datetime = Field(sa_type=UtcDateTime)
    expires_at: datetime = Field(sa_type=UtcDateTime, index=True)


class MailRow(SQLModel, table=True):
    """A mail that is owed to a person: at most one for each `key`; kept until it is known what became of it.

    `state`: due, sent, failed (a person must look), bounced, or moot (dealt with before it could go out).
    """

    __tablename__ = "mails"
    id: str = Field(primary_key=True)
    key: str = Field(unique=True)
    kind: str
    order_id: str | None = Field(default=None, foreign_key="orders.id", index=True)
    person_id: str
    to: str
    locale: str
    data: dict[str, Any] = Field(sa_type=sa.JSON)
    message_id: str = Field(index=True)
    state: str = Field(index=True)
    tries: int = 0
    next_at: datetime | None = Field(default=None, sa_type=UtcDateTime, index=True)
    problem: str = ""
    created_at: datetime = Field(sa_type=UtcDateTime)
    sent_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class DeviceStateRow(SQLModel, table=True):
    """Whether the shop's people let tickets go to a device at the moment."""

    __tablename__ = "device_states"
    device_id: str = Field(primary_key=True)
    paused: bool
    by: str
    reason: str = ""
    at: datetime = Field(sa_type=UtcDateTime)


class WorkerRow(SQLModel, table=True):
    """A process that takes work, where there are several: it lives as long as its `beat` is counted up.

    No clocks are compared: whoever sees a beat stand still for some seconds of the own time knows that one is dead.
    """

    __tablename__ = "workers"
    id: str = Field(primary_key=True)
    roles: list[str] = Field(sa_type=sa.JSON)
    host: str
    pid: int
    version: str
    started_at: datetime = Field(sa_type=UtcDateTime)
    beat: int = Field(sa_type=sa.BigInteger)


class DutyRow(SQLModel, table=True):
    """Something that one worker at a time does for all: to sweep, or to follow a device."""

    __tablename__ = "duties"
    name: str = Field(primary_key=True)
    worker_id: str


class TokenRow(SQLModel, table=True):
    """An API token, kept only as its SHA-256."""

    __tablename__ = "tokens"
    token_sha256: str = Field(primary_key=True)
    person_id: str = Field(foreign_key="people.id", index=True)
    scopes: list[str] = Field(sa_type=sa.JSON)


class CounterRow(SQLModel, table=True):
    """A running number, e.g. the order numbers of a shop and year."""

    __tablename__ = "counters"
    name: str = Field(primary_key=True)
    value: int
