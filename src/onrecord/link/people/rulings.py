"""What people have ruled of pairs, settled: which belong together, which are two.

Takes rulings in the order in which they were made; gives those that hold. May import disjoint, types.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from msgspec import Struct

from onrecord.link.disjoint import Disjoint, Ordered
from onrecord.types import Bearer

T = TypeVar("T", bound=Ordered)


class Rulings(Struct, frozen=True):
    """What people have said of bearers, each pair in order: those that are one, those that are two. No two pairs of these
    contradict each other, also not by way of others (`settled`)."""

    together: frozenset[tuple[Bearer, Bearer]] = frozenset()
    apart: frozenset[tuple[Bearer, Bearer]] = frozenset()


NO_RULINGS = Rulings()


def settled(made: Iterable[tuple[bool, T, T]]) -> tuple[frozenset[tuple[T, T]], frozenset[tuple[T, T]]]:
    """The pairs that are one, and those that are two. Of rulings (True: one) that contradict each other, also by way of
    others, the later ones hold: where a is b, and later b is c and c is not a, a is b no more."""
    joined: Disjoint[T] = Disjoint()
    together: set[tuple[T, T]] = set()
    apart: set[tuple[T, T]] = set()
    for one, a, b in reversed(list(made)):
        ends = {joined.find(a), joined.find(b)}
        if len(ends) == 1:
            if one and a != b:
                together.add((min(a, b), max(a, b)))
        elif not one:
            apart.add((min(a, b), max(a, b)))
        elif not any({joined.find(c), joined.find(d)} == ends for c, d in apart):
            joined.join(a, b)
            together.add((min(a, b), max(a, b)))
    return frozenset(together), frozenset(apart)
