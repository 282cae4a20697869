"""Order forms as data: what a customer is asked, what the answers mean as a job, what it costs, which files it needs.

A form is a folder with a JSON Schema and texts; everything here is read from it.
"""

from order_forms.answered import Answered, answered
from order_forms.answers import AnswerProblem, check_answers
from order_forms.binding import Bound, Source, Writings, Written, bind, written
from order_forms.copying import title_of, without_dates
from order_forms.elements import add_element, begun, move_element, remove_element, settled
from order_forms.errors import AnswersRefusedError, FormConflictError, FormUnreadableError, OrderFormError
from order_forms.form import LIBRARY, Form, load_examples, load_form, load_library
from order_forms.lengths import Unit, read_length, write_length
from order_forms.linting.lint import lint
from order_forms.linting.problem import LintProblem
from order_forms.paths import nearest as nearest_path
from order_forms.posted import Notation, read_posted
from order_forms.pricing import PriceLine, Quote, price
from order_forms.promise import ready_on
from order_forms.sheet import Option, Question, Section, question_id, sheet
from order_forms.slots import FileSlot
from order_forms.texts import label, option_label
from order_forms.view import Field, Visible, expected_slots, visible

__all__ = [
    "LIBRARY",
    "AnswerProblem",
    "Answered",
    "AnswersRefusedError",
    "Bound",
    "Field",
    "FileSlot",
    "Form",
    "FormConflictError",
    "FormUnreadableError",
    "LintProblem",
    "Notation",
    "Option",
    "OrderFormError",
    "PriceLine",
    "Question",
    "Quote",
    "Section",
    "Source",
    "Unit",
    "Visible",
    "Writings",
    "Written",
    "add_element",
    "answered",
    "begun",
    "bind",
    "check_answers",
    "expected_slots",
    "label",
    "lint",
    "load_examples",
    "load_form",
    "load_library",
    "move_element",
    "nearest_path",
    "option_label",
    "price",
    "question_id",
    "read_length",
    "read_posted",
    "ready_on",
    "remove_element",
    "settled",
    "sheet",
    "title_of",
    "visible",
    "without_dates",
    "write_length",
    "written",
]
