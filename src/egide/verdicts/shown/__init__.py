"""A verdict in the words of a reader: frozen values that templates print. No query, no rule here.

Nothing here knows where a dossier comes from: a stored service or a text that someone just gave.
"""
