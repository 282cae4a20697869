"""What goes wrong becomes one kind of answer: a problem document (RFC 9457) that says what, why and how to fix it.

Nothing of the inside is told: an error that is not the caller's to understand carries its code and no more; the log
has the rest.
"""

import errno
from collections.abc import Iterator
from functools import singledispatch
from http import HTTPStatus
from typing import Any

from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field
from sqlalchemy.exc import DBAPIError
from starlette.exceptions import HTTPException

from gateway.domain.errors import Actor, BadAnswersError, BadRequestError, GatewayError, StorageFullError
from gateway.web.wording import worded

MEDIA_TYPE = "application/problem+json"
_DOCS = "/docs/reference/errors"
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})


class UnknownAddressError(GatewayError):
    """Nothing answers at this address."""

    code, actor, status = "no-such-address", Actor.CUSTOMER, 404


class WrongMethodError(GatewayError):
    """The address is right, but it does not take this method."""

    code, actor, status = "wrong-method", Actor.CUSTOMER, 405


class BodyTooLargeError(GatewayError):
    """The body is larger than a request of this kind may be."""

    code, actor, status = "body-too-large", Actor.CUSTOMER, 413


class BadInputError(GatewayError):
    """Parts of the request are missing, unknown or of the wrong kind; `problems` names each."""

    code, actor, status = "bad-input", Actor.CUSTOMER, 422


class InternalError(GatewayError):
    """The gateway itself failed; its log says more."""

    code, actor, status = "internal", Actor.ADMIN, 500


class FieldProblem(BaseModel):
    """One thing wrong with a request: where, what was found and expected, the way out."""

    field: str = Field(
        description="A JSON pointer into the body, or `query:name`, `path:name`, `header:name`.",
        examples=["/quantity"],
    )
    code: str = Field(examples=["too-small"])
    message: str = Field(examples=["Quantity is 5; at least 25 can be ordered."])
    fix: str = Field(examples=["Order 25 or more."])


class ProblemDocument(BaseModel):
    """Why a request was refused or failed, in words for people and a code for programs (RFC 9457)."""

    type: str = Field(
        description="Where the documentation explains this code.", examples=[f"{_DOCS}/bad-answers"]
    )
    title: str = Field(description="What the code means, the same each time.")
    status: int = Field(examples=[422])
    detail: str = Field(description="What happened this time.", examples=["One answer does not fit."])
    why: str = Field(default="", description="Why it matters.", examples=["The order was not placed."])
    fix: str = Field(default="", description="What to do now.", examples=["Correct the fields named below."])
    code: str = Field(examples=["bad-answers"])
    actor: str = Field(description="Who must act: customer, csr, admin or nobody.", examples=["customer"])
    retryable: bool = Field(
        default=False, description="Whether the same request may succeed later, unchanged."
    )
    problems: list[FieldProblem] = Field(default_factory=list, description="Each single fault.")


@singledispatch
def problem_of(error: Exception) -> ProblemDocument:
    """Return the answer for an error; one that nobody foresaw, or of a package below, tells only its code."""
    code, actor = getattr(error, "code", None), getattr(error, "actor", None)
    found = _document(
        InternalError(
            "The gateway could not finish this request.",
            why="Something failed inside; nothing was accepted that was not confirmed to you.",
            fix="Try again; if it repeats, give the shop the time and this code.",
        )
    )
    if isinstance(code, str) and isinstance(actor, str):
        return found.model_copy(update={"code": code, "actor": str(actor), "type": f"{_DOCS}/{code}"})
    return found


@problem_of.register
def _of_ours(error: GatewayError) -> ProblemDocument:
    return _document(error)


@problem_of.register
def _of_answers(error: BadAnswersError) -> ProblemDocument:
    return _document(error, tuple(FieldProblem(**found) for found in error.problems))


@problem_of.register
def _of_input(error: RequestValidationError) -> ProblemDocument:
    faults = tuple(FieldProblem(**worded(fault)) for fault in error.errors())
    first = faults[0].message if len(faults) == 1 else f"{len(faults)} parts of the request do not fit."
    refusal = BadInputError(
        first, why="Nothing was done.", fix="Correct what is named below and send it again."
    )
    return _document(refusal, faults)


@problem_of.register
def _of_http(error: HTTPException) -> ProblemDocument:
    refusals: dict[int, GatewayError] = {
        404: UnknownAddressError(
            "There is nothing at this address.", fix="GET /api/v1/openapi.json lists all."
        ),
        405: WrongMethodError(
            "The address does not take this method.", fix="The header 'Allow' names what it takes."
        ),
    }
    refusal = refusals.get(error.status_code) or BadRequestError(
        "The request could not be read.",
        why=str(error.detail),
        fix="Send one well-formed JSON object in UTF-8.",
    )
    return _document(refusal)


@problem_of.register
def _of_system(error: OSError) -> ProblemDocument:
    return _full() if error.errno in _FULL else problem_of.dispatch(Exception)(error)


@problem_of.register
def _of_database(error: DBAPIError) -> ProblemDocument:
    full = getattr(error.orig, "sqlite_errorname", "") == "SQLITE_FULL"
    return _full() if full else problem_of.dispatch(Exception)(error)


def _full() -> ProblemDocument:
    return _document(
        StorageFullError(
            "There is no room left where the gateway keeps things, so this was not accepted.",
            why="What cannot be kept safely is not taken.",
            fix="The shop must free space; then send it again.",
        )
    )


def _document(error: GatewayError, problems: tuple[FieldProblem, ...] = ()) -> ProblemDocument:
    kind = type(error)
    return ProblemDocument(
        type=f"{_DOCS}/{kind.code}", title=(kind.__doc__ or kind.code).splitlines()[0], status=kind.status,
        detail=error.what, why=error.why, fix=error.fix, code=kind.code, actor=str(kind.actor),
        retryable=kind.retryable, problems=list(problems),
    )  # fmt: skip


def answer(error: Exception) -> JSONResponse:
    """Return the response for an error, with the headers that its status asks for."""
    document = problem_of(error)
    headers = dict(error.headers or {}) if isinstance(error, HTTPException) else {}
    if document.status == HTTPStatus.UNAUTHORIZED:
        headers["WWW-Authenticate"] = "Bearer"
    return JSONResponse(document.model_dump(), document.status, headers, MEDIA_TYPE)


_MEANINGS: dict[int, str] = {
    400: "The body cannot be read at all.",
    401: "There is no token, or nobody knows it.",
    403: "The token may not be used for this.",
    404: "There is no such thing, or it belongs to somebody else.",
    408: "Nothing arrived for so long that the request was ended.",
    409: "The order or Case has moved on, so this is not possible now.",
    413: "The body is too large.",
    422: "Something in the request does not fit; `problems` says where and how to fix it.",
    500: "The gateway itself failed.",
    507: "There is no room left to keep it.",
}


def documented(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """Return the problem responses of a route for its description: those named, no or too weak a token, our failure."""
    return dict(_described((401, 403, *statuses, 500)))


def _described(statuses: tuple[int, ...]) -> Iterator[tuple[int | str, dict[str, Any]]]:
    for status in statuses:
        content = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/ProblemDocument"}}}
        yield status, {"description": _MEANINGS[status], "content": content}
