from artwork_builders import card, docx, zipped
from atomic_files import Fails, Passes

_BESIDE = ("not-a-pdf",)
_SWORN = '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><w>&b;</w>'

FILES = (
    Passes("a whole document", docx((85, 55)), card(), _BESIDE),
    Passes("a whole folder", zipped({"flyer.pdf": b"%PDF-"}), card(), ("archive-content",)),
    Fails("half of a folder", zipped({"flyer.pdf": bytes(range(256)) * 40})[:200], "unread", order=card()),
    Fails("a document with entities", docx(xml=_SWORN), "unread", order=card()),
    Fails("a document of broken XML", docx(xml="<w:document"), "unread", order=card()),
)
