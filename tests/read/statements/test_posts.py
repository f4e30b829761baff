"""Posts and letters by their form; who wrote them is invented."""

from __future__ import annotations

import pytest

from onrecord.read.statements.posts import letter, posts
from onrecord.read.text.story import story
from onrecord.types import Article

NEXT = "\n\nThe council met in May."


@pytest.mark.parametrize(
    ("text", "who", "said"),
    [
        ("The ferry is gone.\n\n— Ilse Brandt (@ilsebrandt) March 4, 2021", "Ilse Brandt", "The ferry is gone."),
        ("The ferry is gone. — Ilse Brandt (@ilsebrandt)", "Ilse Brandt", "The ferry is gone."),
        ("“The ferry is gone.” – Quay Watch (@quaywatch), March 4", "Quay Watch", "“The ferry is gone.”"),
        ("Ilse Brandt (@ilsebrandt): The ferry is gone.", "Ilse Brandt", "The ferry is gone."),
        ("@ilsebrandt: The ferry is gone.", "@ilsebrandt", "The ferry is gone."),
        ("RT @ilsebrandt: The ferry is gone.", "@ilsebrandt", "The ferry is gone."),
    ],
)
def test_a_post_is_the_words_of_whom_it_names(text: str, who: str, said: str) -> None:
    text = f"The mayor answered.\n\n{text}{NEXT}"
    (post,) = posts(story(Article("x", "x", text)))
    assert (text[slice(*post.label)], [text[s:e] for s, e in post.content]) == (who, [said])


def test_a_handle_in_the_story_makes_no_post() -> None:
    text = f"Brandt — her handle is known (@ilsebrandt) — left. Write to news@example.org or follow @ilsebrandt.{NEXT}"
    assert posts(story(Article("x", "x", text))) == []


def test_a_letter_goes_to_its_farewell() -> None:
    lines = ["Dear islanders,", "The ferry is gone.", "It will not be back.", "Yours sincerely,", "Ilse Brandt"]
    text = "\n\n".join(["She wrote:", *lines]) + NEXT
    layout = story(Article("x", "x", text))
    assert [text[s:e] for s, e in letter(layout, 1)] == lines[:3]
    assert letter(layout, 2) == []
    assert letter(story(Article("x", "x", "She wrote:\n\nDear islanders,\n\nThe ferry is gone." + NEXT)), 1) == []
