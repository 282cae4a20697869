"""Reads the documentation as a reader would use it: its files to write, its links, its commands."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).parent.parent
DOCS = PROJECT / "docs"
PACKAGES = ("jdf", "preflight", "order_forms", "adapters", "gateway")
_FILE = re.compile(r'^```\w+ title="([^"]+)"\n(.*?)^```$', re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\[[^\]]+\]\(([^)\s]+)\)")
_COMMAND = re.compile(
    r"(?:^\$ (?:\S*/)?|`)jdf-gateway ([a-z]+(?:-[a-z]+)*(?: [a-z]+(?:-[a-z]+)*)?)", re.MULTILINE
)
_NOT_COPIED = shutil.ignore_patterns(
    "__pycache__",
    ".git",
    ".venv",
    ".*_cache",
    ".hypothesis",
    "demo-shop",
    "corpora",
    "*.egg-info",
    "dist",
)


def written_pages() -> list[Path]:
    """Return the pages that people write: all but the generated reference."""
    pages = [PROJECT / "README.md", PROJECT / "CHANGELOG.md", *sorted(DOCS.rglob("*.md"))]
    return [page for page in pages if DOCS / "reference" not in page.parents]


def files_in(page: Path) -> dict[str, str]:
    """Return the files that a page tells its reader to write, by path."""
    return dict(_FILE.findall(page.read_text(encoding="utf-8")))


def links_in(page: Path) -> list[str]:
    """Return the links of a page that lead to files of the project, without their anchors."""
    found = [link.partition("#")[0] for link in _LINK.findall(page.read_text(encoding="utf-8"))]
    return [link for link in found if link and "://" not in link]


def commands_in(page: Path) -> list[str]:
    """Return the verbs, with noun, of each call of the program in a page."""
    return _COMMAND.findall(page.read_text(encoding="utf-8"))


def copy_of_the_project(folder: Path) -> Path:
    """Copy the project, as a clean clone would have it."""
    home = folder / "project"
    shutil.copytree(PROJECT, home, ignore=_NOT_COPIED)
    return home


def in_project(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run this Python on a copy of the project, whose packages win over the installed ones."""
    environment = {**os.environ, "PYTHONPATH": str(home), "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=home,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
