from archive_builders import rar_5
from artwork_builders import card, locked_zip, zipped
from atomic_files import Fails, Passes

_BESIDE = ("archive-content",)

FILES = (
    Passes("a folder", zipped({"job/card.pdf": b"%PDF-", "job/Links/a..b.tif": b""}), card(), _BESIDE),
    Passes("thirty megabytes of white", zipped({"white.tif": bytes(30 << 20)}), card(), _BESIDE),
    Fails("a name that leads up", zipped({"../../etc/cron.d/x": b"x"}), "leads-out", measured=1),
    Fails("a name on another drive", zipped({"C:\\Windows\\x.dll": b"x"}), "leads-out", measured=1),
    Fails("a bomb", zipped({"zeros": bytes(64 << 20)}), "swells"),
    Fails("a list that needs a password", rar_5({}, list_locked=True), "closed"),
    Fails("a password", locked_zip(), "locked", measured=1),
    Fails(
        "a folder in a folder",
        zipped({"inner.zip": zipped({"a.pdf": b""}), "b.7z": b""}),
        "nested",
        measured=2,
    ),
)
