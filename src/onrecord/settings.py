"""One frozen `Settings`, from the environment and the command line. Imports errors only."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from onrecord.errors import UsageError


class Settings(Struct, frozen=True):
    """What a user may set. Each field is also a variable: ONRECORD_ARCHIVE, ONRECORD_MAX_BYTES, ONRECORD_JOBS,
    ONRECORD_FAST."""

    archive: Path = Path("onrecord.db")
    max_bytes: int = 20_000_000
    """The largest article that is read, in bytes; a larger file of plain text or HTML becomes a problem."""
    jobs: int = 1
    """Processes that read articles side by side."""
    fast: bool = False
    """Whether the quick model reads, rather than the one that is best."""


def from_environment(environment: Mapping[str, str] = os.environ) -> Settings:
    """Settings from ONRECORD_… variables; raises UsageError for a value that is none."""
    default = Settings()
    return Settings(
        archive=Path(environment.get("ONRECORD_ARCHIVE") or default.archive),
        max_bytes=_number(environment, "MAX_BYTES", default.max_bytes),
        jobs=_number(environment, "JOBS", default.jobs),
        fast=_switch(environment, "FAST"),
    )


def _number(environment: Mapping[str, str], name: str, default: int) -> int:
    value = environment.get(f"ONRECORD_{name}", "")
    if not value:
        return default
    if not value.isdecimal() or int(value) < 1:
        raise UsageError(f"ONRECORD_{name} is {value!r}: give a whole number of at least 1, or unset it")
    return int(value)


def _switch(environment: Mapping[str, str], name: str) -> bool:
    value = environment.get(f"ONRECORD_{name}", "")
    if value not in ("", "0", "1"):
        raise UsageError(f"ONRECORD_{name} is {value!r}: give 1 or 0, or unset it")
    return value == "1"
