"""Readings in one SQLite file: the only SQL.

Takes readings, gives readings, hits, what runs through several articles, and counts. May import types, errors.
"""

from onrecord.store.archive import Archive
from onrecord.store.correct import Correction, Target
from onrecord.store.counts import Counts
from onrecord.store.search import Hit

__all__ = ["Archive", "Correction", "Counts", "Hit", "Target"]
