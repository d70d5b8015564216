"""What may leave about a person at the door: who is let in, under which name, with what, and why.

Values to values: no database, no clock, no key store. The gateway brings the keys and the day.
"""
