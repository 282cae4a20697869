"""A command to an entry is written in the shape its version knows, and read in either."""

import pytest

from jdf.messages import (
    Command,
    EntryCommand,
    EntryForm,
    entries_of,
    entry_command,
    parse_jmf,
    shortcoming,
    write_jmf,
)
from jdf.messages.jmf.abort_queue_entry import AbortQueueEntry
from jdf.messages.jmf.hold_queue_entry import HoldQueueEntry
from jdf.messages.jmf.remove_queue_entry import RemoveQueueEntry
from jdf.messages.jmf.resume_queue_entry import ResumeQueueEntry
from jdf.messages.jmf.suspend_queue_entry import SuspendQueueEntry
from messages_builders import envelope

COMMANDS = [AbortQueueEntry, HoldQueueEntry, RemoveQueueEntry, ResumeQueueEntry, SuspendQueueEntry]


@pytest.mark.parametrize("form", list(EntryForm))
@pytest.mark.parametrize("command", COMMANDS)
def test_the_entry_is_found_in_either_shape(command: type[EntryCommand], form: EntryForm):
    sent = Command(id="C1", body=entry_command(command, "QE-7", form))
    written = write_jmf(envelope(sent))
    (read,) = parse_jmf(written.xml).messages
    assert read == sent
    assert shortcoming(read) is None
    assert isinstance(read.body, command)
    assert entries_of(read.body) == ("QE-7",)
    assert (b"<QueueFilter>" in written.xml) == (form is EntryForm.FILTER)


def test_the_shape_of_1_5_is_named_as_left_out_of_a_1_3_message():
    sent = Command(id="C1", body=entry_command(HoldQueueEntry, "QE-7", EntryForm.FILTER))
    written = write_jmf(envelope(sent, version="1.3"))
    assert [name for name, _ in written.left_out] == ["HoldQueueEntry/params"]
