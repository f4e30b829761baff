"""Readings → the persons, organisations and bodies that speak in them, each over all articles that name it.

Takes readings and what people have ruled; gives Persons. Pure: the order of the readings changes nothing. May import
clusters, profiles, rulings, types.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import lru_cache

from onrecord.link.disjoint import Disjoint
from onrecord.link.people.clusters import Barred, Cluster, clusters
from onrecord.link.people.profiles import Profile, plain_words, profiles
from onrecord.link.people.rulings import NO_RULINGS, Rulings
from onrecord.read.speakers.short_forms import SMALL
from onrecord.types import Bearer, Person, Reading, SpeakerKind

ACRONYM = 2
"""Letters of an acronym, at least."""


def people(readings: Iterable[Reading], rulings: Rulings = NO_RULINGS) -> list[Person]:
    """Everybody who speaks in the readings, those in most articles first. One reading an address.

    Whoever is asked for, readings of all articles that share a key of `block` with one another give the same persons as all.
    """
    return resolved((profile for reading in readings for profile in profiles(reading)), rulings)


def resolved(found: Iterable[Profile], rulings: Rulings = NO_RULINGS) -> list[Person]:
    """The persons that profiles come to."""
    known = {profile.bearer: profile for profile in found}
    blocks: Disjoint[str] = Disjoint()
    keys = {bearer: min(block(bearer.name, profile.kind)) for bearer, profile in known.items()}
    for bearer, profile in known.items():
        for key in block(bearer.name, profile.kind):
            blocks.join(keys[bearer], key)
    parted: defaultdict[str, list[Profile]] = defaultdict(list)
    for bearer, profile in known.items():
        parted[blocks.find(keys[bearer])].append(profile)
    barred = _barred(rulings)
    made = [cluster for rows in parted.values() for cluster in clusters(rows, barred)]
    persons = [_person(cluster) for cluster in _ruled(made, known, rulings, barred)]
    return sorted(persons, key=lambda person: (-len(person.bearers), person.names[0], person.id))


@lru_cache(maxsize=100_000)
def block(name: str, kind: SpeakerKind) -> frozenset[str]:
    """The keys under which bearers are compared: a person's last name; of a body the last two words and its initials. Two
    without a key in common are never one, unless people say so."""
    words = plain_words(name)
    if kind == "person":
        return frozenset([f"person {words[-1]}"])
    letters = ["".join(word[0] for word in rows) for rows in (words, [word for word in words if word not in SMALL])]
    initials = [short for short in letters if len(short) >= ACRONYM] if len(words) > 1 else []
    return frozenset(f"{kind} {key}" for key in (" ".join(words[-2:]), *initials))


def bearer_id(bearer: Bearer) -> str:
    """The id of the person whose first bearer this is: later articles do not change it."""
    return hashlib.sha256(f"person\n{bearer.article}\n{bearer.name}".encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _barred(rulings: Rulings) -> Barred:
    """For each bearer those who are others, by way of those that are one, too."""
    joined: Disjoint[Bearer] = Disjoint()
    for a, b in rulings.together:
        joined.join(a, b)
    for pair in rulings.apart:
        for bearer in pair:
            joined.find(bearer)
    sets = {joined.find(same[0]): same for same in joined.sets()}
    barred: defaultdict[Bearer, set[Bearer]] = defaultdict(set)
    for a, b in rulings.apart:
        for one, other in ((a, b), (b, a)):
            for bearer in sets[joined.find(one)]:
                barred[bearer].update(sets[joined.find(other)])
    return barred


def _ruled(made: list[Cluster], known: dict[Bearer, Profile], rulings: Rulings, barred: Barred) -> list[Cluster]:
    """The clusters with those joined that people have said are one. Where others in them are ruled to be two, only the
    bearers that were named are joined, apart from the rest."""
    joined: Disjoint[Bearer] = Disjoint()
    for a, b in rulings.together:
        if a in known and b in known:
            joined.join(a, b)
    home = {profile.bearer: cluster for cluster in made for profile in cluster.members}
    for same in joined.sets():
        whole = list({id(home[bearer]): home[bearer] for bearer in same}.values())
        if any(one.ruled_apart(other) for i, one in enumerate(whole) for other in whole[i + 1 :]):
            whole = [Cluster(known[bearer], barred) for bearer in same]
            rest = [p for bearer in same for p in home[bearer].members if p.bearer not in same]
            home.update({cluster.members[0].bearer: cluster for p in rest for cluster in clusters([p], barred)})
        first, *others = whole
        for other in others:
            first.take(other)
        first.tie()
        home.update({profile.bearer: first for profile in first.members})
    return list({id(cluster): cluster for cluster in home.values()}.values())


def _person(cluster: Cluster) -> Person:
    members = cluster.members
    kinds = Counter(profile.kind for profile in members)
    used = Counter(name for profile in members for name in profile.names)
    # Of as many words, those used most; the sort is stable, so else those named first.
    names = sorted(used, key=lambda name: (_stray(name, used), -len(plain_words(name)), -used[name]))
    return Person(
        bearer_id(members[0].bearer),
        max(kinds, key=lambda kind: kinds[kind]),
        tuple(names),
        tuple(sorted(profile.bearer for profile in members)),
        tuple(role for profile in members for role in profile.roles),
        cluster.guessed,
    )


def _stray(name: str, used: Counter[str]) -> bool:
    """Whether a name that one article has is one that several have, with stray words before it ("Speaker-to-be Ada Holt")."""
    tails = (other for other in used if used[other] > 1 and len(plain_words(other)) > 1)
    return used[name] == 1 and any(name.endswith(f" {tail}") for tail in tails)
