"""Shows on a terminal how far the reading of a file is; where there is none, or the file is read at once, nothing."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

from rich.console import Console
from rich.progress import BarColumn, TextColumn
from rich.progress import Progress as Bar

from preflight.parts import Progress, Watch, unwatched
from preflight.reports.terminal import visible


@contextmanager
def shown_reading(name: str, out: TextIO) -> Iterator[Watch]:
    """Return what `collect` tells its progress to: "page 37 of 100" with a bar, gone when the file is read."""
    console = Console(file=out)
    if not console.is_terminal:
        yield unwatched
        return
    told = TextColumn("{task.description}", markup=False), BarColumn(), TextColumn("{task.fields[page]}")
    with Bar(*told, console=console, transient=True) as bar:
        task = bar.add_task(visible(name), total=None, page="")

        def watch(progress: Progress) -> None:
            page = f"page {progress.read} of {progress.pages}"
            bar.update(task, completed=progress.read, total=progress.pages, page=page)

        yield watch
