"""What is shown in place of names."""

from __future__ import annotations

import pytest

from onrecord.read.tagging.neutral import NAME, replaced, shown


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("“It leaks,” wrote @quaydad.", f"“It leaks,” wrote {NAME}."),
        ("@quaydad told Ilse Brandt (@ilse_b) so.", f"{NAME} told {NAME} ({NAME}) so."),
        ("Write to news@example today.", "Write to news@example today."),
    ],
)
def test_handles_are_names_and_addresses_are_none(text: str, seen: str) -> None:
    common = frozenset(("write", "it"))
    (row,) = shown(text, [(0, len(text))], common)
    assert replaced(text, (0, len(text)), row) == seen
