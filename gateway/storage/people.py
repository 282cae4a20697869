"""The repository of people, tokens, cached facts and idempotent answers."""

import hashlib
from collections.abc import Collection, Sequence
from typing import Any

from sqlmodel import Session, col, delete, func, select

from gateway.domain.people import Caller, Role, Scope, caller_for
from gateway.storage.rows import FactsRow, IdempotencyRow, PersonRow, TokenRow


def token_digest(token: str) -> str:
    """Return what is kept of a token: its SHA-256."""
    return hashlib.sha256(token.encode()).hexdigest()


class People:
    """People and their tokens inside one transaction."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def save(self, person: PersonRow, token: str, scopes: frozenset[Scope]) -> None:
        """Add or renew a person with exactly one token."""
        self._session.exec(delete(TokenRow).where(col(TokenRow.person_id) == person.id))
        self.let_in(person, token, scopes)

    def let_in(self, person: PersonRow, token: str, scopes: frozenset[Scope]) -> None:
        """Add or renew a person with one token more."""
        self._session.merge(person)
        self._session.flush()
        self._session.merge(
            TokenRow(
                token_sha256=token_digest(token),
                person_id=person.id,
                scopes=sorted(scope.value for scope in scopes),
            )
        )

    def forget_others(self, person_ids: Sequence[str]) -> None:
        """Let the tokens of everybody else work no more; the people stay, for the orders that name them."""
        self._session.exec(delete(TokenRow).where(col(TokenRow.person_id).not_in(person_ids)))

    def get(self, person_id: str) -> PersonRow | None:
        """Return the person with this id."""
        return self._session.get(PersonRow, person_id)

    def names(self, person_ids: Collection[str]) -> dict[str, str]:
        """Return what these people are called."""
        query = select(PersonRow.id, PersonRow.name).where(col(PersonRow.id).in_(person_ids))
        return {person_id: name for person_id, name in self._session.exec(query)}  # noqa: C416 (mypy knows rows as no pairs)

    def as_caller(self, person_id: str) -> Caller | None:
        """Return a person with all that their role may do."""
        person = self.get(person_id)
        if person is None:
            return None
        return caller_for(
            person.id, person.name, Role(person.role), person.company,
            scopes=frozenset(Scope), locale=person.locale,
        )  # fmt: skip

    def add(self, person: PersonRow) -> None:
        """Add a person without a token."""
        self._session.add(person)
        self._session.flush()

    def by_email(self, email: str) -> PersonRow | None:
        """Return the person with this address, in whatever case it is written."""
        return self._session.exec(
            select(PersonRow).where(func.lower(PersonRow.email) == email.lower()).order_by(col(PersonRow.id))
        ).first()

    def caller(self, token: str) -> Caller | None:
        """Return whose token this is, with what it may be used for."""
        row = self._session.get(TokenRow, token_digest(token))
        person = None if row is None else self._session.get(PersonRow, row.person_id)
        if row is None or person is None:
            return None
        scopes = frozenset(Scope(name) for name in row.scopes)
        return caller_for(
            person.id, person.name, Role(person.role), person.company, scopes=scopes, locale=person.locale
        )


class Memory:
    """What was found out or answered once: facts by file hash, answers by Idempotency-Key."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def facts(self, sha256: str, schema_name: str) -> dict[str, Any] | None:
        """Return the facts of a file under a schema, if they were ever collected."""
        row = self._session.get(FactsRow, (sha256, schema_name))
        return None if row is None else row.data

    def keep_facts(self, sha256: str, schema_name: str, data: dict[str, Any]) -> None:
        """Keep the facts of a file."""
        self._session.merge(FactsRow(sha256=sha256, schema_name=schema_name, data=data))

    def answer(self, key: str, caller: str) -> IdempotencyRow | None:
        """Return the answer given to this key and caller before."""
        return self._session.get(IdempotencyRow, (key, caller))

    def keep_answer(self, row: IdempotencyRow) -> None:
        """Keep an answer for its key."""
        self._session.add(row)
