"""What `onrecord verify` prints: the verdict, then each place with its words, what was changed, and where it is.

Takes a Check and the readings of its articles; gives nothing but what it prints. May import export and types.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from onrecord.cli.printing import Printer, plain, words
from onrecord.export import wording
from onrecord.export.checked import NearLine, UtteranceLine
from onrecord.export.fragment import text_fragment
from onrecord.types import Article, Change, Check, Found, Reading, Span, Verdict

CONTEXT = 100
"""Code points of the article that are shown before and after a place, at most."""

_MEANING: dict[Verdict, str] = {
    "verbatim": "said in these words",
    "altered": "said, but not in these words, or with words left out that turn it",
    "stitched": "put together from several places",
    "said-by-another": "said by another",
    "only-reported": "reported in an outlet’s words, not in quotation marks",
    "not-found": "nothing in the archive shows that this was said",
}
_STYLE: dict[Verdict, str] = {"verbatim": "bold green", "not-found": "bold red"}


def show(
    check: Check,
    readings: Mapping[str, Reading],
    utterances: Sequence[UtteranceLine],
    near: Sequence[NearLine],
    printer: Printer,
) -> None:
    """Print a check with the origins of what was said and all of its places, and what is near to it; `readings` by article
    id."""
    by = f" by {check.speaker}" if check.speaker else ""
    printer.block(plain(f"{check.verdict}{by}: {_MEANING[check.verdict]}", _STYLE.get(check.verdict, "bold yellow")))
    for utterance in utterances:
        printer.block(plain(" · ".join(filter(None, (utterance.origin, f"utterance {utterance.id}")))))
    for found in check.found:
        printer.print()
        _place(check, found, readings[found.place.article].article, printer)
    if near:
        printer.print()
        printer.block(plain("Nearest in the archive, which does not show that it was said:"))
    for each in near:
        who = each.speaker.name if each.speaker else wording.UNRESOLVED
        about = (each.outlet, wording.dated(each.published), who)
        printer.print()
        printer.block(plain(" · ".join(filter(None, about)), "bold"))
        printer.block(plain(each.words), 2)
        printer.block(plain(f"{each.address} {each.statement}", "dim"), 2)


def show_line(check: Check, readings: Mapping[str, Reading], printer: Printer, draft: Article, span: Span) -> None:
    """Print a check of a draft's quotation on one line: the verdict, where the draft has it, and where it is found."""
    quoted = " ".join(check.words.split()).rstrip(",")
    where = f"{draft.address}:{wording.line_number(draft.text, span.start)}"
    told = f"{check.verdict:<16} {where} “{quoted}” {check.speaker or 'speaker not named'}"
    if check.found:
        article = readings[check.found[0].place.article].article
        told += f" → {article.outlet or article.address} [{wording.offsets([check.found[0].place.span])}]"
    printer.print(plain(told, _STYLE.get(check.verdict, "yellow")), soft_wrap=True)


def _place(check: Check, found: Found, article: Article, printer: Printer) -> None:
    who = found.speaker.name if found.speaker else wording.UNRESOLVED
    if found.speaker and found.doubt == "unsure":
        who += f", {wording.with_number(found.speaker.confidence)}"
    about = (article.outlet, wording.dated(article.published), found.verdict, who)
    printer.block(plain(" · ".join(filter(None, about)), "bold"))
    span = found.place.span
    printer.block(words(article, _around(article.text, span), (span,)), 2)
    for change in found.edits.changes:
        printer.block(plain(_change(check.words, article.text, change), "cyan"), 2)
    if found.doubt:
        printer.block(plain(f"does not count: {wording.DOUBT[found.doubt]}", "yellow"), 2)
    line = wording.line_number(article.text, span.start)
    place = f"{article.address} line {line} [{wording.offsets([span])}] {found.place.statement or ''}".rstrip()
    printer.block(plain(place, "dim"), 2)
    if link := text_fragment(article, span):
        printer.print(plain(f"  {link}", "dim"), soft_wrap=True)


def _change(asked: str, text: str, change: Change) -> str:
    """A change as "reworded: “was” here “is”"."""
    one, other = asked[change.first.start : change.first.end], text[change.second.start : change.second.end]
    asked_for = f"asked “{one}”" if one.strip() else "not asked"
    return f"{change.kind}: {asked_for}, here {f'“{other}”' if other.strip() else 'nothing'}"


def _around(text: str, span: Span) -> Span:
    """A place with some of its line around it, in whole words."""
    low = max(text.rfind("\n", 0, span.start) + 1, span.start - CONTEXT)
    line_end = text.find("\n", span.end)
    high = min(line_end if line_end >= 0 else len(text), span.end + CONTEXT)
    return wording.in_whole_words(text, Span(low, high), span)
