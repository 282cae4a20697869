"""What goes wrong, as a page for people: the same words as the problem document, in the look of the shop."""

from urllib.parse import quote

from fastapi import Request
from fastapi.responses import RedirectResponse, Response

from gateway.domain.errors import BadAnswersError, NotSignedInError
from gateway.web.browser import Visitor
from gateway.web.pages import page
from gateway.web.problems import problem_of
from gateway.web.words import Words, choose


def wants_page(request: Request) -> bool:
    """Say whether whoever asks is a person at a browser and not a program."""
    return "text/html" in request.headers.get("accept", "") and not request.url.path.startswith(
        ("/api/", "/uploads")
    )


def page_of(request: Request, error: Exception) -> Response:
    """Answer an error as a page; who is not signed in is led to the door and back again."""
    if isinstance(error, NotSignedInError):
        there = (
            quote(f"{request.url.path}?{request.url.query}".rstrip("?")) if request.method == "GET" else "/"
        )
        return RedirectResponse(f"/sign-in?to={there}", 303)
    problem = problem_of(error)
    brand = request.app.state.shop.brand
    words = Words(choose(request.headers.get("accept-language", ""), brand.locale), brand.timezone)
    who = getattr(request.state, "visitor", None) or Visitor(None, words)
    known = who.words.has(f"problems.{problem.code}")
    told = who.words(f"problems.{problem.code}") if known else problem.detail
    faults = problem.problems if isinstance(error, BadAnswersError) else []
    return page(
        "problem.html",
        request,
        who,
        status=problem.status,
        problem=problem,
        told=told,
        known=known,
        faults=faults,
    )
