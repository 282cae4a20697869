"""What can go wrong with a form or its answers, who must act, and whether trying again can help."""

from typing import ClassVar


class OrderFormError(Exception):
    """Something about an order form stands in the way."""

    code: ClassVar[str] = "order-form-error"
    actor: ClassVar[str] = "admin"
    retryable: ClassVar[bool] = False


class FormUnreadableError(OrderFormError):
    """A form's folder holds something that is no form."""

    code = "form-unreadable"


class FormConflictError(OrderFormError):
    """Two parts of one form, or two forms, claim the same thing."""

    code = "form-conflict"


class AnswersRefusedError(OrderFormError):
    """Answers were to be turned into a job although the form refuses them.

    Why an exception: whoever binds has asked `check_answers` before and shown its problems to the customer.
    """

    code = "answers-refused"
    actor = "customer"
