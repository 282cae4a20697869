"""People: a link that lets one of them in, for whoever runs the shop's machine before any mail goes out."""

from dataclasses import dataclass

from fastapi import APIRouter, Depends, Request

from gateway.domain.errors import UnknownThingError
from gateway.domain.people import Scope
from gateway.services.sign_in import link_for
from gateway.web.auth import ShopHere, require
from gateway.web.inputs import PathId
from gateway.web.problems import documented

router = APIRouter(prefix="/api/v1/people", tags=["people"])


@dataclass(frozen=True, slots=True)
class SignInLink:
    """An address that lets a person in once, within 15 minutes."""

    url: str


@router.post(
    "/{person_id}/sign-in-link",
    status_code=201,
    summary="Make a link for signing in",
    responses=documented(404, 413, 422),
    dependencies=[Depends(require(Scope.PEOPLE_LET_IN))],
)
def make_sign_in_link(person_id: PathId, request: Request, shop: ShopHere) -> SignInLink:
    """Make a link by which a person signs in once; whoever opens it is that person. Scope: `people:let-in`."""
    token = link_for(shop, person_id)
    if token is None:
        raise UnknownThingError(
            f"There is no person '{person_id}'.", fix="The shop's people stand in shop.toml as [[person]]."
        )
    base = shop.base_url or str(request.base_url)
    return SignInLink(f"{base.rstrip('/')}/l/{token}")
