"""The neutral job: what is to be made, in millimetres, g/m2 and um, one module an intent."""

from jdf.intent.binding import Binding
from jdf.intent.codec import job_spec_from_dict, job_spec_to_dict
from jdf.intent.color import PROCESS_INKS, Print, Side
from jdf.intent.delivery import Delivery
from jdf.intent.finish import Finish
from jdf.intent.invariants import invariants
from jdf.intent.job import JobSpec
from jdf.intent.media import Media
from jdf.intent.part import Part, PartRole
from jdf.intent.problem import Problem
from jdf.intent.size import Size

__all__ = [
    "PROCESS_INKS",
    "Binding",
    "Delivery",
    "Finish",
    "JobSpec",
    "Media",
    "Part",
    "PartRole",
    "Print",
    "Problem",
    "Side",
    "Size",
    "invariants",
    "job_spec_from_dict",
    "job_spec_to_dict",
]
