"""The order sheet of an order, to be printed and to go with the job."""

from collections.abc import Iterator, Sequence

from fastapi import APIRouter, Request
from fastapi.responses import Response
from starlette.concurrency import run_in_threadpool

from gateway.domain.people import Caller
from gateway.services.by_hand import by_hand
from gateway.services.docket import Docket, DocketPart, bars, square, write_docket
from gateway.services.shop import Shop
from gateway.services.show_pages import STRIP_PX, page_picture
from gateway.web.auth import ShopHere
from gateway.web.browser import VisitorHere
from gateway.web.customer.file_view import FileShown
from gateway.web.customer.order_view import OrderShown, order_shown
from gateway.web.customer.start import Reader
from gateway.web.inputs import PathId
from gateway.web.pages import page
from gateway.web.words import Words, plain
from order_forms import Question
from preflight import Picture

router = APIRouter(include_in_schema=False)
_HEADS = ("order", "parts", "part", "pages", "file", "details")


@router.get("/orders/{order_id}/docket.pdf")
async def read_docket(
    order_id: PathId, request: Request, who: VisitorHere, shop: ShopHere, caller: Reader
) -> Response:
    """Give the order sheet as a PDF."""
    base = shop.base_url or f"{request.url.scheme}://{request.url.netloc}"
    docket, _ = await run_in_threadpool(_docket, shop, caller, order_id, (base.rstrip("/"), who.words))
    data = await run_in_threadpool(write_docket, docket)
    headers = {"Content-Disposition": f'inline; filename="{docket.number}.pdf"'}
    return Response(data, 200, headers, "application/pdf")


@router.get("/orders/{order_id}/print")
async def show_sheet(
    order_id: PathId, request: Request, who: VisitorHere, shop: ShopHere, caller: Reader
) -> Response:
    """Show the order sheet as a page to be printed by the browser."""
    base = shop.base_url or f"{request.url.scheme}://{request.url.netloc}"
    docket, found = await run_in_threadpool(_docket, shop, caller, order_id, (base.rstrip("/"), who.words))
    return page(
        "customer/print.html", request, who, d=docket, o=found, bars=bars(docket.number),
        square=square(docket.address),
    )  # fmt: skip


def _docket(shop: Shop, caller: Caller, order_id: str, how: tuple[str, Words]) -> tuple[Docket, OrderShown]:
    base, words = how
    found = order_shown(shop, caller, order_id, words.locale)
    order = found.order
    docket = Docket(
        shop=plain(shop.name), number=order.number, title=plain(order.title), product=found.form_title,
        address=f"{base}/orders/{order.id}", parts=[_part(shop, file) for file in found.files],
        details=[*_details(found, words), *_by_hand(shop, caller, order.id, words)],
        heads={name: words(f"order.sheet_{name}") for name in _HEADS},
        printed=words("order.sheet_printed", when=words.moment(shop.clock())),
    )  # fmt: skip
    return docket, found


def _part(shop: Shop, file: FileShown) -> DocketPart:
    name = "" if file.row is None else plain(file.row.name_given)
    pages = str(file.count) if file.count else ""
    if file.row is None or not file.count:
        return DocketPart(file.label, pages, name)
    drawn = page_picture(shop, file.row.sha256, 1, STRIP_PX)
    return DocketPart(file.label, pages, name, drawn.data if isinstance(drawn, Picture) else b"")


def _details(found: OrderShown, words: Words) -> Iterator[tuple[str, str]]:
    for section in found.sections:
        yield from _said(section.questions, words, "")


def _by_hand(shop: Shop, caller: Caller, order_id: str, words: Words) -> Iterator[tuple[str, str]]:
    """Tell the shop's own people what the device passes over."""
    if not caller.is_staff:
        return
    with shop.store.read() as tx:
        told = by_hand(tx, order_id)
    for topic, asked in told.ignored:
        yield words("order.sheet_by_hand"), plain(f"{words('csr.topic_' + topic.replace('-', '_'))}: {asked}")


def _said(questions: Sequence[Question], words: Words, part: str) -> Iterator[tuple[str, str]]:
    for question in questions:
        if question.inside:
            named = question.label if question.widget == "element" else part
            yield from _said(question.inside, words, named)
            continue
        chosen = ", ".join(option.label for option in question.options if option.is_chosen)
        value = chosen or question.value
        if value and not (question.widget == "fixed" and len(question.options) > 1):
            unit = f" {words(f'form.unit_{question.suffix}')}" if question.suffix in ("mm", "in") else ""
            yield f"{part}: {question.label}" if part else question.label, plain(f"{value}{unit}")
