"""Mails on paper: words and layout of each kind, the message built from them, and the ways it goes out.

Nothing here knows orders or a database: values come in, a message goes out.
"""
