"""Exactly-once delivery into a device's folder, whatever transport leads there.

Layout: `<hot>/<JobID>.jdf` beside `<hot>/<JobID>/<part>.pdf`, relative URLs in the ticket (Base ICS: files
may lie in sub folders of the hot folder; clearing up is the manager's business). The files go first, the
ticket last, because the ticket is the trigger.

Everything is written and flushed in a stage folder on the same file system that no device watches; after the ledger has
committed `staged`, one rename hands the ticket over. So for ever after: *ticket still in the stage folder = not handed
over, gone from it = handed over*, whatever crashed. Taking back is the reverse rename, so that either the device has
the ticket or we do.

The device may leave the files in the hot folder when it takes the ticket; they are cleared away when the delivery is
closed. What is ours there is known by an identity that a rename keeps.

A marker file tells the folder that was set up from an empty mount point: without it nothing counts as picked up.
"""

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from adapters.base import (
    Asset,
    Capability,
    Consignment,
    DeviceEvent,
    DeviceEventKind,
    DeviceProblem,
    Handle,
    Outstanding,
    Placement,
)
from adapters.errors import (
    AssetDiffersError,
    AssetsGoneError,
    DeliveryError,
    FolderForeignError,
    FolderGoneError,
    NameTakenError,
    WithdrawnError,
)
from adapters.evidence import Reading, pickup
from adapters.profiles import Profile
from adapters.returns import ReturnFolder
from adapters.stability import Stillness
from adapters.transports.folder import Folder

MARKER = ".gateway-id"
FOLDER_ID = "folder_inode"
"""What a ledger keeps the identity of a folder under; the name is older than transports without inodes."""

_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class DeviceFolders:
    """Where a device looks, where we make ready, put by and keep what was taken back, and its answers."""

    hot: Folder
    stage: Folder
    done: Folder
    withdrawn: Folder
    returns: tuple[ReturnFolder, ...] = ()


def return_folders(
    answers: Mapping[str, Folder], done: Folder, profile: Profile, stable_s: float
) -> tuple[ReturnFolder, ...]:
    """Return the answering folders of a device, by what lies in each ("out", "error")."""
    return tuple(
        ReturnFolder(origin, folder, done, profile, Stillness(stable_s)) for origin, folder in answers.items()
    )


@dataclass(frozen=True, slots=True)
class Patience:
    """After how much silence somebody should look, in seconds."""

    pickup_s: float
    return_s: float


class FolderDevice:
    """A device that takes tickets from a folder and gives them back in others."""

    def __init__(
        self,
        device_id: str,
        folders: DeviceFolders,
        profile: Profile,
        patience: Patience,
        clock: Callable[[], float],
    ) -> None:
        self.id = device_id
        self._clock = clock
        self._profile = profile
        self._patience = patience
        self._hot = folders.hot
        self._stage = folders.stage
        self._done = folders.done
        self._withdrawn = folders.withdrawn
        self._returns = folders.returns
        self._settled_pickups: set[str] = set()

    # -- setting up

    def prepare(self) -> None:
        """Make our own folders, try what the share can do, and leave the marker in the hot folder.

        The hot, out and error folders belong to the device and must be there.

        Raises:
            FolderGoneError: a folder of the device is missing.
            FolderForeignError: the folder is set up for another device.
            FolderSplitError: stage and hot folder do not share a file system.
        """
        for folder in (self._hot, *(returns.folder for returns in self._returns)):
            folder.names()
        self._refuse_foreign()
        for folder in (self._stage, self._withdrawn, self._done):
            folder.make()
        self._stage.refuse_split(self._hot)
        exclusive = self._stage.renames_exclusively()
        marker = json.dumps({"device": self.id, "exclusive_rename": exclusive}).encode()
        for folder in (self._stage, self._hot):
            _mark(folder, marker)

    def _refuse_foreign(self) -> None:
        owner = self._marker().get("device", self.id)
        if owner != self.id:
            raise FolderForeignError(
                f"the hot folder {self._hot.place} is set up for the device {owner!r}",
                why="two devices on one folder would print each other's jobs",
                fix=f"give {self.id!r} its own folder, or remove {MARKER} there if {owner!r} is no more",
            )

    def _marker(self) -> dict[str, object]:
        """Return what the marker in the hot folder says; empty where there is none."""
        try:
            found = json.loads(self._hot.read(MARKER, 1000))
        except (FileNotFoundError, ValueError):
            return {}
        return found if isinstance(found, dict) else {}

    def capabilities(self) -> Capability:
        """Tell what this folder can do; `assured` is what the share proved when it was set up."""
        try:
            exclusive = bool(self._marker().get("exclusive_rename"))
        except DeliveryError:
            exclusive = False
        return replace(
            self._profile.capability(proven=exclusive),
            pickup_deadline_s=self._patience.pickup_s,
            return_deadline_s=self._patience.return_s if self._returns else None,
        )

    # -- handing over

    def stage(self, consignment: Consignment) -> Handle:
        """Write and flush files and ticket in the stage folder, replacing what an earlier crash left.

        Raises:
            WithdrawnError: a ticket of this name was taken back; a new attempt bears a new name.
            AssetDiffersError: a stored file is not the one that was checked; nothing of the job stays staged.
        """
        self._require_set_up()
        self._refuse_withdrawn(consignment.ticket_name)
        self._clear_staged(consignment)
        try:
            identity = self._write_assets(consignment)
            self._stage.write(consignment.ticket_name, [consignment.ticket], label="ticket")
            self._stage.flush()
        except Exception:
            with suppress(DeliveryError):
                self._clear_staged(consignment)
            raise
        return Handle(
            names=(consignment.ticket_name,),
            staged_path=f"{self._stage.place}/{consignment.ticket_name}",
            detail={
                "job_id": consignment.job_id,
                "folder": consignment.folder if consignment.assets else "",
                FOLDER_ID: identity,
                "ticket_sha256": hashlib.sha256(consignment.ticket).hexdigest(),
            },
        )

    def _clear_staged(self, consignment: Consignment) -> None:
        self._stage.clear(consignment.ticket_name, label="ticket")
        if consignment.folder:
            self._stage.clear(consignment.folder, label="asset-folder")

    def _write_assets(self, consignment: Consignment) -> str:
        """Write the files and return what their folder is known by as ours later."""
        if not consignment.assets:
            return ""
        folder = self._stage.sub(consignment.folder, "asset-folder")
        for asset in consignment.assets:
            folder.write(asset.name, checked(asset), label="asset")
        folder.flush()
        return self._stage.identity(consignment.folder)

    def _refuse_withdrawn(self, name: str) -> None:
        if self._withdrawn.holds(name):
            raise WithdrawnError(
                f"the ticket {name} was taken back",
                why="it stays with us",
                fix="send the job as a new attempt",
            )

    def publish(self, handle: Handle) -> None:
        """Move the files, then the ticket, into the hot folder; a ticket gone from the stage is handed over.

        Raises:
            NameTakenError: something of this name lies in the hot folder; nothing was overwritten.
            WithdrawnError: the ticket was taken back.
            AssetsGoneError: the files are neither in the stage folder nor in the hot folder.
        """
        self._require_set_up()
        name = handle.names[0]
        self._refuse_withdrawn(name)
        if self._stage.holds(name):
            if self._hot.holds(name):
                raise _taken(name, self._hot)
            self._publish_assets(handle.detail.get("folder", ""))
            self._publish_ticket(name)
        self._hot.flush()

    def _publish_assets(self, folder: str) -> None:
        if not folder:
            return
        try:
            self._stage.move(folder, self._hot, folder, label="asset-folder")
        except FileExistsError as problem:
            raise _taken(folder, self._hot) from problem
        except FileNotFoundError as problem:
            if not self._hot.holds(folder):
                raise AssetsGoneError(
                    f"the files of the job {folder} are neither staged nor in {self._hot.place}",
                    why="the ticket would name files that are not there",
                    fix="take the job back and send it as a new attempt",
                ) from problem
        self._hot.flush()

    def _publish_ticket(self, name: str) -> None:
        try:
            self._stage.move(name, self._hot, name, label="ticket")
        except FileExistsError as problem:
            raise _taken(name, self._hot) from problem
        except FileNotFoundError:
            self._require_set_up()  # gone since we looked: handed over, or the share went away

    def probe(self, handle: Handle) -> Placement:
        """Look in the order in which a ticket travels, so that one under way is never missed.

        The marker is looked for last: a share that went away between two looks must not read as "taken".
        """
        name = handle.names[0]
        try:
            found = next((where for folder, where in self._stations() if folder.holds(name)), Placement.TAKEN)
            self._require_set_up()
        except DeliveryError:
            return Placement.UNKNOWN
        return found

    def _stations(self) -> tuple[tuple[Folder, Placement], ...]:
        return (
            (self._stage, Placement.STAGED),
            (self._hot, Placement.PUBLISHED),
            (self._withdrawn, Placement.ABSENT),
        )

    def withdraw(self, handle: Handle) -> Placement:
        """Rename the ticket back out of the device's sight: either the device has it, or we do.

        Where an earlier try took it back already, whatever else of it lies about is cleared.
        """
        self._require_set_up()
        name = handle.names[0]
        for folder in (self._stage, self._hot):
            try:
                folder.move(name, self._withdrawn, name, label="ticket")
            except FileNotFoundError:
                continue
            except FileExistsError:
                self._take_copy(folder, handle)
                continue
            break
        if not self._withdrawn.holds(name):
            self._require_set_up()
            return Placement.TAKEN
        self._withdrawn.flush()
        self._hot.flush()
        self._clear_hidden_assets(handle)
        self._clear_visible_assets(handle)
        return Placement.ABSENT

    def _take_copy(self, folder: Folder, handle: Handle) -> None:
        """Remove a second copy of a ticket taken back, out of the device's sight first.

        A file in the hot folder that bears its name but holds other bytes is somebody else's.
        """
        name = handle.names[0]
        again = f"{name}.again"
        if folder is self._hot and not self._shows_ours(handle):
            return
        self._withdrawn.clear(again, label="ticket")
        with suppress(FileNotFoundError):
            folder.move(name, self._withdrawn, again, label="ticket")
        self._withdrawn.clear(again, label="ticket")

    def _shows_ours(self, handle: Handle) -> bool:
        try:
            ticket = self._hot.read(handle.names[0], self._profile.max_ticket_bytes)
        except FileNotFoundError:
            return False
        return hashlib.sha256(ticket).hexdigest() == handle.detail.get("ticket_sha256")

    def tidy(self, handle: Handle) -> None:
        """Remove the files a device left lying, what is still staged, and the ticket that was taken back.

        For a closed delivery only: afterwards no probe can tell a ticket taken back from one that was taken.

        Raises:
            FolderGoneError: the hot folder is not the one that was set up.
        """
        self._require_set_up()
        name = handle.names[0]
        self._clear_hidden_assets(handle)
        for folder in (self._stage, self._withdrawn):
            folder.clear(name, label="ticket")
        if not self._hot.holds(name):
            self._clear_visible_assets(handle)

    def _clear_hidden_assets(self, handle: Handle) -> None:
        if files := handle.detail.get("folder", ""):
            for folder in (self._stage, self._withdrawn):
                folder.clear(files, label="asset-folder")

    def _clear_visible_assets(self, handle: Handle) -> None:
        """Remove the files of a job from the hot folder, out of the device's sight first.

        A folder of their name that is not the one we staged is somebody else's.
        """
        files = handle.detail.get("folder", "")
        if not files or self._hot.identity(files) != handle.detail.get(FOLDER_ID):
            return
        with suppress(FileNotFoundError):
            self._hot.move(files, self._withdrawn, files, label="asset-folder")
        self._withdrawn.clear(files, label="asset-folder")

    # -- hearing back

    def poll(self, outstanding: Sequence[Outstanding]) -> Iterator[DeviceEvent]:
        """Tell of tickets that left the hot folder and of tickets that came back.

        Raises:
            FolderGoneError: the hot folder is not the one that was set up; nothing counts as picked up then.
        """
        self._require_set_up()
        yield from self._pickups(outstanding)
        reading = Reading(
            device_id=self.id,
            job_ids=frozenset(item.job_id for item in outstanding),
            job_by_name={item.handle.names[0]: item.job_id for item in outstanding},
            return_means=self._profile.return_means,
        )
        for returns in self._returns:
            yield from returns.events(reading, self._clock())

    def _pickups(self, outstanding: Sequence[Outstanding]) -> Iterator[DeviceEvent]:
        """Tell which of our tickets the device took: one pass over the folder, then a closer look at few."""
        here = self._hot.names()
        away = [item for item in outstanding if item.handle.names[0] not in here]
        events = [(pickup(self.id, item.handle.names[0], item.job_id), item.handle) for item in away]
        self._settled_pickups &= {event.message_id for event, _ in events}
        for event, handle in events:
            if event.message_id not in self._settled_pickups and self.probe(handle) is Placement.TAKEN:
                yield event

    def settle(self, event: DeviceEvent) -> None:
        """Move the evidence of an event into the done folder; a pick-up leaves none and is not told again."""
        if event.kind is DeviceEventKind.PICKED_UP:
            self._settled_pickups.add(event.message_id)
            return
        for returns in self._returns:
            returns.settle(event)

    # -- how it stands
    def _require_set_up(self) -> None:
        for folder in (self._hot, self._stage):
            if not folder.holds(MARKER):
                raise FolderGoneError(
                    f"the {folder.label} {folder.place} does not hold the marker {MARKER}",
                    why="it is not the folder that was set up, perhaps an empty mount point; "
                    "what is missing there was not picked up",
                    fix=f"mount the share again; set a new device up with: jdf-gateway device prepare {self.id}",
                )

    def check(self) -> tuple[DeviceProblem, ...]:
        """Look at every folder: there, ours, writable, with room, and on the right file system."""
        found: dict[str, DeviceProblem] = {}
        for look in self._looks():
            try:
                look()
            except DeliveryError as trouble:
                message = f"{trouble.what}; {trouble.why}"
                found.setdefault(message, DeviceProblem(trouble.code, message, trouble.fix, trouble.actor))
        return tuple(found.values())

    def _looks(self) -> Iterator[Callable[[], object]]:
        """Name what is looked at, as a poll does and beyond, each look raising the trouble it finds."""
        back = [returns.folder for returns in self._returns]
        yield self._require_set_up
        yield self._refuse_foreign
        for folder in (self._hot, self._stage, self._done, *back):
            yield folder.refuse_trouble
        yield from (returns.entries for returns in self._returns)
        yield partial(self._stage.refuse_split, self._hot)
        for folder in back:
            yield partial(folder.refuse_split, self._done)

    def folders_to_watch(self) -> tuple[Path, ...]:
        """Name the folders where a change is a hint to poll now; none where the transport gives no hints."""
        return ()


def _mark(folder: Folder, marker: bytes) -> None:
    """Leave the marker, unless it lies there already: while it is replaced the folder would look gone."""
    with suppress(FileNotFoundError):
        if folder.read(MARKER, len(marker)) == marker:
            return
    folder.write(MARKER, [marker], label="marker")
    folder.flush()


def _taken(name: str, folder: Folder) -> NameTakenError:
    return NameTakenError(
        f"{name} lies in the {folder.label} {folder.place} already",
        why="it may be a duplicate, so nothing was overwritten",
        fix="look at what lies there; then take the job back or send it as a new attempt",
    )


def checked(asset: Asset) -> Iterator[bytes]:
    """Yield the stored file's bytes and refuse at the end when they are not those that were checked."""
    digest = hashlib.sha256()
    try:
        with asset.path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                digest.update(chunk)
                yield chunk
    except OSError as problem:
        raise _differs(asset, f"cannot be read ({problem.strerror})") from problem
    if digest.hexdigest() != asset.sha256:
        raise _differs(asset, f"has the digest {digest.hexdigest()[:12]}..., not {asset.sha256[:12]}...")


def _differs(asset: Asset, found: str) -> AssetDiffersError:
    return AssetDiffersError(
        f"the stored file for {asset.name} {found}",
        why="the device would print something that was not checked",
        fix="restore the file store from the backup, or ask for the file again",
    )
