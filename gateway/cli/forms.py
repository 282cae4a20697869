"""`jdf-gateway forms`: check order forms before a customer meets them."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from gateway.cli.options import HERE, AsJson, ShopDir, settings_of
from gateway.cli.output import Exit, print_json, print_table, say

if TYPE_CHECKING:
    from order_forms import Form

NAME = "forms"
app = typer.Typer(no_args_is_help=True, help="The order forms, those of the library and your own.")


def _forms(folders: list[Path], shop: Path) -> "list[Form]":
    """Load the forms in these folders (each one form, or a folder of forms); without any, all that the shop has."""
    from gateway.settings import SHOP_FILE
    from order_forms import load_form, load_library

    if folders:
        found = [
            place
            for folder in folders
            for place in (sorted(folder.glob("*/form.json")) or [folder / "form.json"])
        ]
        return [load_form(path.parent) for path in found]
    here = shop / SHOP_FILE if shop.is_dir() else shop
    own = settings_of(shop).form_folders if here.is_file() else ()
    return list(load_library(own).values())


@app.command("list", epilog="Example: jdf-gateway forms list")
def list_(shop: ShopDir = HERE, as_json: AsJson = False) -> None:
    """List what can be ordered."""
    found = [
        {
            "id": form.id,
            "version": form.version,
            "title": form.title(),
            "slots": [slot.slot for slot in form.slots],
        }
        for form in _forms([], shop)
    ]
    if as_json:
        print_json({"forms": found})
        return
    rows = [(one["id"], one["version"], one["title"], ", ".join(one["slots"])) for one in found]
    print_table(("Form", "Version", "Title", "Files"), rows, empty="No forms.")


@app.command(epilog="Example: jdf-gateway forms lint forms/banner")
def lint(
    folders: Annotated[
        list[Path] | None,
        typer.Argument(help="Folders of forms; without, all that the shop has.", metavar="[FOLDER]..."),
    ] = None,
    shop: ShopDir = HERE,
    as_json: AsJson = False,
) -> None:
    """Refuse a form that would lose an answer, hide a field for ever or speak to nobody. Ends with 1 if one does."""
    from order_forms import lint as lint_form

    forms = _forms(folders or [], shop)
    found = [
        {"form": form.id, "code": problem.code, "path": problem.path, "message": problem.message}
        for form in forms
        for problem in lint_form(form)
    ]
    if as_json:
        print_json({"forms": [form.id for form in forms], "problems": found})
    else:
        rows = [(one["form"], one["code"], one["path"], one["message"]) for one in found]
        print_table(("Form", "Problem", "Where", "What"), rows, empty="")
        say(f"{len(forms)} forms, {len(found)} problems.", "bold red" if found else "bold green")
    if found:
        raise typer.Exit(Exit.PROBLEM)
