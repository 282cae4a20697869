from artwork_builders import card, workbook
from atomic_files import Fails, Passes

_BESIDE = ("not-a-pdf",)

FILES = (
    Passes("full cells", b"Name;Sum;Phone\nA;-5,00;+49 221 1\nB;3;0\n", card(), _BESIDE),
    Passes("a workbook", workbook(("Name", "Sum"), ("A", 5)), card(), _BESIDE),
    Fails("empty cells", b"Name;City;Zip\nA;;1\nB;;\nC;D;3\n", "empty", order=card(), measured=3),
    Fails("a formula", b"Name;City;Zip\nA;B;1\n=1+1;C;2\n", "formula", order=card(), measured=1),
    Fails("a command", b"Name;City;Zip\nA;@SUM(A1);1\nB;C;2\n", "formula", order=card(), measured=1),
    Fails("letters of UTF-8 read as Windows writes", "Name;City;Zip\nA;KÃ¶ln;1\nB;C;2\n".encode(), "garbled",
          order=card(), measured=1),
    Fails("a workbook with a gap", workbook(("Name", "City"), ("A", None)), "empty", order=card(), measured=1),
    Fails("a workbook with a formula", workbook(("Name", "Sum"), ("A", "=1+1")), "formula", order=card(), measured=1),
)  # fmt: skip
