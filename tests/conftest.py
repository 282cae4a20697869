"""Logs of the code under test are lines, not pictures; tests marked `database` run on each of `--database`.

structlog's own default draws tracebacks with all locals.
"""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
import structlog

from databases import DATABASES, KINDS
from preflight_store import STORE

_SERVICES = Path(__file__).parent / "unit" / "gateway" / "services"
_END_TO_END = Path(__file__).parent / "e2e"
structlog.configure(processors=[structlog.processors.add_log_level, structlog.processors.JSONRenderer()])


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--database", default="sqlite", help=f"run tests marked `database` on these, of {', '.join(KINDS)}"
    )


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    kinds = metafunc.config.getoption("--database").split(",")
    if _on_each(metafunc.definition):
        metafunc.parametrize("database", kinds, indirect=True, scope="session")


def pytest_itemcollected(item: pytest.Item) -> None:
    if _on_each(item) and not item.get_closest_marker("database"):
        item.add_marker("database")


def _on_each(item: pytest.Item) -> bool:
    """Say whether a test runs on each database: it says so, or it is a service's or from end to end."""
    return bool(item.get_closest_marker("database")) or not {_SERVICES, _END_TO_END}.isdisjoint(
        item.path.parents
    )


@pytest.fixture(scope="session", autouse=True)
def database(request: pytest.FixtureRequest) -> str:
    """The kind of database that the test runs on."""
    DATABASES.kind = getattr(request, "param", "sqlite")
    return DATABASES.kind


@pytest.fixture(scope="session", autouse=True)
def _facts_shared_by_workers(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> None:
    if hasattr(request.config, "workerinput"):  # the environment says so to a run within a worker's test, too
        STORE.folder = tmp_path_factory.getbasetemp().parent


@pytest.fixture(autouse=True)
def _databases_of_one_test(request: pytest.FixtureRequest, database: str) -> Iterator[None]:
    if request.node.get_closest_marker("database"):
        request.node.user_properties.append(("database", database))
    made = DATABASES.made
    if _END_TO_END in request.node.path.parents and database != "sqlite":
        folder = request.getfixturevalue("tmp_path")
        request.getfixturevalue("monkeypatch").setenv("GATEWAY_DATABASE_URL", DATABASES.url(folder))
    yield
    DATABASES.forget(made)


class _Counts:
    """How many tests ended how on each database: the same on all, or the run has failed."""

    def __init__(self) -> None:
        self.ended: dict[str, Counter[str]] = {}

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        kind = dict(report.user_properties).get("database")
        if isinstance(kind, str) and (report.when == "call" or report.outcome != "passed"):
            self.ended.setdefault(kind, Counter())[report.outcome] += 1

    @property
    def unequal(self) -> bool:
        """Say whether the databases differ."""
        return len({tuple(sorted(counts.items())) for counts in self.ended.values()}) > 1

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        if self.unequal and session.exitstatus == pytest.ExitCode.OK:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        if len(self.ended) > 1:
            terminalreporter.section("each database")
            for kind, counts in self.ended.items():
                words = ", ".join(f"{count} {outcome}" for outcome, count in sorted(counts.items()))
                terminalreporter.write_line(f"{kind:<12} {words}")
            terminalreporter.write_line("The counts differ." if self.unequal else "The counts are equal.")


def pytest_configure(config: pytest.Config) -> None:
    config.pluginmanager.register(_Counts(), "counts-of-each-database")


def pytest_sessionfinish() -> None:
    DATABASES.stop()
