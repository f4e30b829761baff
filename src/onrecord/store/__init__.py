"""Readings in one SQLite file: the only SQL.

Takes readings, gives readings, hits and counts. May import types, errors.
"""

from onrecord.store.archive import Archive, Counts
from onrecord.store.search import Hit

__all__ = ["Archive", "Counts", "Hit"]
