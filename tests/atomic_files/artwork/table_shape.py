from artwork_builders import card, workbook
from atomic_files import Fails, Passes

_BESIDE = ("not-a-pdf",)
_GOOD = "Name;City\nAnna;Köln\nBen;Berlin\n"

FILES = (
    Passes("a table", _GOOD.encode(), card(), _BESIDE),
    Passes("with the mark of UTF-8 and quotes", ("\ufeff" + 'Name,City\nAnna,"Köln, Dom"\nBen,Bonn\n').encode(), card(),
           _BESIDE),
    Passes("a workbook", workbook(("Name", "City"), ("Anna", "Bonn")), card(), _BESIDE),
    Fails("no names of columns", b"Anna;50667;Bonn\nBen;10115;Berlin\n", "no-header", order=card()),
    Fails("a name twice", b"Name;name;City\nA;B;C\nD;E;F\n", "doubled", order=card(), measured="Name"),
    Fails("a column without a name", b"Name;;City\nA;B;C\nD;E;F\n", "unnamed", order=card(), measured=1),
    Fails("a row that is too short", b"Name;City;Zip\nA;B;1\nD;E\nF;G;3\nH;I;4\n", "ragged", order=card(), measured=1),
    Fails("names alone", b"Name;City;Zip\n;;\n", "no-rows", order=card()),
    Fails("saved by an old program", _GOOD.encode("cp1252"), "encoding", order=card()),
    Fails("a workbook with a name twice", workbook(("Name", "Name "), ("A", "B")), "doubled", order=card()),
)  # fmt: skip
