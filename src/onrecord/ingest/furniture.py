"""Page furniture in an article's text: what the page says of itself, asks of its readers or credits, as against the story.

Takes a text; gives the spans of its furniture in order, never overlapping; nothing is cut. The patterns are kinds of lines,
with no outlet's name in them. A line that attributes words to somebody is never taken for furniture unless its label says so:
to miss some furniture costs less than to lose a statement. Imports types only.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from onrecord.types import Span

LONGEST = 700
"""Code points of the longest line that is looked at: longer ones are story."""
HEAD_LINES = 8
"""Lines at the start among which bylines and labelled lines stand."""
TAIL_LINES = 4
"""Lines at the end among which a note on the author stands."""
TAIL_SHARE = 2 / 3
"""Where in the text the block at its end may begin."""
SHORT = 200
"""Code points of the longest line that is taken for furniture because of where it stands alone."""
NOTE_SHARE = 3 / 4
"""Where in the text an editor's note may begin that ends the story."""

_NAME = r"[A-ZÀ-Þ][\w.'’-]*(?:\s[A-ZÀ-Þ][\w.'’-]*){1,4}"
_NAMES = rf"{_NAME}(?:(?:,\s(?:and\s)?|\sand\s){_NAME})*"
_NOTED = r"(?:editor(?:s|['’]s|s['’])?|publisher['’]s|author['’]s)\s+notes?\s*[:.–—-].*"
_SITE = r"(?:https?://|www\.)\S+"
_WORK = r"(?:story|article|piece|post|report|column|item|page|essay|op-ed|interview|excerpt)"


def _patterns(*forms: str) -> re.Pattern[str]:
    """A pattern for a whole line, a mark before it and a full stop, quotation mark or bracket after it apart."""
    return re.compile(r"[\s\ufeff\u200b\"“(\[•*·|›»>–—-]{0,6}(?:" + "|".join(forms) + r")[\s.!\"”)\]:]{0,6}", re.IGNORECASE)


# Lines that are furniture wherever they stand, and whatever is said in them.
_LABELLED = _patterns(
    _NOTED,
    r"(?:corrections?|clarifications?)(?:\s+appended)?(?:,?\s\(?[^:.]{0,24}\d[^:.]{0,10})?(?:\s*[:–—-].*)?",
    rf"this\s+{_WORK}\s+(?:has\s+been|was|is)\s+(?:since\s+)?(?:updated|corrected|revised|edited|amended|clarified)\b.*",
    rf"(?:an?|the)\s+(?:earlier|previous|original)\s+versions?\s+of\s+(?:this|the)\s+{_WORK}\b.*",
    rf"(?:because\s+of\s+an?\s+\w+ing\s+error,\s+)?an?\s+{_WORK}\s+(?:in\s+some\s+editions\s+)?on\s.*\bmis(?:stated|identified|spelled)\b.*",
    r"as\s+published\s+in\s+(?-i:[A-ZÀ-Þ]|the\s).{1,80}",
    rf"(?:this|the)\s+{_WORK}\s+(?:first|originally)\s+(?:appeared|ran|was\s+published)\b.*",
    r"(?:©|\(c\)|copyright\b).*",
    r".*\ball\s+rights\s+reserved\b.*",
    r".*\breprinted\s+(?:courtesy\s+of|with\s+permission|by\s+permission)\b.*",
)
# Lines that are furniture by what they ask or credit; not where somebody's words are reported in them.
_PLAIN = _patterns(
    # labels of sections and of what the page puts between
    r"abstract|full\s+text|summary|advertisements?|sponsored(?:\s+content)?|story\s+continues\s+below(?:\s+advertisement)?",
    r"(?:article|story)\s+continues\s+(?:below|after).*",
    r"(?:\d[\d,]*\s+)?comments?(?:\s*\(?\d[\d,]*\)?)?|(?:leave|post|write|add)\s+a\s+(?:reply|comment)|view\s+comments|load\s+more|loading",
    r"share|share\s+this(?:\s+(?:story|article|post|on)\b.{0,60})?|print|e-?mail|tweet|pin\s+it|share\s+and\s+comment.*",
    r"(?:you\s+may\s+also\s+like|recommended(?:\s+for\s+you)?|more\s+(?:from|in|on)\s+.{0,60}|trending(?:\s+now)?|most\s+(?:read|popular))",
    r"(?:also\s+(?:on|in|at)\s[^:]{1,40}|read\s+(?:more|also|next|the\s+(?:full|rest|original|entire)\b.{0,60})|see\s+also|related(?:\s+\w+)?|"
    r"recommended|watch|more)\s*:.*",
    rf"(?:continue\s+reading|read\s+(?:more|on)|(?:read|see)\s+the\s+(?:full|rest|original|entire)\b.{{0,60}}|click\s+here|"
    rf"(?:find|see|read|learn)\s+(?:out\s+)?more)\b(?:\s+(?:here|at|on|from|about)\b.{{0,60}})?(?:\s+{_SITE})?",
    r"(?:source|via\s+source|filed\s+under|tags?|topics?|categor(?:y|ies)|posted\s+in|by)\s*:.{0,100}",
    # what is to be watched, heard and seen
    r"(?:watch|listen\s+to)\s.{0,160}\b(?:above|below|here)(?:\s.{0,100})?|(?:see|view)\s.{0,160}\b(?:above|below|here)",
    rf"watch\s+the\s+(?:latest|full)\s+.{{0,100}}(?:<.*|{_SITE})",
    r".{0,120}\bsubscribe\s+(?:here|now|today)\b.{0,80}",
    r"we\s+are\s+sorry,\s*this\s+video\b.*|this\s+video\s+is\s+(?:not\s+available|restricted)\b.*",
    # follow, like, comment
    r"(?:on\s+\w+,?\s+)?follow\s+(?:us|me|him|her|them)\b(?:\s.{0,80})?",
    r"(?:on\s+\w+,?\s+)?follow\s.{0,140}(?:@\w+|(?:https?://|www\.)\S+)(?:\s.{0,60})?",
    r"(?:like|find|join|visit|connect\s+with)\s+(?:us|me)\s+(?:on|at)\b.{0,80}",
    r"(?:[^.?!]{2,120}\?\s+)?like\s+(?:the|our|this)\s+page\b.{0,80}",
    r"(?:[^.?!]{2,160}[.?!]\s+)?(?:(?:please\s+)?(?:let\s+us\s+know|tell\s+us|sound\s+off|share\s+your|leave\s+(?:us\s+)?(?:a|your)|"
    r"post\s+your|join\s+the|weigh\s+in|chime\s+in|comment))\b[^.?!]{0,120}\b(?:comments?|thoughts|conversation|discussion|below)\b.{0,60}",
    r"(?:twitter|facebook|instagram|e-?mail|contact|phone)\s*:\s*\S+(?:\s+\S+){0,3}",
    r"(?:[^?]{1,60}\?\s+){1,3}e-?mail\s+(?:us|me)\b.{0,120}@.{0,120}",
    r"(?:e-?mail|contact|reach|write\s+to|send\s+(?:tips|questions)\s+to)\s.{0,80}\S+@\S+\.\w+.{0,40}",
    # newsletters and money
    r"(?:for\s+more[^.?!]{0,80},\s*|want\s[^.?!]{0,120}\?\s*|(?:click\s+here\s+to|please)\s+)?(?:sign\s+up|subscribe)\s+(?:now\b|today\b|here\b|by\b|for\b|to\b|at\b).*",
    r"(?:please\s+)?enter\s+your\s+e-?mail(?:\s+address)?\b.{0,80}|thank(?:s|\s+you)\s+for\s+(?:subscribing|signing\s+up|reading)\b.{0,80}",
    r"(?:for\s+more[^.?!]{0,80},\s*)?download\s+(?:our|the)\s+(?:free\s+)?apps?\b.*|.{0,300}\bunsubscribe\b.{0,200}",
    # who made it
    r"(?:contributing|contributors?)\s*:\s*.{2,200}",
    r"(?:(?:with\s+)?(?:additional\s+)?(?:reporting|writing|editing|research)\s+(?:by|from)|compiled\s+by|produced\s+by)\s+(?-i:[A-ZÀ-Þ]).{2,300}",
    rf"(?-i:[A-ZÀ-Þ])[^?!]{{1,160}}\s(?:also\s+)?contributed\s+(?:reporting|research|writing|to\s+this\s+{_WORK})\b.{{0,80}}",
    r"(?:story|podcast|video|text|photographs?|photos?|graphics?|illustrations?|words|pictures)\s+(?:produced\s+)?by\s+(?-i:[A-ZÀ-Þ]).{2,200}",
    r"h/t:?\s.{1,60}|hat\s+tip:?\s.{1,60}",
    # pictures
    r"(?:photo(?:graph)?s?|images?|pictures?|credits?|illustration|(?:photo|image|picture|video)\s+(?:credit|courtesy|source|via))\s*(?::|\bby\b|/).{1,120}",
    r"(?:photo|image|picture)s?\s+(?:via|courtesy\s+of|from)\s.{1,100}",
    r"(?-i:[A-ZÀ-Þ]\w+)\s+(?-i:Images|Photos?|Pictures|Stock)",
    rf"(?-i:{_NAME})\s*/\s*(?-i:[A-ZÀ-Þ])[\w .]{{1,30}}(?:/[\w .]{{1,30}})?",
    # a lone date or address
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d{1,2},?\s+\d{4})",
    _SITE,
)
_CREDIT = re.compile(
    r"\((?:(?:photo(?:graph)?|image|picture|credit|file\s+photo)\b[^()]{0,100}|"
    r"[^()]{2,80}/[^()]{0,60}(?:Images|Photos?|Pictures|Press)\b[^()]{0,20}|[^()]{1,60}\b(?:Photo|Images)(?:/[^()]{1,60})?)\)\.?",
    re.IGNORECASE,
)
_HEAD = _patterns(
    rf"(?:(?:written|reported|posted)\s+)?by:?\s+(?-i:{_NAMES})(?:\s*[,|–—-]\s*[\w .,'’@&|-]{{1,80}})?",
    r"(?:date|published|posted|updated|last\s+updated|outlet|publication|authors?)(?:\s+on)?\s*:.{1,100}",
)
# What opens the block after the story's end; all behind it is furniture, too.
_BLOCK = _patterns(
    r"powered\s+by\s.{1,80}",
    r"(?:please\s+)?(?:join|support|fund|back|help)\s+(?:and\s+(?:support|join)\s+)?(?:us|our|independent|local|honest|real|free|quality|"
    r"fearless|nonprofit|investigative|this)\b.{0,120}(?:journalism|thinkers|reporting|media|press|news(?:room)?|site|work|mission|community)\b.{0,200}",
    r"(?:donate|give|contribute|chip\s+in|subscribe)(?:\s+(?:now|today|here|monthly|once|\$?\d+|to\s+(?:us|our)\b.{0,80}))?",
    r"(?:become|be)\s+an?\s+(?:\w+\s+)?(?:member|subscriber|supporter|patron|donor)\b.{0,120}",
    r"remind\s+me\s+(?:next|in|later|tomorrow)\b.{0,40}",
    r".{0,120}\bpersonal\s+data\b.{0,120}\bprivacy\s+policy\b.{0,60}|privacy\s+policy|terms\s+(?:of|and)\s+(?:service|use|conditions)(?:\s+.{0,60})?",
    r"we\s+(?:use|value)\s+(?:cookies|your\s+privacy)\b.{0,200}|accept\s+(?:all\s+)?cookies",
)
_LIST_LABEL = _patterns(
    r"(?:also\s+(?:on|in|at)\s[^:]{1,40}|related(?:\s+\w+)?|read\s+(?:more|next)|see\s+also|more\s+from\s[^:]{1,40})\s*:"
)
_NOTE = _patterns(_NOTED)
# A line of one word: a credit, or what is left of a button or a picture.
_ALONE = re.compile(r"[A-ZÀ-Þ][\w'’-]+\.?")
# A style sheet that was taken for text.
_STYLE = re.compile(r"[.#@][\w-][^.!?]*\{|[\w.#-]+(?:\s[\w.#-]+){0,3}\s*\{|-?[a-z-]+\s?:\s?[^:]{1,80};|\}\.?")
_MARKUP = re.compile(r"</?[a-zA-Z][\w-]*(?:\s+[\w:-]+\s*=[^<>]{0,500})?\s*/?>")
_CUE = re.compile(
    r"\b(?:said|says|told|tells|saying|added|adds|argued|argues|claimed|claims|according\s+to|stated|states|tweeted|wrote|writes|"
    r"asked|announced|insisted|replied|warned|noted|explained|called|responded|denied|denies|continued|declared)\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[\"“”«»]|''|``")
_ROLE = (
    r"(?:\w*editor|\w*writer|reporter|correspondent|columnist|contributor|journalist|author|co-author|host|co-host|blogger|freelancer|"
    r"professor|lecturer|historian|economist|scholar|fellow|director|president|chairman|chairwoman|chair|founder|co-founder|member|"
    r"analyst|strategist|lawyer|attorney|student|officer|adviser|advisor|consultant|teacher|pastor|coordinator|executive)s?\b"
)
_BLURB = re.compile(
    rf"(?P<name>{_NAME})(?:,[^,]{{2,120}},)?\s(?:(?:is|are)\s(?:[^.]{{0,80}}\s)?{_ROLE}|covers|writes|edits|teaches|taught|hosts|co-hosts)\b.{{0,400}}",
    re.DOTALL,
)
_TITLED = re.compile(r"\b[A-Z][a-z]+\.")
_WHENCE = re.compile(r"[A-ZÀ-Þ]\S+(?:\s\S+){0,6}\sreported\sfrom\s.{3,120}")

Line = tuple[int, int]


def spans(text: str) -> tuple[Span, ...]:
    """The furniture of `text`: whole lines without the white space around them, and leftover markup inside lines."""
    lines = list(_lines(text))
    marked = {i for i, line in enumerate(lines) if _is_furniture(text[slice(*line)], i)}
    marked |= _closing_block(text, lines, marked) | _links(text, lines) | _behind_note(text, lines)
    marked |= _blurbs(text, lines, marked)
    out = []
    for i, (start, end) in enumerate(lines):
        if i in marked:
            out.append(Span(start, end))
        else:
            out.extend(Span(m.start(), m.end()) for m in _MARKUP.finditer(text, start, end))
    return tuple(out)


def _lines(text: str) -> Iterator[Line]:
    for match in re.finditer(r"[^\r\n\u2028\u2029]+", text):
        start, end = match.span()
        line = match.group()
        if line.strip():
            yield start + len(line) - len(line.lstrip()), end - len(line) + len(line.rstrip())


def _is_furniture(line: str, number: int) -> bool:
    if len(line) > LONGEST:
        return False
    if _LABELLED.fullmatch(line) or _is_markup(line) or _STYLE.fullmatch(line):
        return True
    if _reports_words(line):
        return False
    if _PLAIN.fullmatch(line) or _BLOCK.fullmatch(line) or _is_caption(line):
        return True
    return bool((_HEAD if number < HEAD_LINES else _ALONE).fullmatch(line))


def _is_markup(line: str) -> bool:
    """Whether nothing but markup and marks is in a line."""
    return "<" in line and not any(map(str.isalnum, _MARKUP.sub("", line)))


def _is_caption(line: str) -> bool:
    # From the last bracket on, so that a line of many brackets costs no more than another.
    return line.rstrip(".").endswith(")") and bool(_CREDIT.fullmatch(line, line.rfind("(")))


def _reports_words(line: str) -> bool:
    return bool(_CUE.search(line)) or (len(_QUOTED.findall(line)) > 1 and len(line) > 80)


def _closing_block(text: str, lines: list[Line], marked: set[int]) -> set[int]:
    """The lines from the first one that opens the closing block to the end, or to where the story plainly goes on."""
    openers = [
        i
        for i, (start, end) in enumerate(lines)
        if i in marked and start >= TAIL_SHARE * len(text) and _BLOCK.fullmatch(text, start, end)
    ]
    block: set[int] = set()
    for i in range(openers[0], len(lines)) if openers else ():
        if i not in marked and _reports_words(text[slice(*lines[i])]):
            break
        block.add(i)
    return block


def _behind_note(text: str, lines: list[Line]) -> set[int]:
    """The short lines that follow an editor's note near the end of a text, as far as they report no words."""
    for i, (start, end) in enumerate(lines):
        if start >= NOTE_SHARE * len(text) and _NOTE.fullmatch(text, start, end):
            rest = range(i + 1, len(lines))
            return set(
                itertools.takewhile(lambda k: lines[k][1] - lines[k][0] <= SHORT and not _CUE.search(text, *lines[k]), rest)
            )
    return set()


def _links(text: str, lines: list[Line]) -> set[int]:
    """The headlines of other articles: lines in title case after a bare "Related:" or the like."""
    found: set[int] = set()
    listed = False
    for i, (start, end) in enumerate(lines):
        if _LIST_LABEL.fullmatch(text, start, end):
            listed = True
        elif listed and _is_headline(text[start:end]):
            found.add(i)
        else:
            listed = False
    return found


def _is_headline(line: str) -> bool:
    long = [word for word in re.findall(r"[\w'’]+", line) if len(word) > 3]
    return len(line) <= 150 and len(long) > 2 and sum(word[0].isupper() for word in long) >= 0.8 * len(long)


def _blurbs(text: str, lines: list[Line], marked: set[int]) -> set[int]:
    """Notes on the author among the last lines: on somebody whom the story does not mention, or on whence was reported."""
    story = [i for i in range(len(lines)) if i not in marked]
    found: set[int] = set()
    for i in reversed(story[max(3, len(story) - TAIL_LINES) :]):
        start, end = lines[i]
        if end - start > LONGEST or not _is_blurb(text[start:end], text[:start]):
            break
        found.add(i)
    return found


def _is_blurb(line: str, story: str) -> bool:
    if _CUE.search(line):
        return False
    match = _BLURB.fullmatch(line)
    stranger = match and not _TITLED.search(match["name"]) and match["name"].split()[-1] not in story
    return bool(stranger or _WHENCE.fullmatch(line))
