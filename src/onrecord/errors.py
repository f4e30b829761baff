"""The exceptions that onrecord raises, and the exit code of the command line for each.

    OnrecordError            1
    ├── UsageError           2   what was asked for cannot be done
    ├── NothingReadError     3   no article could be read from what was given
    ├── ArchiveError         4   the archive is missing, damaged, locked or of a newer version
    └── ModelError           5   the model's files are missing or damaged

A bad article raises none of them: it becomes a `Problem`. Imports nothing of ours.
"""

from __future__ import annotations


class OnrecordError(Exception):
    """Base of all; the message is for people and says what to do."""

    exit_code = 1


class UsageError(OnrecordError):
    exit_code = 2


class NothingReadError(OnrecordError):
    exit_code = 3


class ArchiveError(OnrecordError):
    exit_code = 4


class ModelError(OnrecordError):
    exit_code = 5
