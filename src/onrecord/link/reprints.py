"""Two articles → what they share word for word."""

from __future__ import annotations

from onrecord.link.sketch import Sketch
from onrecord.types import Reprint


def reprint(one: Sketch, other: Sketch) -> Reprint | None:
    """The passages that two articles share, None if there are none."""
    return None
