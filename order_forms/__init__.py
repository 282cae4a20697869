"""Order forms as data: what a customer is asked, what the answers mean as a job, what it costs, which files it needs.

A form is a folder with a JSON Schema and texts; everything here is read from it.
"""

from order_forms.answers import AnswerProblem, check_answers
from order_forms.binding import Bound, Source, Writings, Written, bind, written
from order_forms.errors import AnswersRefusedError, FormConflictError, FormUnreadableError, OrderFormError
from order_forms.form import LIBRARY, Form, load_examples, load_form, load_library
from order_forms.linting.lint import lint
from order_forms.linting.problem import LintProblem
from order_forms.pricing import PriceLine, Quote, price
from order_forms.slots import FileSlot
from order_forms.texts import label, option_label
from order_forms.view import Field, Visible, expected_slots, visible

__all__ = [
    "LIBRARY",
    "AnswerProblem",
    "AnswersRefusedError",
    "Bound",
    "Field",
    "FileSlot",
    "Form",
    "FormConflictError",
    "FormUnreadableError",
    "LintProblem",
    "OrderFormError",
    "PriceLine",
    "Quote",
    "Source",
    "Visible",
    "Writings",
    "Written",
    "bind",
    "check_answers",
    "expected_slots",
    "label",
    "lint",
    "load_examples",
    "load_form",
    "load_library",
    "option_label",
    "price",
    "visible",
    "written",
]
