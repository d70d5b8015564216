"""The demonstration's decisions, made by its invented people through the acts of this room.

A scene that was played is not played again; one whose service cannot be signed is left out.
"""

from egide.decisions.demo.scenes import load

__all__ = ["load"]
