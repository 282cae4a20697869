"""Confirmation: the order is taken."""

from jdf.printtalk.declare import BusinessObject, printtalk_element


@printtalk_element("Confirmation", clause="PrintTalk 2.2, Confirmation")
class Confirmation(BusinessObject):
    """It says no more than that, and perhaps a comment."""
