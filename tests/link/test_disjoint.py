"""What hangs together by pairs."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.link.disjoint import Disjoint

pairs = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)))


def joined(some: list[tuple[int, int]]) -> list[list[int]]:
    sets: Disjoint[int] = Disjoint()
    for one, other in some:
        sets.join(one, other)
    return sets.sets()


def test_sets_meet_where_a_pair_joins_them() -> None:
    assert joined([(1, 2), (5, 4), (2, 7), (9, 9)]) == [[1, 2, 7], [4, 5], [9]]


@given(pairs)
def test_the_order_of_the_pairs_does_not_matter(some: list[tuple[int, int]]) -> None:
    assert joined(some) == joined([(b, a) for a, b in reversed(some)])


@given(pairs)
def test_every_pair_is_in_one_set(some: list[tuple[int, int]]) -> None:
    found = joined(some)
    assert sorted(value for values in found for value in values) == sorted({value for pair in some for value in pair})
    assert all(any({a, b} <= set(values) for values in found) for a, b in some)
