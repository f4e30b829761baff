"""The reader: an article in, what is said in it out.

Takes an `Article`; gives a `Reading`. Holds the loaded model and no other state; the model loads with the first article.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from onrecord.errors import ModelError
from onrecord.read.chains.chaining import chained
from onrecord.read.speakers.resolution import resolve
from onrecord.read.statements.confidence import Calibration, calibration_of, likely, trusted
from onrecord.read.statements.direct import direct_speech
from onrecord.read.statements.drafts import Draft, drafted
from onrecord.read.statements.nesting import insides, nested
from onrecord.read.statements.records import statements
from onrecord.read.statements.supposed import supposed
from onrecord.read.tagging.decode import Attribution, decode
from onrecord.read.tagging.pieces import Pieces, contexts, cut
from onrecord.read.tagging.tagger import FAST, MODEL, Tagger
from onrecord.read.text.layout import Layout
from onrecord.read.text.sentences import sentences
from onrecord.read.text.story import story
from onrecord.read.voice.glosses import glossed
from onrecord.read.voice.passages import passages
from onrecord.types import Article, Passage, Problem, Reading, Statement

VERSION = "4"
"""Changes whenever the same article may be read otherwise than before."""


class Reader:
    """Reads articles, with the model that is best or with the one that is quick. `threads` are the model's; `calibrated` False
    leaves the confidences as the model has them, to calibrate them by."""

    def __init__(self, threads: int = 1, *, fast: bool = False, calibrated: bool = True) -> None:
        self.fast = fast
        self._calibrated = calibrated
        self._tagger = Tagger(FAST if fast else MODEL, threads)

    @cached_property
    def _calibration(self) -> Calibration:
        return calibration_of(self._tagger.folder) if self._calibrated else Calibration()

    def __repr__(self) -> str:
        return f"<onrecord.Reader {self.version}>"

    @property
    def version(self) -> str:
        """What reads: stored with every reading, so that a better reader knows what to read again."""
        return f"{VERSION}-fast" if self.fast else VERSION

    def read(self, article: Article) -> Reading:
        """Read an article. Raises ModelError where the model is missing; whatever else fails becomes a Problem."""
        if not article.text.strip():
            return Reading(article, self.version)
        try:
            layout = story(article)
            found, voices = assemble(article, layout, drafts(layout, self.attributions), self._calibration)
            return Reading(article, self.version, tuple(found), tuple(voices), _unbalanced(article, layout))
        except ModelError:
            raise
        except Exception as error:  # one bad article never ends a run
            message = (
                f"{article.address}: reading failed ({type(error).__name__}: {error}); please report this with the article"
            )
            return Reading(article, self.version, problems=(Problem("reading-failed", message),))

    def attributions(self, layout: Layout) -> tuple[Pieces, list[Attribution]]:
        """What the tagger finds in a text, window by window."""
        pieces = cut(layout.text, self._tagger.vocabulary, layout.paragraphs, layout.quoted)
        scored = self._tagger.scored(pieces, contexts(layout.text, pieces))
        return pieces, decode(pieces, scored)


def drafts(layout: Layout, attributions: Callable[[Layout], tuple[Pieces, list[Attribution]]]) -> list[Draft]:
    """What the tagger makes of a text, with what the text's layout says of direct speech; then what is reported inside."""
    found = [draft for draft in drafted(layout, *attributions(layout)) if not supposed(layout.text, draft)]
    made = direct_speech(layout, found)
    inner = insides(layout, made)
    return [*made, *nested(inner, drafted(inner, *attributions(inner)))] if inner.paragraphs else made


def assemble(
    article: Article, layout: Layout, made: list[Draft], calibration: Calibration
) -> tuple[list[Statement], list[Passage]]:
    """What follows the tagger: drafts become statements, these get their confidences, speakers and chains, glosses are told
    from them, and what is left is in the outlet's own voice."""
    rows = [pair for start, end in layout.paragraphs for pair in sentences(article.text, start, end)]
    found = statements(article.id, layout, likely(layout, made, calibration))
    resolved = trusted(resolve(article, rows, found), calibration)
    kept, glosses = glossed(article, rows, chained(article, rows, resolved))
    return kept, passages(article, rows, layout.quoted, kept, glosses)


def _unbalanced(article: Article, layout: Layout) -> tuple[Problem, ...]:
    """A problem that counts quotations whose closing mark is missing, where no quotation in the next paragraph goes on."""
    opened = layout.unbalanced()
    if not opened:
        return ()
    line = article.text.count("\n", 0, opened[0].start) + 1
    message = (
        f"{article.address}, line {line}: {len(opened)} quotation(s) open and never close; "
        "each was taken to end with its paragraph: check the words there against the original"
    )
    return (Problem("unbalanced-quotes", message),)
