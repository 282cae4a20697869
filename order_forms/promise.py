"""When an order can be ready: so many working days after it is placed, as the form says (`x-production-days`)."""

from datetime import date, timedelta

from order_forms.form import Form

_SATURDAY = 5


def ready_on(form: Form, placed: date) -> date | None:
    """Return the day on which an order placed today leaves the house; None where the form promises nothing."""
    days = form.schema.get("x-production-days")
    if not isinstance(days, int):
        return None
    day = placed
    while days > 0:
        day += timedelta(days=1)
        days -= day.weekday() < _SATURDAY
    return day
