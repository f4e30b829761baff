"""Bearers whose names may be of one → clusters of those that are one person or body.

Takes Profiles of one block and what people have ruled; gives Clusters. Bearers are taken in the order of date and place, so
that their order in the input, and their names, decide nothing. May import identity, profiles, disjoint.

In three steps, the surest first: the same full names; names that may be variants; single words, which are nobody's where two
could be meant. Two that are apart are never in one cluster, whatever lies between them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
from itertools import combinations

from onrecord.link.disjoint import Disjoint
from onrecord.link.identity import SHARED, Bond, bond, single, variants
from onrecord.link.profiles import Profile
from onrecord.types import Bearer

LATEST = 30
"""Members of a cluster, the latest ones, that a bearer is compared with: so that a name in very many articles stays quick."""

COMPANY = 0.5
"""What part of the other names in an article are those that the rest of a cluster is named with, for it to belong there."""

Barred = Mapping[Bearer, Set[Bearer]]
"""Those whom people have ruled to be others than a bearer."""


class Cluster:
    """Bearers that are taken for one. `unsure`: where another may be meant."""

    def __init__(self, first: Profile, barred: Barred) -> None:
        self.members = [first]
        self.unsure = False
        self._articles = {first.bearer.article}
        self._genders = {first.gender} if first.gender else set()
        self._offices = set(first.offices)
        self._bearers = {first.bearer}
        self._barred = set(barred.get(first.bearer, ()))
        self._ties: Disjoint[Bearer] = Disjoint()
        self._ties.find(first.bearer)

    @property
    def guessed(self) -> bool:
        """Whether another may be meant, or names alone hold some of it together."""
        main, *others = sorted(self._ties.sets(), key=lambda tied: -len(tied))
        around = {p.bearer: p.around for p in self.members}
        company: set[str] = set().union(*(around[bearer] for bearer in main))
        return self.unsure or not all(any(_in_company(around[bearer], company) for bearer in tied) for tied in others)

    def take(self, other: Cluster, firm: Bond = Bond.OFFICE) -> None:
        """Add the members of another cluster; the two are tied by each two of their members whose bond is at least `firm`."""
        ties = [(a, b) for a in self.members[-LATEST:] for b in other.members[-LATEST:] if bond(a, b) >= firm]
        self.members = sorted([*self.members, *other.members], key=lambda p: p.order)
        self.unsure |= other.unsure
        self._articles |= other._articles
        self._genders |= other._genders
        self._offices |= other._offices
        self._bearers |= other._bearers
        self._barred |= other._barred
        for first, *others in other._ties.sets():
            self._ties.find(first)
            for value in others:
                self._ties.join(first, value)
        for a, b in ties:
            self._ties.join(a.bearer, b.bearer)

    def tie(self) -> None:
        """Have all members tied: a person has said so."""
        for member in self.members:
            self._ties.join(self.members[0].bearer, member.bearer)

    def ruled_apart(self, other: Cluster) -> bool:
        return not self._barred.isdisjoint(other._bearers) or not other._barred.isdisjoint(self._bearers)

    def bond(self, other: Cluster) -> Bond:
        """What holds two clusters together: APART where anything says they are two, else the most that holds two members."""
        one, two = self.members[0], other.members[0]
        if self.ruled_apart(other) or len(self._genders | other._genders) > 1:
            return Bond.APART
        if one.kind == "person" and not self._articles.isdisjoint(other._articles):
            return Bond.APART
        differ = bool(self._offices and other._offices) and self._offices.isdisjoint(other._offices)
        if differ and (single(one) or single(two)):
            return Bond.APART
        pairs = [(a, b) for a in self.members[-LATEST:] for b in other.members[-LATEST:]]
        return max(Bond.OPEN, *(bond(a, b) for a, b in pairs))


def clusters(profiles: Iterable[Profile], barred: Barred) -> list[Cluster]:
    """The clusters of a block: of bearers whose names may be of one."""
    ordered = sorted(profiles, key=lambda p: p.order)
    alike: defaultdict[tuple[object, ...], list[Cluster]] = defaultdict(list)
    for profile in ordered:
        alike[profile.words, profile.suffixes].append(Cluster(profile, barred))
    full = [cluster for rows in alike.values() if not single(rows[0].members[0]) for cluster in _grown(rows)]
    full = _joined(sorted(full, key=lambda c: c.members[0].order))
    left = [_attached(each, full) for rows in alike.values() if single(rows[0].members[0]) for each in rows]
    return [*full, *_grown([each for each in left if each])]


def _grown(rows: Iterable[Cluster]) -> list[Cluster]:
    """Bearers of the same name, one after the other, each with those that it has more than the name in common with; else with
    the only one of that name there is."""
    found: list[Cluster] = []
    for each in rows:
        bonds = {i: cluster.bond(each) for i, cluster in enumerate(found)}
        firm = sorted((i for i, held in bonds.items() if held >= Bond.OFFICE), key=lambda i: (-bonds[i], i))
        named = [i for i, held in bonds.items() if held == Bond.NAMES]
        open_ = [i for i, held in bonds.items() if held in (Bond.OPEN, Bond.NAMES)]
        if not firm and len(named) == len(open_) == 1:
            firm = named
        elif not firm and open_:
            each.unsure = True
            for i in open_:
                found[i].unsure = True
        if not firm:
            found.append(each)
            continue
        home = found[firm[0]]
        home.take(each)
        for other in [found[i] for i in firm[1:]]:
            if home.bond(other) == Bond.APART:
                home.unsure = other.unsure = True
            else:
                home.take(other)
                found.remove(other)
    return found


def _joined(full: list[Cluster]) -> list[Cluster]:
    """Clusters of different names joined where these may be variants and more holds them together, the surest first."""
    bonds: dict[tuple[int, int], Bond] = {}
    for (i, one), (j, other) in combinations(enumerate(full), 2):
        may_be = variants(one.members[0], other.members[0])
        if may_be is not False:
            bonds[i, j] = Bond.APART if may_be is None else one.bond(other)
    home = dict(enumerate(full))
    for (i, j), held in sorted(bonds.items(), key=lambda item: (-item[1], item[0])):
        if held < Bond.OFFICE or home[i] is home[j]:
            continue
        rival = max((_rival(bonds, i, j, k) for k in range(len(full)) if k not in (i, j)), default=Bond.OPEN)
        one, other = home[i], home[j]
        if rival >= held or _apart(bonds, home, one, other) or one.bond(other) == Bond.APART:
            one.unsure = other.unsure = True
            continue
        named_alike = one.members[0].suffixes == other.members[0].suffixes  # a son has his father's name
        one.unsure |= rival > Bond.OPEN or (held < Bond.BOTH and not named_alike)
        one.take(other, Bond.MATTER)
        home.update({k: one for k, cluster in home.items() if cluster is other})
    return list({id(cluster): cluster for cluster in home.values()}.values())


def _rival(bonds: Mapping[tuple[int, int], Bond], i: int, j: int, k: int) -> Bond:
    """What holds a third to one of two, where it cannot be the other."""

    def between(a: int, b: int) -> Bond:
        return bonds.get((min(a, b), max(a, b)), Bond.OPEN)

    held = [between(a, k) for a, b in ((i, j), (j, i)) if between(b, k) == Bond.APART]
    return max((each for each in held if each >= Bond.OFFICE), default=Bond.OPEN)


def _apart(bonds: Mapping[tuple[int, int], Bond], home: Mapping[int, Cluster], one: Cluster, other: Cluster) -> bool:
    """Whether two names that are in two clusters cannot be of one."""
    return any(held == Bond.APART and {id(home[i]), id(home[j])} == {id(one), id(other)} for (i, j), held in bonds.items())


def _attached(each: Cluster, full: list[Cluster]) -> Cluster | None:
    """None where a single word has found whose name it is; else it, unsure where it may be somebody's."""
    held = sorted(((cluster.bond(each), -i) for i, cluster in enumerate(full) if _ends(cluster, each)), reverse=True)
    may_be = [(found, -i) for found, i in held if found > Bond.APART]
    firm = [pair for pair in may_be if pair[0] >= Bond.OFFICE]
    if firm and (len(firm) == 1 or firm[0][0] > firm[1][0]):
        home = full[firm[0][1]]
        home.take(each, Bond.MATTER)
        home.unsure |= len(firm) > 1
        return None
    each.unsure = bool(may_be)
    return each


def _in_company(around: Set[str], company: Set[str]) -> bool:
    return len(around & company) >= max(SHARED, COMPANY * len(around))


def _ends(cluster: Cluster, each: Cluster) -> bool:
    return variants(cluster.members[0], each.members[0]) is True
