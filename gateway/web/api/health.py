"""Whether the gateway answers."""

from dataclasses import dataclass

from fastapi import APIRouter

from gateway.web.auth import ShopHere

router = APIRouter(tags=["health"])


@dataclass(frozen=True, slots=True)
class Health:
    """That the gateway answers, and which version of it."""

    status: str
    version: str


@router.get("/healthz", summary="Ask whether the gateway answers")
async def read_health(shop: ShopHere) -> Health:
    """Answer `ok` and the version; needs no token."""
    return Health("ok", shop.version)
