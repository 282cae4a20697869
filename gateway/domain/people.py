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
    DEVICES_RUN = "devices:run"
    WORKBENCH = "workbench:use"
    PEOPLE_LET_IN = "people:let-in"


_CUSTOMER = frozenset(
    {
        Scope.FORMS_READ, Scope.FILES_WRITE, Scope.ORDERS_WRITE, Scope.ORDERS_READ,
        Scope.CASES_READ, Scope.CASES_ACT, Scope.EVENTS_READ,
    }
)  # fmt: skip
SCOPES: dict[Role, frozenset[Scope]] = {
    Role.CUSTOMER: _CUSTOMER,
    Role.CSR: _CUSTOMER | {Scope.DEVICES_READ, Scope.DEVICES_TEST, Scope.DEVICES_RUN, Scope.WORKBENCH},
    Role.MANAGER: frozenset(Scope) - {Scope.PEOPLE_LET_IN},
    Role.ADMIN: frozenset(Scope),
}


@dataclass(frozen=True, slots=True)
class Caller:
    """The person or token behind a request.

    `only_order` is set for a browser that came by a link to one order: it sees that order and nothing else.
    """

    id: str
    name: str
    role: Role
    company: str
    scopes: frozenset[Scope]
    locale: str = ""
    only_order: str = ""

    @property
    def tenant(self) -> str:
        """Return whose things the caller owns and sees: the company's, or for a private person their own.

        Who came by a link to one order owns what they send with it, and shares no list with anybody.
        """
        if self.only_order:
            return f"order:{self.only_order}"
        return self.company or f"person:{self.id}"

    @property
    def is_staff(self) -> bool:
        """Say whether the caller works for the shop and so sees every order."""
        return self.role is not Role.CUSTOMER and not self.only_order

    def may(self, scope: Scope) -> bool:
        """Say whether the caller's token carries the scope."""
        return scope in self.scopes

    def sees(self, order_id: str, tenant: str) -> bool:
        """Say whether an order of this id and tenant is the caller's to see."""
        return self.is_staff or tenant == self.tenant or bool(self.only_order and order_id == self.only_order)


def caller_for(  # noqa: PLR0913 - a person has these parts, and a session or token adds the rest
    person_id: str,
    name: str,
    role: Role,
    company: str,
    *,
    scopes: frozenset[Scope],
    locale: str = "",
    only_order: str = "",
) -> Caller:
    """Return the caller a token or session stands for: never more than the role, or one order's link, allows."""
    allowed = SCOPES[Role.CUSTOMER if only_order else role]
    return Caller(person_id, name, role, company, scopes & allowed, locale, only_order)
