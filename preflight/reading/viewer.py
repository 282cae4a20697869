"""How a viewer is asked to show, number and print the pages (ISO 32000-2, 12.2 and 12.4.2)."""

import pikepdf

from preflight.facts import PageLabel, ViewerFacts
from preflight.interpreter.values import entry, table, text, whole, word
from preflight.reading.trees import leaves

_MOST_LABELS = 500


def viewer_of(root: pikepdf.Object) -> ViewerFacts:
    """Read the viewer preferences."""
    told = table(root, "/ViewerPreferences")
    return ViewerFacts(
        direction=word(entry(told, "/Direction")),
        page_layout=word(root.get("/PageLayout")),
        page_mode=word(root.get("/PageMode")),
        print_scaling=word(entry(told, "/PrintScaling")),
        duplex=word(entry(told, "/Duplex")),
        copies=whole(entry(told, "/NumCopies")),
        print_area=word(entry(told, "/PrintArea")),
        print_clip=word(entry(told, "/PrintClip")),
    )


def page_labels_of(root: pikepdf.Object) -> tuple[PageLabel, ...]:
    """Read how pages are numbered."""
    found = [
        PageLabel(
            index + 1,
            word(entry(label, "/S")),
            text(entry(label, "/P"), 40),
            whole(entry(label, "/St")) or 1,
        )
        for index, label in leaves(root.get("/PageLabels"), "/Nums")
        if isinstance(index, int) and 0 <= index < 1 << 31
    ]
    return tuple(sorted(found[:_MOST_LABELS], key=lambda label: label.first_page))
