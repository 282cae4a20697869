"""The command line as a whole: every verb explains itself, and every end has its exit code."""

import subprocess
import sys
from collections.abc import Iterator

import pytest
import typer

from cli_builders import ran
from gateway._version import __version__
from gateway.cli.app import app


def verbs() -> Iterator[tuple[str, ...]]:
    group = typer.main.get_command(app)
    for name, command in group.commands.items():  # type: ignore[attr-defined]
        inner = getattr(command, "commands", None)
        yield from ([(name,)] if inner is None else [(name, verb) for verb in inner])


VERBS = sorted(verbs())
LASTING = {("serve",), ("worker",), ("listen",)}


def test_the_verbs_are_those_promised() -> None:
    alone = {verb[0] for verb in VERBS if len(verb) == 1}
    assert alone == {
        "init", "serve", "worker", "listen", "demo", "doctor", "preflight", "read-report", "migrate-db",
    }  # fmt: skip
    assert {verb[0] for verb in VERBS if len(verb) == 2} == {
        "order", "case", "ticket", "device", "forms", "person",
    }  # fmt: skip


@pytest.mark.parametrize("verb", VERBS, ids=" ".join)
def test_every_verb_explains_itself_with_an_example(
    verb: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    said = ran(capsys, *verb, "--help")
    assert said.code == 0
    assert f"Example: jdf-gateway {' '.join(verb)}" in " ".join(said.out.split())


@pytest.mark.parametrize("verb", [verb for verb in VERBS if verb not in LASTING], ids=" ".join)
def test_every_verb_that_ends_can_speak_to_programs(
    verb: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert "--json" in ran(capsys, *verb, "--help").out


def test_the_exit_codes_stand_in_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    said = " ".join(ran(capsys, "--help").out.split())
    assert (
        "Exit codes: 0 all is well, 1 a problem was found, 2 usage or settings, 3 no gateway answers." in said
    )


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    said = ran(capsys, "--version")
    assert (said.code, said.out) == (0, f"jdf-gateway {__version__}\n")


@pytest.mark.parametrize(
    "words", [["no-such-verb"], ["order", "submit"], ["doctor", "--no-such-option"], ["init", "a", "b"]]
)
def test_a_wrong_command_line_ends_with_2(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert ran(capsys, *words).code == 2


def test_asking_for_help_loads_neither_web_nor_database() -> None:
    program = (
        "import sys; from gateway.cli.app import run; run(['--help']);"
        "heavy = {'fastapi', 'sqlmodel', 'dbos', 'lxml', 'httpx', 'pikepdf'} & set(sys.modules);"
        "sys.exit(str(heavy) if heavy else 0)"
    )
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr


def test_python_m_gateway_is_the_same_program() -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "gateway", "--version"], capture_output=True, text=True, check=False
    )
    assert (ended.returncode, ended.stdout) == (0, f"jdf-gateway {__version__}\n")
