"""Who may do what: roles, scopes and the caller that every service is told about."""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """The roles of people; a device gets none of them."""

    CUSTOMER = "customer"
    CSR = "csr"
    MANAGER = "manager"
    ADMIN = "admin"


class Scope(StrEnum):
    """What a token may be used for."""

    FORMS_READ = "forms:read"
    FILES_WRITE = "files:write"
    ORDERS_WRITE = "orders:write"
    ORDERS_READ = "orders:read"
    CASES_READ = "cases:read"
    CASES_ACT = "cases:act"
    EVENTS_READ = "events:read"
    DEVICES_READ = "devices:read"
    DEVICES_TEST = "devices:test"


_CUSTOMER = frozenset(
    {
        Scope.FORMS_READ, Scope.FILES_WRITE, Scope.ORDERS_WRITE, Scope.ORDERS_READ,
        Scope.CASES_READ, Scope.CASES_ACT, Scope.EVENTS_READ,
    }
)  # fmt: skip
SCOPES: dict[Role, frozenset[Scope]] = {
    Role.CUSTOMER: _CUSTOMER,
    Role.CSR: _CUSTOMER | {Scope.DEVICES_READ, Scope.DEVICES_TEST},
    Role.MANAGER: frozenset(Scope),
    Role.ADMIN: frozenset(Scope),
}


@dataclass(frozen=True, slots=True)
class Caller:
    """The person or token behind a request."""

    id: str
    name: str
    role: Role
    company: str
    scopes: frozenset[Scope]

    @property
    def tenant(self) -> str:
        """Return whose things the caller owns and sees: the company's, or for a private person their own."""
        return self.company or f"person:{self.id}"

    @property
    def is_staff(self) -> bool:
        """Say whether the caller works for the shop and so sees every order."""
        return self.role is not Role.CUSTOMER

    def may(self, scope: Scope) -> bool:
        """Say whether the caller's token carries the scope."""
        return scope in self.scopes
