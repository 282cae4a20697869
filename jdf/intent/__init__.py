"""The neutral job: what is to be made, in millimetres, g/m2 and um, one module an intent."""

from jdf.intent.art import Art
from jdf.intent.binding import Binding
from jdf.intent.codec import job_spec_from_dict, job_spec_to_dict
from jdf.intent.color import PROCESS_INKS, Print, Side
from jdf.intent.delivery import Delivery
from jdf.intent.finish import Finish
from jdf.intent.fold import Fold, FoldStep
from jdf.intent.insertion import Insertion
from jdf.intent.invariants import invariants
from jdf.intent.job import JobSpec
from jdf.intent.media import Media
from jdf.intent.numbering import Numbering
from jdf.intent.packing import Packing
from jdf.intent.part import Part, PartRole
from jdf.intent.problem import Problem
from jdf.intent.proof import Proof
from jdf.intent.size import Size
from jdf.intent.variable import Column, Variable
from jdf.intent.version import Version

__all__ = [
    "PROCESS_INKS",
    "Art",
    "Binding",
    "Column",
    "Delivery",
    "Finish",
    "Fold",
    "FoldStep",
    "Insertion",
    "JobSpec",
    "Media",
    "Numbering",
    "Packing",
    "Part",
    "PartRole",
    "Print",
    "Problem",
    "Proof",
    "Side",
    "Size",
    "Variable",
    "Version",
    "invariants",
    "job_spec_from_dict",
    "job_spec_to_dict",
]
