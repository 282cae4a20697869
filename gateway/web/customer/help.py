"""Help with files: what every check looks for, why it matters and how to put it right, from the checks themselves."""

from collections.abc import Iterator
from dataclasses import dataclass

from fastapi import APIRouter, Request
from fastapi.responses import Response

from gateway.web.browser import VisitorHere
from gateway.web.customer.start import Reader
from gateway.web.pages import page
from preflight import registered_checks, translation_of

router = APIRouter(include_in_schema=False)
_ORDER = "Flag "
"""How the title of a check begins for those who write checks; to a customer it names what is looked for."""


@dataclass(frozen=True, slots=True)
class Advice:
    """One thing that files are looked at for."""

    id: str
    title: str
    why: str
    fix: str


@router.get("/help/files")
async def files(request: Request, who: VisitorHere, caller: Reader) -> Response:
    """Tell what makes a good file."""
    del caller
    return page("customer/help.html", request, who, advice=list(advice(who.words.locale)))


def advice(locale: str) -> Iterator[Advice]:
    """Yield what each check says of itself, in the reader's language where it has one."""
    for check in registered_checks().values():
        told = translation_of(check, locale)
        said = [str(told.get(name, getattr(check, name))) for name in ("title", "why", "fix")]
        said[0] = said[0].removeprefix(_ORDER).removesuffix(".")
        title, why, fix = (text[:1].upper() + text[1:] for text in said)
        yield Advice(check.id, title, why, fix)
