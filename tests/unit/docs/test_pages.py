import importlib.metadata
import json
import re
import tomllib
from pathlib import Path

import pytest

from docs_builders import DOCS, PROJECT, commands_in, files_in, links_in, written_pages

PAGES = [pytest.param(page, id=str(page.relative_to(PROJECT))) for page in written_pages()]
NORMAL = re.compile(r"[-_.]+")


@pytest.mark.parametrize("page", PAGES)
def test_every_link_leads_somewhere(page: Path) -> None:
    assert [link for link in links_in(page) if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", PAGES)
def test_every_command_it_shows_exists(page: Path) -> None:
    known = re.findall(
        r"^## jdf-gateway ([a-z -]+)$", (DOCS / "reference" / "cli.md").read_text(), re.MULTILINE
    )
    words = {*known, *(verb.split()[0] for verb in known)}
    unknown = [shown for shown in commands_in(page) if shown not in words and shown.split()[0] not in known]
    assert unknown == []


@pytest.mark.parametrize("page", PAGES)
def test_every_block_of_toml_and_json_can_be_read(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    for block in re.findall(r"^```toml[^\n]*\n(.*?)^```$", text, re.MULTILINE | re.DOTALL):
        tomllib.loads(block)
    for path, content in files_in(page).items():
        if path.endswith(".json"):
            json.loads(content)


def test_the_readme_names_every_top_folder() -> None:
    folders = {path.name for path in PROJECT.iterdir() if path.is_dir() and any(path.rglob("*.py"))}
    named = set(re.findall(r"^\| `(\w+)/`", (PROJECT / "README.md").read_text(), re.MULTILINE))
    assert named <= folders
    assert {"jdf", "preflight", "order_forms", "adapters", "gateway", "docs", "tests", "examples"} == named


def test_every_dependency_is_explained() -> None:
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text())["project"]
    wanted = [
        *project["dependencies"],
        *(one for extra in project["optional-dependencies"].values() for one in extra),
    ]
    told = (DOCS / "explanation" / "dependencies.md").read_text().lower()
    assert [one for one in wanted if re.split(r"[>=<; \[]", one)[0].lower() not in told] == []


def test_every_installed_package_under_a_copyleft_licence_is_named_and_none_is_gpl() -> None:
    told = (DOCS / "explanation" / "dependencies.md").read_text()
    licences = {name: licence(name) for name in needed("jdf-gateway")}
    copyleft = {name for name, text in licences.items() if re.search(r"\bA?L?GPL|MPL|Mozilla", text)}
    assert {"pikepdf", "psycopg"} <= copyleft
    assert [name for name in sorted(copyleft) if not re.search(rf"\b{name}\b.*\*\*(.|\n)*", told)] == []
    assert [name for name, text in licences.items() if re.search(r"(^|[^L])GPL", text)] == []


def needed(name: str, found: set[str] | None = None) -> set[str]:
    """Return what is installed with a package, itself left out."""
    found = set() if found is None else found
    for requirement in importlib.metadata.requires(name) or ():
        each = NORMAL.sub("-", re.split(r"[^\w.-]", requirement)[0]).lower()
        if "extra ==" in requirement or each in found:
            continue
        try:
            importlib.metadata.metadata(each)
        except importlib.metadata.PackageNotFoundError:
            continue
        found.add(each)
        needed(each, found)
    return found


def licence(name: str) -> str:
    """Return what a package says of its licence, in its short forms."""
    data = importlib.metadata.metadata(name)
    short = data.get("License-Expression") or data.get("License") or ""
    return " ".join([short[:60], *(text for text in data.get_all("Classifier") or () if "License" in text)])
