"""Our own annotation of links, put onto the articles it is of: gold in the form of cross.

    python annotated.py --annotation links.jsonl --articles ../../shared/data/unlabelled/news.jsonl --out ../build/links.jsonl

links.jsonl has an event a line: `event`; `texts`, the first 16 hex digits of the SHA-256 of its articles' texts; `utterances`
with `speaker`, `members` (number of the article, code points `start` and `end`, form) and `edits`; `look_alikes`. It holds no
text: the articles are lent. Six language-model readers made it, ten events each in one reading, by the conventions that they
saw in six events of cross/dev; where an article quotes an utterance, the places where it only tells it are left out, as there.
OUT gets the events with their `articles`, and each member with its `text`.

Raises SystemExit where an event's articles are missing or another text.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections import defaultdict
from pathlib import Path
from typing import Any

from data import load

Event = dict[str, Any]
DIGITS = 16


def annotated(annotation: list[Event], articles: list[Event]) -> list[Event]:
    """The events of an annotation with their articles, each with the first line of its text as title."""
    by_event: defaultdict[str, list[Event]] = defaultdict(list)
    for article in articles:
        by_event[article["event"]].append(article | {"title": article["text"].split("\n")[0]})
    for event in annotation:
        found = by_event[event["event"]]
        digests = [hashlib.sha256(article["text"].encode()).hexdigest()[:DIGITS] for article in found]
        if digests != event["texts"]:
            raise SystemExit(f"event {event['event']}: its {len(event['texts'])} articles are not those that were annotated")
    return [_with_texts(event, by_event[event["event"]]) for event in annotation]


def _with_texts(event: Event, articles: list[Event]) -> Event:
    for member in (m for utterance in event["utterances"] for m in utterance["members"]):
        member["text"] = articles[member["article"]]["text"][member["start"] : member["end"]]
    return event | {"articles": articles, "figures": []}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("--annotation", "--articles", "--out"):
        parser.add_argument(name, type=Path, required=True)
    args = parser.parse_args()
    events = annotated(load(args.annotation), load(args.articles))
    args.out.parent.mkdir(parents=True, exist_ok=True)
    args.out.write_text("".join(json.dumps(event, ensure_ascii=False) + "\n" for event in events), encoding="utf-8")


if __name__ == "__main__":
    main()
