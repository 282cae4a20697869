"""The queue of Cases, and what could be done about one."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query

from gateway.domain.people import Caller, Scope
from gateway.domain.queue_views import QueueView
from gateway.services.list_queue import Queue, queue
from gateway.services.preview_edit import EditPreview
from gateway.services.suggest_fixes import Suggestion, suggestions
from gateway.web.auth import ShopHere, require
from gateway.web.inputs import Limit, PathId
from gateway.web.problems import documented

router = APIRouter(prefix="/api/v1", tags=["cases"])
Staff = Annotated[Caller, Depends(require(Scope.WORKBENCH))]


@dataclass(frozen=True, slots=True)
class SuggestionView:
    """A proposal: a key and values to word it by, the action to post as it stands, and for an edit what it changes."""

    key: str
    values: Mapping[str, str]
    action: dict[str, Any]
    preview: EditPreview | None


@dataclass(frozen=True, slots=True)
class SuggestionList:
    """What could be done about a Case, the best first."""

    suggestions: list[SuggestionView]


@router.get("/queue", summary="Read the queue", responses=documented(422))
def read_queue(
    shop: ShopHere,
    caller: Staff,
    view: Annotated[QueueView, Query(description="Which Cases.")] = QueueView.NEEDS,
    limit: Limit = 50,
) -> Queue:
    """Give a view of the queue, the most urgent first, each with its reasons. Scope: `workbench:use`."""
    return queue(shop, caller, view, limit=limit)


@router.get("/cases/{case_id}/suggestions", summary="Suggest what to do", responses=documented(404, 422))
def suggest(case_id: PathId, shop: ShopHere, _caller: Staff) -> SuggestionList:
    """Propose actions on a Case, the best first; each is valid as it stands. Scope: `workbench:use`."""
    return SuggestionList([_view(one) for one in suggestions(shop, case_id)])


def _view(one: Suggestion) -> SuggestionView:
    return SuggestionView(one.key, one.values, one.action.to_dict(), one.preview)
