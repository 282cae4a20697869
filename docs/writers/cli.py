"""The command line, from the program that parses it."""

from collections.abc import Iterator
from typing import Any

import typer.main

from gateway.cli.app import app
from writers import Page
from writers._markdown import code, page, table, type_name


def pages() -> Iterator[Page]:
    """Yield the one page of the command line."""
    root = typer.main.get_command(app)
    commands = list(_commands(root, root.name or ""))
    rows = [(code(name), _sentence(command)) for name, command in commands]
    yield (
        "cli.md",
        page(
            "Command line",
            root.help or "",
            root.epilog or "",
            "Each command has `--help`. `--json`, where there is one, prints one JSON document on standard output; "
            "everything else goes to standard error then.",
            table(("command", "what it does"), rows),
            *(_section(name, command) for name, command in commands),
        ),
    )


def _commands(group: Any, prefix: str) -> Iterator[tuple[str, Any]]:  # noqa: ANN401 - a command of the parser
    """Yield every command that does something, in the order of the help."""
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from _commands(command, f"{prefix} {name}")
        else:
            yield f"{prefix} {name}", command


def _sentence(command: Any) -> str:  # noqa: ANN401 - a command of the parser
    return str(command.help or "").split("\n\n", maxsplit=1)[0]


def _section(name: str, command: Any) -> str:  # noqa: ANN401 - a command of the parser
    rows = [_row(one) for one in command.params if one.name != "help"]
    parts = [f"## {name}", " ".join(str(command.help or "").split()), _example(command)]
    parts += [table(("argument or option", "default", "meaning"), rows)] if rows else []
    return "\n\n".join(part for part in parts if part)


def _example(command: Any) -> str:  # noqa: ANN401 - a command of the parser
    text = str(command.epilog or "")
    return f"```console\n$ {text.removeprefix('Example: ')}\n```" if text.startswith("Example: ") else text


def _row(one: Any) -> tuple[str, str, str]:  # noqa: ANN401 - a parameter of the parser
    is_option = one.param_type_name == "option"
    name = ", ".join(one.opts) if is_option else one.metavar or one.name.upper()
    kind = one.metavar or type_name(one.type_descriptor.annotation).upper().replace(" ", "-")
    value = f" {kind}" if is_option and not one.is_flag else ""
    shown = "" if callable(one.default) or one.default in (None, "", False, [], ()) else str(one.default)
    return code(f"{name}{value}"), "must be given" if one.required else code(shown), str(one.help or "")
