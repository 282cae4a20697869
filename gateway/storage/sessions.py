"""The repository of links given out and of browsers signed in."""

from datetime import datetime

from sqlmodel import Session, col, delete

from gateway.domain.people import Caller, Role, Scope, caller_for
from gateway.storage.people import token_digest
from gateway.storage.rows import LinkRow, PersonRow, SessionRow


class Sessions:
    """Links and sessions inside one transaction; both are found by a secret and kept only as its SHA-256."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add_link(self, row: LinkRow) -> None:
        """Keep a link."""
        self._session.add(row)

    def link(self, token: str) -> LinkRow | None:
        """Return the link that this token opens, whatever became of it."""
        return self._session.get(LinkRow, token_digest(token))

    def add(self, row: SessionRow) -> None:
        """Keep a session."""
        self._session.add(row)

    def get(self, secret: str) -> SessionRow | None:
        """Return the session of a browser's cookie."""
        return self._session.get(SessionRow, token_digest(secret))

    def end(self, secret: str) -> None:
        """Let a browser's cookie open nothing any more."""
        self._session.exec(delete(SessionRow).where(col(SessionRow.session_sha256) == token_digest(secret)))

    def forget_expired(self, now: datetime) -> None:
        """Drop sessions and links whose time is over."""
        self._session.exec(delete(SessionRow).where(col(SessionRow.expires_at) < now))
        self._session.exec(delete(LinkRow).where(col(LinkRow.expires_at) < now))

    def caller(self, row: SessionRow) -> Caller | None:
        """Return whom a session stands for, with all that their role may do."""
        person = self._session.get(PersonRow, row.person_id)
        if person is None:
            return None
        return caller_for(
            person.id, person.name, Role(person.role), person.company,
            scopes=frozenset(Scope), locale=person.locale, only_order=row.order_id or "",
        )  # fmt: skip
