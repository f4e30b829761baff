"""Readings → links: the same utterance across articles, what was changed in it, where it comes from, who says it.

Everything here is a pure function of readings, so that no order of adding changes a result. May import read, types.
"""

LINKER = "3"
"""The version of the linking, counted up with every change of what keys, links or reprints come of two readings, or of how a
sketch is packed: an archive then links its articles anew."""
