"""A report in the forms people read: on a terminal, as a page of HTML, and as notes in the PDF itself."""
