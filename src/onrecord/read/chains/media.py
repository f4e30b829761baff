"""What is a medium, and who asks for one, told by form: common nouns of English, capitals and initials. No name of any outlet.

Takes words; gives whether they name an outlet, or the pattern that finds a name. Imports the lexicon.
"""

from __future__ import annotations

import re

from onrecord.read.text.lexicon import HONORIFICS, ROLES, SENTENCE_OPENERS, SHORT_ROLES, closed

# What somebody's words may stand in, and where they may be said: the head of "in a statement", "at a rally".
MEDIA = closed("""
statement statements tweet tweets retweet email emails e-mail e-mails letter letters memo memorandum op-ed op-eds column
essay memoir autobiography blog post posts posting video livestream message messages text texts speech speeches address
sermon testimony affidavit deposition filing filings lawsuit complaint release announcement communiqué communique
conference briefing rally rallies hall debate hearing podcast broadcast interview interviews appearance call telegram
newsletter leaflet pamphlet manifesto petition editorial remarks monologue keynote lecture webcast webinar fundraiser
press-release townhall teleconference notice bulletin circular brochure
""")
EVENTS = closed("""
conference rally rallies hall hearing briefing fundraiser debate dinner luncheon convention summit forum gathering vigil
reception ceremony roundtable panel seminar townhall
""")
# Of these, some say so only with the word before them.
COMPOUND = {
    "release": closed("press news media"), "conference": closed("news press media video"),
    "hall": closed("town"), "call": closed("phone telephone conference video"), "address": closed("televised weekly radio"),
    "text": closed(""), "texts": closed(""), "appearance": closed("television tv radio"),
    "post": closed("blog media online"), "posts": closed("blog media online"),
}  # fmt: skip
REPORTS = closed("report reports story stories article articles investigation exposé dispatch account analysis")
REPORTING = closed("reported obtained seen reviewed viewed published revealed reveals reporting according citing per")
# What stands before "to", "with" or "by" and who asked.
TELLING = closed("""
told tell tells telling spoke speaks speaking spoken talked talks talking chatted said saying says wrote statement email
e-mail comment comments remarks letter message confirmed joked exchange conversation chat asked pressed questioned interviewed
""")
# What stands before "on" where words or pictures go out by what follows.
SPEAKING = closed("""
said says say saying wrote writes write writing told interview interviews appearance appeared appearing statement post posts
message announced announcing confirmed explained noted responded joked shared sharing aired broadcast published streamed
stated added declared week month year morning night evening afternoon video
""")

# Common nouns that say of a phrase that the press is meant.
PRESS = closed("""
reporter reporters journalist journalists newspaper newspapers paper magazine outlet outlets website station network channel
radio television broadcaster broadcasters programme podcast show host co-host hosts anchor correspondent correspondents
interviewer interviewers presenter moderator columnist press media newsmen newsroom newscast tabloid broadsheet daily weekly
agency
""")
# The same with capitals: the last word, or any, of an outlet's name.
OUTLETS = closed("""
news times post journal herald tribune gazette chronicle examiner observer guardian mirror telegraph courier dispatch
sun star record press radio tv television magazine review weekly daily today network broadcasting monitor register
bulletin wire newswire newspaper inquirer enquirer sentinel globe leader ledger advertiser argus echo standard mercury
reporter online channel
""")
# Capitalised heads of bodies that are spoken to but are no medium.
BODIES = closed("""
senate house congress parliament council court committee commission department ministry police government cabinet
administration agency authority board union party university college school church bank company corporation group
association federation institute institution society foundation fund office bureau assembly legislature state states
city county kingdom nations nation republic army navy force forces service guard club team league convention caucus
conference
""")
DAYS = closed("""
monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
october november december jan feb mar apr aug sept sep oct nov dec
""")

CAPITAL = r"(?:(?:[A-Z]\.){2,}|[a-z]?[A-Z][\w&]*(?:[-.’'](?=\w)\w+)*(?:[’'](?= [A-Z“\"]))?)"
TITLE = r"(?:(?:[“\"]|[‘']{1,2})(?=[A-Z])[^”\"’'\n]{2,40},?(?:[”\"]|[’']{1,2}))"
"""The title of a programme in quotation marks."""
NAME = rf"(?:[Tt]he )?{CAPITAL}(?: (?:(?:of the|of|for|&) )?{CAPITAL})*(?: {TITLE})?"
"""A name by its capitals, with the title of a programme behind it where there is one."""

_WORD = re.compile(r"[\w&’'.-]*\w")
_INITIALS = re.compile(r"[A-Z]{2,6}\d?|(?:[A-Z]\.){2,}")
_CAMEL = re.compile(r"\w*[a-z][A-Z]\w*|\w+\.(?:com|org|net|info)")
_PEOPLES = re.compile(r"\w+(?:ans|ists|ites|crats|men|women|ese)")

_REPORTS_ELSEWHERE = (
    r"\bThe(?: [A-Z]\w+)+ {0}\b|\({0}\) ?[–—-]|"
    r"\b[Tt]he {0} (?:interview|report|reported|reporter|article|correspondent|story)\b"
)
"""An outlet's name at full length, in a dateline, or with what only the press has; a pattern with a place for its last word."""


def outlet(name: str, text: str, known: str | None) -> bool:
    """Whether a capitalised name as in "told NAME" is an outlet's rather than a person's, a body's or a place's: by a noun
    such as News, a capital The, initials without an article, or a single word that the text knows no person by. `known` is
    the outlet of the article itself."""
    words = [w.removesuffix("'s").removesuffix("’s") for w in _WORD.findall(name)]
    article, proper = (words[0], words[1:]) if words and words[0].lower() == "the" else ("", words)
    if not proper:
        return False
    lower = [w.lower() for w in proper]
    if lower[-1] in BODIES or _PEOPLES.fullmatch(proper[-1]) or any(w in DAYS for w in lower) or lower[0] in HONORIFICS:
        return False
    if any(w in OUTLETS or w in PRESS for w in lower) or _CAMEL.fullmatch(proper[0]):
        return True
    if lower[0] in ROLES or lower[0] in SHORT_ROLES:
        return False
    if known and " ".join(proper) in known:
        return True
    if article == "The":
        return True
    if article:  # "the Argus", where "The Harbour Argus" is elsewhere; "the NBA", where it reports
        return len(proper) == 1 and bool(re.search(_REPORTS_ELSEWHERE.format(re.escape(proper[0])), text))
    if _INITIALS.fullmatch(proper[0]):
        return f"({proper[0]})" not in text
    return len(proper) == 1 and not _person(proper[0], text)


def _person(word: str, text: str) -> bool:
    """Whether the text has a single word as a part of a longer name: Holt of "Jan Holt", Jan of the same."""
    for match in re.finditer(rf"\b([A-Z][\w.’'-]*)\s{re.escape(word)}\b|\b{re.escape(word)}\s([A-Z]\w*)", text):
        neighbour = (match.group(1) or match.group(2)).lower()
        if neighbour not in SENTENCE_OPENERS and neighbour not in DAYS:
            return True
    return False
