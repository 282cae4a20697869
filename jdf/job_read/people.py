"""Who ordered, where the pieces go, by which channels somebody is reached."""

from urllib.parse import unquote

from jdf.job_read.said import Said
from jdf.ticket import Party


def party_of(customer_id: str, contact: Said | None) -> Party:
    """Return the customer, as far as a ticket names them."""
    if contact is None:
        return Party(id=customer_id)
    person, firm = contact.child("Person"), contact.child("Company")
    channels = {each.text("ChannelType"): each.text("Locator") for each in contact.children("ComChannel")}
    return Party(
        id=customer_id,
        company=firm.text("OrganizationName") if firm else "",
        first_name=person.text("FirstName") if person else "",
        family_name=person.text("FamilyName") if person else "",
        email=unquote(channels.get("Email", "").removeprefix("mailto:")),
        phone=channels.get("Phone", "").removeprefix("tel:"),
        **place_of(contact),
    )


def place_of(contact: Said) -> dict[str, str]:
    """Return the street, the city, the postal code and the country of a contact."""
    address = contact.child("Address")
    names = {"street": "Street", "city": "City", "postal_code": "PostalCode", "country_code": "CountryCode"}
    return {ours: address.text(theirs) if address else "" for ours, theirs in names.items()}


def receiver_of(contact: Said | None) -> dict[str, str]:
    """Return who gets a delivery, and where."""
    if contact is None:
        return {"name": "", "company": "", "street": "", "city": "", "postal_code": "", "country_code": ""}
    person, firm = contact.child("Person"), contact.child("Company")
    name = [person.text("FirstName"), person.text("FamilyName")] if person else []
    return {
        "name": " ".join(each for each in name if each),
        "company": firm.text("OrganizationName") if firm else "",
        **place_of(contact),
    }
