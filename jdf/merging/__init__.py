"""What a device gives back, merged into the ticket it was given: what happened is taken, what was ordered stays."""

from jdf.merging.merge import Merged, PartState, merge_return
from jdf.merging.notes import MergeNote

__all__ = ["MergeNote", "Merged", "PartState", "merge_return"]
