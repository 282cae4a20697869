"""Order forms: what can be ordered, and which questions each product asks."""

from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query

from gateway.domain.people import Scope
from gateway.services.submit_order import find_form
from gateway.web.auth import ShopHere, require
from gateway.web.inputs import Clean, PathId
from gateway.web.problems import documented
from order_forms import FileSlot, Form

router = APIRouter(prefix="/api/v1/forms", tags=["forms"], dependencies=[Depends(require(Scope.FORMS_READ))])
Locale = Annotated[
    str, Query(max_length=35, description="The language of the texts, e.g. `de` or `de-AT`."), Clean
]


@dataclass(frozen=True, slots=True)
class FormSummary:
    """A line of the list of forms."""

    id: str
    version: str
    title: str


@dataclass(frozen=True, slots=True)
class FormList:
    """What can be ordered here."""

    forms: list[FormSummary]


@dataclass(frozen=True, slots=True)
class FormView:
    """A form: its JSON Schema 2020-12, its texts in one language, every file it can ask for."""

    id: str
    version: str
    title: str
    schema: dict[str, Any]
    texts: dict[str, Any]
    slots: tuple[FileSlot, ...]


@router.get("", summary="List the order forms", responses=documented(422))
def list_forms(shop: ShopHere, locale: Locale = "en") -> FormList:
    """List what can be ordered here. Scope: `forms:read`."""
    return FormList([_summary(form, locale) for _, form in sorted(shop.forms.items())])


@router.get("/{form_id}", summary="Read an order form", responses=documented(404, 422))
def read_form(form_id: PathId, shop: ShopHere, locale: Locale = "en") -> FormView:
    """Give the form's schema (the answers of an order must fit it), its texts and its files. Scope: `forms:read`."""
    form = find_form(shop, form_id)
    return FormView(
        form.id, form.version, form.title(locale), dict(form.schema), dict(form.words(locale)), form.slots
    )


def _summary(form: Form, locale: str) -> FormSummary:
    return FormSummary(form.id, form.version, form.title(locale))
