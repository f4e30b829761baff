"""Disjoint sets: what hangs together by pairs (union-find, Galler and Fischer 1964).

Takes and gives values that can be ordered; the sets do not depend on the order of the pairs. Imports nothing of ours.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Any, Generic, Protocol, TypeVar


class Ordered(Protocol):
    """What can be ordered and hashed."""

    def __lt__(self, other: Any, /) -> bool: ...

    def __hash__(self) -> int: ...


T = TypeVar("T", bound=Ordered)


class Disjoint(Generic[T]):
    """Sets of values, each value alone at first; the least of a set stands for it."""

    def __init__(self) -> None:
        self._parents: dict[T, T] = {}

    def find(self, value: T) -> T:
        """The value that stands for the set of this one."""
        while (parent := self._parents.setdefault(value, value)) != value:
            self._parents[value] = value = self._parents[parent]
        return value

    def join(self, one: T, other: T) -> None:
        """Make one set of the sets of two values."""
        first, second = self.find(one), self.find(other)
        if first != second:
            low, high = sorted((first, second))
            self._parents[high] = low

    def sets(self) -> list[list[T]]:
        """The sets, and the values of each, in order."""
        found: defaultdict[T, list[T]] = defaultdict(list)
        for value in sorted(self._parents):
            found[self.find(value)].append(value)
        return list(found.values())
