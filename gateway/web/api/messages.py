"""What customer and shop write to each other about an order, questions and their answers, and why it stands still."""

from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Depends
from pydantic import Field

from gateway.domain.people import Caller, Scope
from gateway.services.ask_customer import QuestionView, answer_question, question_view, questions_of
from gateway.services.preview_edit import EditPreview, preview_edit
from gateway.services.why_standing import Standing, why_standing
from gateway.services.write_message import Message, messages, write_message
from gateway.web.action_body import Pointer, Text
from gateway.web.auth import ShopHere, require
from gateway.web.inputs import EXAMPLE_ID, Body, Id, PathId
from gateway.web.problems import documented

router = APIRouter(prefix="/api/v1", tags=["orders"])
Reader = Annotated[Caller, Depends(require(Scope.ORDERS_READ))]
Writer = Annotated[Caller, Depends(require(Scope.ORDERS_WRITE))]
Staff = Annotated[Caller, Depends(require(Scope.WORKBENCH))]
Actor = Annotated[Caller, Depends(require(Scope.CASES_ACT))]


class MessageBody(Body):
    """A message to the other side."""

    text: Text = Field(examples=["When can we have it?"])


class AnswerBody(Body):
    """A customer's answer: new values by JSON pointer, files by slot, words."""

    answers: dict[Pointer, Any] = Field(default={}, max_length=200, examples=[{"/paper": "silk-135"}])
    files: dict[Id, Id] = Field(default={}, max_length=50, examples=[{"single": EXAMPLE_ID}])
    reply: Text = Field(default="")


class EditBody(Body):
    """All answers, as they would be."""

    answers: dict[str, Any]


@dataclass(frozen=True, slots=True)
class MessageList:
    """What was written about an order, oldest first."""

    messages: list[Message]


@dataclass(frozen=True, slots=True)
class QuestionList:
    """The questions about an order, oldest first."""

    questions: list[QuestionView]


@dataclass(frozen=True, slots=True)
class Answered:
    """Where the order stands after an answer."""

    order_state: str


@router.get("/orders/{order_id}/messages", summary="List messages", responses=documented(404, 422))
def list_messages(order_id: PathId, shop: ShopHere, caller: Reader) -> MessageList:
    """List what customer and shop wrote to each other about an order. Scope: `orders:read`."""
    return MessageList(list(messages(shop, caller, order_id)))


@router.post(
    "/orders/{order_id}/messages", summary="Write a message", responses=documented(400, 404, 413, 422, 507)
)
def write(order_id: PathId, body: MessageBody, shop: ShopHere, caller: Writer) -> MessageList:
    """Write to the other side about an order; nothing stands still by it. Scope: `orders:write`."""
    write_message(shop, caller, order_id, body.text)
    return list_messages(order_id, shop, caller)


@router.get(
    "/orders/{order_id}/standing", summary="Say where an order stands", responses=documented(404, 422)
)
def standing(order_id: PathId, shop: ShopHere, caller: Reader) -> Standing:
    """Say in one sentence why an order stands where it does, whose turn it is, until when. Scope: `orders:read`."""
    return why_standing(shop, caller, order_id)


@router.post(
    "/orders/{order_id}/preview",
    summary="Try changed answers out",
    responses=documented(400, 404, 409, 413, 422),
)
def preview(
    order_id: PathId,
    body: EditBody,
    shop: ShopHere,
    caller: Annotated[Caller, Depends(require(Scope.WORKBENCH))],
) -> EditPreview:
    """Say what changed answers would mean: in words, ticket and price; keeps nothing. Scope: `workbench:use`."""
    return preview_edit(shop, caller, order_id, body.answers)


@router.get("/orders/{order_id}/questions", summary="List questions", responses=documented(404, 422))
def list_questions(order_id: PathId, shop: ShopHere, caller: Reader) -> QuestionList:
    """List what the shop asked about an order. Scope: `orders:read`."""
    return QuestionList(list(questions_of(shop, caller, order_id)))


@router.get("/questions/{question_id}", summary="Read a question", responses=documented(404, 422))
def read_question(question_id: PathId, shop: ShopHere, caller: Reader) -> QuestionView:
    """Give a question: its words, and the fields and files that it opens. Scope: `orders:read`."""
    return question_view(shop, caller, question_id)


@router.post(
    "/questions/{question_id}/answer",
    summary="Answer a question",
    responses=documented(400, 404, 409, 413, 422, 507),
)
def answer(question_id: PathId, body: AnswerBody, shop: ShopHere, caller: Actor) -> Answered:
    """Answer a question: the order goes on by itself; words alone lie before the shop. Scope: `cases:act`."""
    return Answered(answer_question(shop, caller, question_id, body.answers, body.files, body.reply))
