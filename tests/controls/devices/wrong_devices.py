"""Two ways to deliver that look right and are not: one loses tickets, one shows the device half of one."""

from typing import ClassVar

from adapters import Consignment, Handle, Placement, device
from adapters.devices.hotfolder import HotFolder, HotFolderConfig
from adapters.durable import effect


@device("mark-before-rename", config=HotFolderConfig)
class MarkBeforeRename(HotFolder):
    """Counts a ticket as handed over once it is staged, before the rename: a crash between the two loses it."""

    kind: ClassVar[str]

    def __init__(self, *arguments: object, **named: object) -> None:
        super().__init__(*arguments, **named)  # type: ignore[arg-type]
        self._marked: set[str] = set()

    def stage(self, consignment: Consignment) -> Handle:
        """Stage, and remember that this process will publish."""
        handle = super().stage(consignment)
        self._marked.add(handle.names[-1])
        return handle

    def probe(self, handle: Handle) -> Placement:
        """Believe the mark instead of looking: what this process did not stage was published before."""
        return Placement.STAGED if handle.names[-1] in self._marked else Placement.PUBLISHED


@device("write-in-place", config=HotFolderConfig)
class WriteInPlace(HotFolder):
    """Writes the ticket straight into the watched folder: a crash in the middle shows the device half of it."""

    kind: ClassVar[str]

    def publish(self, handle: Handle) -> None:
        """Write half, then the other half, under the final name."""
        name = next(name for name in handle.names if name.endswith(".jdf"))
        staged = self.config.folder.with_name(f"{self.config.folder.name}.gw-stage") / name
        data = staged.read_bytes()
        assets = staged.parent / name.removesuffix(".jdf")
        if assets.exists():
            assets.rename(self.config.folder / assets.name)
        target = self.config.folder / name
        with target.open("wb") as file:
            file.write(data[: len(data) // 2])
            file.flush()
            with effect("fsync", "ticket-in-place"):
                file.write(data[len(data) // 2 :])
        staged.unlink()
