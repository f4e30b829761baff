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
from onrecord.link.people.identity import SHARED, Bond, bond, single, variants
from onrecord.link.people.profiles import Profile
from onrecord.types import Bearer

LATEST = 30
"""Members of a cluster, the latest ones, that a bearer is compared with: so that a name in very many articles stays quick."""

COMPANY = 0.5
"""What part of the other names in an article are those that the rest of a cluster is named with, for it to belong there."""

Barred = Mapping[Bearer, Set[Bearer]]
"""Those whom people have ruled to be others than a bearer."""


class Cluster:
    """Bearers that are taken for one, by date. `lead`: the one whose name stands for theirs; `unsure`: where another may be
    meant."""

    def __init__(self, first: Profile, barred: Barred) -> None:
        self.lead = first
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
        one, two = self.lead, other.lead
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
    words, names = ([p for p in ordered if single(p) is wanted] for wanted in (True, False))
    full = _joined(sorted((c for rows in _alike(names, barred) for c in _grown(rows)), key=lambda c: c.lead.order))
    left = ([each for each in rows if not _attached(each, full)] for rows in _alike(words, barred))
    return [*full, *(cluster for rows in left for cluster in _grown(rows))]


def _alike(profiles: Iterable[Profile], barred: Barred) -> list[list[Cluster]]:
    """Bearers of the same names, each alone."""
    found: defaultdict[tuple[object, ...], list[Cluster]] = defaultdict(list)
    for profile in profiles:
        found[profile.words, profile.suffix].append(Cluster(profile, barred))
    return list(found.values())


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
        may_be = variants(one.lead, other.lead)
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
        one.unsure |= rival > Bond.OPEN or one.lead.suffix != other.lead.suffix
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


def _attached(each: Cluster, full: list[Cluster]) -> bool:
    """Whether a single word has found whose name it is, and is with it now; else it is unsure where it may be somebody's."""
    bonds = {i: cluster.bond(each) for i, cluster in enumerate(full) if variants(cluster.lead, each.lead)}
    firm = sorted((i for i, held in bonds.items() if held >= Bond.OFFICE), key=lambda i: (-bonds[i], i))
    if firm and (len(firm) == 1 or bonds[firm[0]] > bonds[firm[1]]):
        home = full[firm[0]]
        home.take(each, Bond.MATTER)
        home.unsure |= len(firm) > 1
        return True
    each.unsure = any(held > Bond.APART for held in bonds.values())
    return False


def _in_company(around: Set[str], company: Set[str]) -> bool:
    return len(around & company) >= max(SHARED, COMPANY * len(around))
