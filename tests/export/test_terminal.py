"""What a terminal or a pipe gets."""

from __future__ import annotations

from io import StringIO

from msgspec.structs import replace
from rich.console import Console

from onrecord.export import terminal
from onrecord.types import Reading


def shown(reading: Reading, width: int = 80, colour: bool = False) -> str:
    out = StringIO()
    terminal.show(reading, Console(file=out, width=width, force_terminal=colour, color_system="standard" if colour else None))
    return out.getvalue()


def test_the_record_of_an_article(harbour: Reading) -> None:
    lines = shown(harbour).splitlines()
    assert lines[:2] == ["Harbour bridge stays shut", "Tidewater Post · Ines Crowe · 2 May 2023 · news/harbour.txt"]
    start = lines.index("  Mara Ellison (“she”) · said, · direct · likely (0.70)")
    assert lines[start + 1 : start + 4] == ["    “We will not open it,”", "    […]", "    “before it is safe.”"]
    assert lines[start + 4].startswith("    news/harbour.txt:4 [")


def test_an_unresolved_speaker_is_said_to_be_so_with_the_source_as_written(harbour: Reading) -> None:
    assert "  unresolved (“Another source”) · called · indirect" in shown(harbour).splitlines()


def test_the_way_of_a_statement_and_who_it_may_be_by(harbour: Reading) -> None:
    lines = shown(harbour).splitlines()
    start = lines.index("  unresolved (“A fisherman”) · told · mixed")
    assert lines[start + 1 : start + 3] == ["    may be Mara Ellison (0.40)", "    → told the paper"]


def test_speakers_of_a_joint_statement_are_all_named(harbour: Reading) -> None:
    first = harbour.statements[0]
    other = replace(first.speaker, name="Bo Lind") if first.speaker else None
    assert other is not None
    out = shown(replace(harbour, statements=(replace(first, joint=(other,)),)))
    assert "  Mara Ellison and Bo Lind (“Mara Ellison”) · said · indirect" in out.splitlines()


def test_glosses_and_wording_are_told_as_the_outlets_own(harbour: Reading) -> None:
    lines = shown(harbour).splitlines()
    start = lines.index("  The outlet · a gloss on what was said")
    assert lines[start + 1].startswith("    So basically, he is saying that her ludicrous promise")
    assert "  Evaluates, in the outlet’s own voice: ludicrous (line 12)" in lines


def test_statements_come_in_the_order_of_the_text(harbour: Reading) -> None:
    turned = replace(harbour, statements=harbour.statements[::-1])
    assert shown(turned) == shown(harbour)


def test_an_address_is_left_whole_to_be_followed(harbour: Reading) -> None:
    address = "https://post.example/2023/05/02/harbour-bridge-stays-shut"
    article = replace(harbour.article, address=address)
    lines = shown(replace(harbour, article=article), width=50).splitlines()
    assert lines[1:3] == ["Tidewater Post · Ines Crowe · 2 May 2023 ·", address]


def test_words_are_wrapped_and_a_pipe_gets_no_escapes_and_no_trailing_blanks(harbour: Reading) -> None:
    lines = shown(harbour, width=40).splitlines()
    assert all(len(line) <= 40 for line in lines if "[" not in line)
    assert all(line == line.rstrip() for line in lines)
    assert "\x1b" not in shown(harbour)
    assert "\x1b[1m" in shown(harbour, colour=True)


def test_a_text_cannot_steer_the_terminal_or_the_markup(harbour: Reading) -> None:
    text = harbour.article.text.replace("We will not", "\x1b[2J[b]\x9b")
    article = replace(harbour.article, text=text, title="[red]\x1b]0;owned\x07", address="a.txt\x1b[31m")
    out = shown(replace(harbour, article=article, statements=harbour.statements[1:2]))
    assert not any(ord(character) < 32 and character != "\n" for character in out)
    assert "\x9b" not in out
    assert "[red]␛]0;owned␇" in out


def test_undated_articles_extracted_texts_and_problems(harbour: Reading, unread: Reading) -> None:
    out = shown(replace(harbour, article=replace(harbour.article, published=None, format="html")))
    assert "Ines Crowe · undated · news/harbour.txt" in out
    assert "line 3 of the text [" in out
    assert "  Problem empty-file: news/blank.txt is empty: check the download, or leave it out" in shown(unread, width=100)
    assert "No statement found." in shown(replace(harbour, statements=()))
