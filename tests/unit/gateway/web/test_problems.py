"""Errors as problem documents: each has its words, and the inside stays inside."""

import errno
import sqlite3
from collections.abc import Iterator

import pytest
from sqlalchemy.exc import OperationalError

from adapters import ConfigError
from gateway.domain.errors import Actor, BadAnswersError, GatewayError
from gateway.web.problems import answer, problem_of
from jdf import JdfError, JobSpecError


def kinds(base: type[GatewayError]) -> Iterator[type[GatewayError]]:
    for kind in base.__subclasses__():
        if kind.__module__ == base.__module__:
            yield kind
            yield from kinds(kind)


def an_error(kind: type[GatewayError]) -> GatewayError:
    return kind("what", ()) if issubclass(kind, BadAnswersError) else kind("what", why="why", fix="fix")


@pytest.mark.parametrize(
    "kind", sorted(kinds(GatewayError), key=lambda kind: kind.code), ids=lambda kind: kind.code
)
def test_each_of_our_errors_has_a_document_with_title_code_and_actor(kind: type[GatewayError]) -> None:
    found = problem_of(an_error(kind))
    assert (found.code, found.status, found.detail) == (kind.code, kind.status, "what")
    assert found.type == f"/docs/reference/errors/{kind.code}"
    assert found.title.endswith(".")
    assert found.actor in set(Actor)


def test_no_two_of_our_errors_share_a_code() -> None:
    codes = [kind.code for kind in kinds(GatewayError)]
    assert sorted(codes) == sorted(set(codes))


@pytest.mark.parametrize(
    ("error", "code", "actor"),
    [
        (JobSpecError("parts[0]", "/srv/secret"), "job-spec-malformed", "admin"),
        (JdfError("/srv/secret"), "jdf-error", "csr"),
        (ConfigError("/srv/secret"), "device-config", "admin"),
        (RuntimeError("/srv/secret"), "internal", "admin"),
        (KeyError("/srv/secret"), "internal", "admin"),
        (OSError(errno.EIO, "broken", "/srv/secret"), "internal", "admin"),
        (OperationalError("select", {}, sqlite3.OperationalError("/srv/secret")), "internal", "admin"),
    ],
)
def test_an_error_from_inside_tells_its_code_and_nothing_else(
    error: Exception, code: str, actor: str
) -> None:
    response = answer(error)
    assert response.status_code == 500
    assert b"secret" not in response.body
    found = problem_of(error)
    assert (found.code, found.actor, found.type) == (code, actor, f"/docs/reference/errors/{code}")


def a_full_database() -> OperationalError:
    with sqlite3.connect(":memory:") as database:
        database.execute("pragma max_page_count = 2")
        with pytest.raises(sqlite3.OperationalError) as full:
            database.execute("create table t as select zeroblob(100000)")
    return OperationalError("create", {}, full.value)


@pytest.mark.parametrize(
    "error", [OSError(errno.ENOSPC, "full"), OSError(errno.EDQUOT, "quota"), a_full_database()], ids=str
)
def test_no_room_is_said_as_such_whoever_found_it(error: Exception) -> None:
    found = problem_of(error)
    assert (found.status, found.code, found.retryable) == (507, "storage-full", True)
