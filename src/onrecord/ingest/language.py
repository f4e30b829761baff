"""The language that a text is in.

Takes a text; gives its ISO 639-1 code, or None where the text is too short to tell. Imports nothing of ours.
"""

from __future__ import annotations

from typing import cast

ENOUGH = 200
"""Letters below which the language is left open."""
SAMPLE = 20_000
"""Code points that are looked at."""
MARGIN = 20
"""How much closer than English another language must come: names and foreign quotations pull English news away."""

CUTOFF = 3000
"""How far a text may be from the closest language; far enough for Chinese and Japanese, which have many signs."""

_NAMES = {
    "ar": "Arabic", "bg": "Bulgarian", "ca": "Catalan", "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek",
    "es": "Spanish", "fa": "Persian", "fi": "Finnish", "fr": "French", "he": "Hebrew", "hi": "Hindi", "hr": "Croatian",
    "hu": "Hungarian", "id": "Indonesian", "it": "Italian", "ja": "Japanese", "ko": "Korean", "nl": "Dutch",
    "no": "Norwegian", "pl": "Polish", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sr": "Serbian",
    "sv": "Swedish", "tr": "Turkish", "uk": "Ukrainian", "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip


def detect(text: str) -> str | None:
    """The ISO 639-1 code of the language of `text`, or None where it has too few letters to tell."""
    from resiliparse.parse.lang import detect_fast

    sample = text[:SAMPLE]
    if sum(map(str.isalpha, sample)) < ENOUGH:
        return None
    ranked = cast(list[tuple[str, int]], detect_fast(sample, cutoff=CUTOFF, n_results=101))
    if not ranked:
        return None
    best, rank = ranked[0]
    english = next((r for code, r in ranked if code == "en"), None)
    return "en" if english is not None and english - rank <= MARGIN else str(best)


def name(code: str | None) -> str:
    """The English name of a language for a message, or the code itself."""
    return _NAMES.get(code or "", f"another language ({code})")
