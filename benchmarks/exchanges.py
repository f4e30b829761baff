"""What is exchanged in an article: the names of persons, bodies, outlets and places, the two parties, the genders.

Each function takes an article in polnear's form and gives its edits. Names are found by the gold's speakers and by their form;
what they are exchanged for is another name of the article, or one of the lists below, which are invented and of this benchmark
only. Choices are drawn from a generator seeded by the article's name, so that every run exchanges alike.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable, Iterator

from edits import Edit, Row


def _listed(words: str) -> list[str]:
    return words.split()


MEN = _listed("""
    Anders Bertil Caleb Dorian Emeka Fabian Gareth Hamid Ivor Jorge Kenji Lucian Marek Nigel Omar Pavel Quentin Rufus Stefan
    Tobias Umar Vikram Wendell Yusuf
""")
WOMEN = _listed("""
    Agnes Birgit Carmen Delia Esther Farah Greta Halina Ingrid Jolene Katya Leonora Mireille Nadia Odette Paloma Rosalind
    Sunita Tamar Ursula Vesna Winifred Yasmin Zelda
""")
LAST = _listed("""
    Abernethy Brackley Castellan Dunmore Eriksen Fairclough Grabowski Hollister Ibarra Jankowski Kettering Lindqvist Mbatha
    Norcross Okafor Pemberton Quintero Ravenel Sandoval Tillotson Ullman Vasquez Whitlock Yamada Zielinski Ashdown Bellweather
    Crowhurst Delacroix Engstrom Farnsworth Gutierrez Hargrove Ingersoll Jefferies Kowalczyk Lattimer Marchetti Nakamura
""")
PLACES = _listed("Alderney Brimfield Cawdor Dunleavy Eastwick Fallowmere Grenholm Harrowgate Kilbride Marston Quillby Rushmere")
OUTLETS = ("Ledger", "Gazette", "Courier", "Sentinel", "Bulletin", "Examiner")
OUTLET_SHORT = ("KVT", "RBN", "QTV", "WLX")

TITLE = r"(?:Mr|Ms|Mrs|Dr|Sen|Rep|Gov|Gen|Lt|Col|Sgt|Capt|Prof|Rev|Sens|Reps)\."
WORD = r"[A-Z](?:['’][A-Z])?[A-Za-z\-]*[a-z]"
FULL = rf"({WORD}(?: [A-Z]\.)*(?: {WORD}){{1,2}})"
PERSON = re.compile(rf"(?:{TITLE}|\b[Jj]udge|\bPresident|\b[Ss]pokes(?:man|woman)) {FULL}|\b{FULL}(?=, \d\d,)")
SUFFIX = re.compile(r",? (?:Jr|Sr)\.?$|,? I{2,3}$|^(?:the|The) ")
HEAD = r"(?:Times|Post|Journal|News|Herald|Tribune|Globe|Press|Review|Chronicle|Star|Magazine)"
OUTLET = re.compile(rf"\b((?:{WORD} ){{0,2}}{WORD}) ({HEAD})\b")
TOLD = re.compile(r"\b(?:told|interview with|interview on)(?: the)? ([A-Z]{3,5})\b")
BODY = re.compile(
    rf"\b(?:{WORD} ){{1,3}}(?:Department|Committee|University|Association|Center|Institute|Council|Commission|Agency|Bureau|"
    r"Foundation|Union|Court|Administration|Office|Fund|Alliance|Coalition)\b(?! (?:of|for|on)\b)"
)
PLACE = re.compile(rf"\b(?:in|near|outside|across) ({WORD}(?: {WORD})?)(?=[ ,.;])(?! [A-Z])")
SHORT = re.compile(r"\b[A-Z][a-z]{1,2}$")  # what may be an abbreviation: "Mr", "St"
DAYS = _listed("Monday Tuesday Wednesday Thursday Friday Saturday Sunday")
MONTHS = _listed("January February March April May June July August September October November December")
FUNCTION = _listed("""
    a an the and or but nor in on at to of for from by with about as that this than then who whom whose which is was are were
    be been has have had do does did will would can could should may might must not never also said says say told tells over
    because if when while after before during into out up down off under again so too it he she they them we you i
    his her their its our my your what where how why there here even just only still already
""")
OTHER = {
    "he": "she", "himself": "herself", "him": "her", "mr": "ms", "man": "woman", "men": "women", "boy": "girl",
    "boys": "girls", "father": "mother", "fathers": "mothers", "dad": "mom", "son": "daughter", "sons": "daughters",
    "brother": "sister", "brothers": "sisters", "husband": "wife", "husbands": "wives", "gentleman": "lady",
    "gentlemen": "ladies", "uncle": "aunt", "nephew": "niece", "actor": "actress", "sir": "madam", "male": "female",
    "males": "females", "grandfather": "grandmother", "he’s": "she’s",
}  # fmt: skip
OTHER |= {woman: man for man, woman in OTHER.items() if man != "him"} | {"mrs": "mr", "hers": "his"}
OFFICE = re.compile(r"(\w+)(man|men|woman|women)")
OFFICES = _listed("""
    spokes chair congress business council sales states law police fire news camera assembly alder crafts country noble
""")


def persons(article: Row) -> dict[str, str]:
    """Full names of persons in an article, each with its gender: "f", "m" or "" where nothing tells."""
    text: str = article["text"]
    names = {n for kind, n in _speakers(article) if kind == "person"}
    names |= {m.group(1) or m.group(2) for m in PERSON.finditer(text)}
    found = {SUFFIX.sub("", name) for name in names}
    return {name: _gender(article, name) for name in sorted(found) if re.fullmatch(FULL, name) and name in text}


def person_words(article: Row, rng: random.Random, *, other_gender: bool = False) -> dict[str, str]:
    """What each word of the persons' names is exchanged for, the same all over the article. With `other_gender`, the first
    names alone, for those of the other gender."""
    text, words = article["text"], dict[str, str]()
    pools = {"m": _fresh(WOMEN if other_gender else MEN, text, rng), "f": _fresh(MEN if other_gender else WOMEN, text, rng)}
    last = _fresh(LAST, text, rng)
    for name, gender in persons(article).items():
        first, *rest = [word for word in name.split() if not word.endswith(".")]
        words.setdefault(first, next(pools[gender or rng.choice("fm")]))
        for word in () if other_gender else rest:
            words.setdefault(word, next(last))
    return words


def person_edits(article: Row, rng: random.Random) -> list[Edit]:
    """Every person under another name of as many words, consistently, and of the same gender."""
    return _words(article["text"], person_words(article, rng), persons(article))


def body_edits(article: Row, rng: random.Random) -> list[Edit]:
    """The bodies of an article exchanged with each other, by pairs that are written alike: with "the" or without, as an
    acronym or not, with the same small words."""
    text: str = article["text"]
    people = {word for name in persons(article) for word in name.split()}
    names = {n for kind, n in _speakers(article) if kind == "organisation"} | {m.group() for m in BODY.finditer(text)}
    names = {n for n in names if n.split()[0].lower() not in FUNCTION and _proper(n) and not people & set(n.split())}
    kept = [n for n in names if _alone(n, text) and not any(n in other or other in n for other in names - {n})]
    alike: dict[tuple[bool, bool, str], list[str]] = {}
    for name in sorted(kept):
        the = len(re.findall(rf"\b[Tt]he {_whole(name)}", text)) * 2 >= len(re.findall(_whole(name), text))
        small = " ".join(word for word in name.split() if word.islower())
        alike.setdefault((the, name.isupper(), small), []).append(name)
    out: list[Edit] = []
    for group in alike.values():
        rng.shuffle(group)
        for a, b in zip(group[::2], group[1::2], strict=False):
            out += [*_all(text, a, b), *_all(text, b, a)]
    return out


def party_edits(article: Row, rng: random.Random) -> list[Edit]:
    """The two parties of these articles exchanged: noun for noun, adjective for adjective, and in short forms."""
    text: str = article["text"]
    out = [Edit(m.start(), m.end(), _party(text, m)) for m in re.finditer(r"\b(?:Republican|Democrat|Democratic)s?\b", text)]
    out += [Edit(m.start(1), m.end(1), "RD"[m[1] == "R"]) for m in re.finditer(r"\(([RD])-[A-Z]", text)]
    return out


def outlet_edits(article: Row, rng: random.Random) -> list[Edit]:
    """Newspapers, broadcasters and the like under invented names of as many words, short forms ("The Times") too."""
    text: str = article["text"]
    words, out = dict[str, str](), list[Edit]()
    heads, pool = _fresh(list(OUTLETS), text, rng), _fresh(PLACES, text, rng)
    for m in OUTLET.finditer(text):
        proper = [word for word in m[1].split() if word.lower() not in FUNCTION]
        for word in proper:
            words.setdefault(word, next(pool))
        words.setdefault(m[2], next(heads))
        if proper:
            out += _all(text, " ".join([*proper, m[2]]), " ".join(words[word] for word in [*proper, m[2]]))
            out += [edit._replace(start=edit.start + 4) for edit in _all(text, f"The {m[2]}", words[m[2]])]
            out += [edit._replace(start=edit.start + 4) for edit in _all(text, f"the {m[2]}", words[m[2]])]
    short = {m.group(1) for m in TOLD.finditer(text)}
    for name, new in zip(sorted(short), rng.sample(OUTLET_SHORT, len(OUTLET_SHORT)), strict=False):
        out += _all(text, name, new)
    return out


def gender_edits(article: Row, rng: random.Random) -> list[Edit]:
    """Women as men and men as women: pronouns, titles, offices, kin, and first names."""
    text: str = article["text"]
    out = [Edit(m.start(), m.end(), new) for m in re.finditer(r"\b[A-Za-z]+\b", text) if (new := _other_gender(text, m))]
    return out + _words(text, person_words(article, rng, other_gender=True), persons(article))


def place_edits(article: Row, rng: random.Random) -> list[Edit]:
    """Places (capitalised after "in", "near", "outside", "across") under invented names of as many words."""
    text: str = article["text"]
    people = {word for name in persons(article) for word in name.split()}
    names = {m.group(1) for m in PLACE.finditer(text) if not SHORT.search(m.group(1))}
    names = {n for n in names if not {*n.split()} & ({*DAYS, *MONTHS} | people) and n.lower() not in text and not _is_party(n)}
    words = dict[str, str]()
    pool = _fresh(PLACES, text, rng)
    for word in (word for name in sorted(names) for word in name.split()):
        words.setdefault(word, next(pool))
    return [edit for n in sorted(names) for edit in _all(text, n, " ".join(words[w] for w in n.split()))]


def day_edits(article: Row, rng: random.Random) -> list[Edit]:
    """A control that has no bearing on anybody: each weekday becomes the next."""
    following = dict(zip(DAYS, DAYS[1:] + DAYS[:1], strict=True))
    return [Edit(m.start(), m.end(), following[m[0]]) for m in re.finditer(rf"\b(?:{'|'.join(DAYS)})\b", article["text"])]


KINDS: dict[str, Callable[[Row, random.Random], list[Edit]]] = {
    "persons": person_edits, "bodies": body_edits, "parties": party_edits, "outlets": outlet_edits,
    "genders": gender_edits, "places": place_edits, "weekdays (control)": day_edits,
}  # fmt: skip


def _speakers(article: Row) -> set[tuple[str, str]]:
    """Kind and name of each speaker that the gold names."""
    known = (a["speaker"] for a in article["attributions"] if a.get("speaker"))
    return {(speaker["kind"], name) for speaker in known for name in speaker["speakers"]}


def _gender(article: Row, name: str) -> str:
    """By the gold's pronouns for this speaker, the titles before the last name, and the pronouns soon after the full name."""
    text, votes = article["text"], Counter[str]()
    after = " ".join(text[m.end() : m.end() + 120] for m in re.finditer(_whole(name), text))
    votes.update("f" if p in ("she", "her") else "m" for p in re.findall(r"\b(?:he|his|she|her)\b", after.lower()))
    last = re.escape(name.split()[-1])
    votes.update({"m": 5 * len(re.findall(rf"\bMr\. {last}\b", text)), "f": 5 * len(re.findall(rf"\bMr?s\. {last}\b", text))})
    for attribution in article["attributions"]:
        if name in attribution.get("speaker", {}).get("speakers", ()):
            words = {text[s:e].lower() for s, e in attribution["source"]}
            votes.update({"f": 5 * ("she" in words), "m": 5 * ("he" in words)})
    return "" if votes["f"] == votes["m"] else votes.most_common(1)[0][0]


def _fresh(pool: list[str], text: str, rng: random.Random) -> Iterator[str]:
    """The names of a pool that the text does not have, in random order, again and again."""
    names = [name for name in rng.sample(pool, len(pool)) if name not in text]
    while True:
        yield from names


def _words(text: str, words: dict[str, str], full: dict[str, str]) -> list[Edit]:
    """Each word wherever it stands with a capital; one that the text has in lower case, too, only within a full name."""
    out: list[Edit] = []
    common = {word for word in words if re.search(rf"\b{re.escape(word.lower())}\b", text)}
    inside = {i for name in full for m in re.finditer(_whole(name), text) for i in range(m.start(), m.end())}
    for old, new in words.items():
        for form, other in ((old, new), (old.upper(), new.upper())):
            out += [e for e in _all(text, form, other) if old not in common or e.start in inside]
    return out


def _all(text: str, old: str, new: str) -> list[Edit]:
    return [Edit(m.start(), m.end(), new) for m in re.finditer(_whole(old), text)]


def _whole(name: str) -> str:
    """A pattern for a name as whole words, outside of handles and addresses."""
    return rf"(?<![\w@#/.]){re.escape(name)}(?!\w)"


def _alone(name: str, text: str) -> bool:
    """Whether a text has a name, never as a part of a longer one and never its first word by itself."""
    times = len(re.findall(_whole(name), text))
    return 0 < times == len(re.findall(_whole(name.split()[0]), text)) and not re.search(rf"{_whole(name)} [A-Z]", text)


def _proper(name: str) -> bool:
    return all(word[0].isupper() or word in ("of", "and", "for", "the", "on") for word in name.split())


def _is_party(name: str) -> bool:
    return bool(re.search("Republican|Democrat", name))


def _party(text: str, found: re.Match[str]) -> str:
    """Plural nouns and those that no noun follows are nouns; what stands before another word is an adjective."""
    word = found[0]
    if word.startswith("Democrat"):
        return "Republicans" if word.endswith("s") else "Republican"
    if word.endswith("s"):
        return "Democrats"
    return "Democratic" if _owns(text, found) else "Democrat"


def _owns(text: str, found: re.Match[str]) -> bool:
    """Whether a word that may stand before a noun or alone stands before one, as far as the next word tells."""
    following = re.match(r" ([A-Za-z]+)", text[found.end() :])
    return following is not None and following[1].lower() not in FUNCTION


def _other_gender(text: str, found: re.Match[str]) -> str | None:
    """The word for the other gender, in the same case; None where it has none. "her" and "his" by the word that follows."""
    word = found[0].lower()
    if word in ("her", "his"):
        new = {"her": ("him", "his"), "his": ("hers", "her")}[word][_owns(text, found)]
    elif word in OTHER:
        new = OTHER[word]
    elif (office := OFFICE.fullmatch(word)) and office[1] in OFFICES:
        new = office[1] + {"man": "woman", "men": "women", "woman": "man", "women": "men"}[office[2]]
    else:
        return None
    return _cased(found[0], new)


def _cased(like: str, word: str) -> str:
    return word.upper() if like.isupper() and len(like) > 1 else word.capitalize() if like[0].isupper() else word
