"""What `import onrecord` gives."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

import onrecord

TEXT = 'The tide mill is closed. "We open again at Easter," said Ruth Ansgar, who looks after it. Entry is free.\n'


def test_the_public_names() -> None:
    assert onrecord.__all__ == [
        "Archive",
        "ArchiveError",
        "Article",
        "ModelError",
        "NothingReadError",
        "OnrecordError",
        "Problem",
        "Published",
        "Reader",
        "Reading",
        "Settings",
        "Span",
        "Speaker",
        "Statement",
        "UsageError",
        "__version__",
        "articles",
        "from_text",
        "read",
    ]
    assert all(getattr(onrecord, name) is not None for name in onrecord.__all__)
    assert dir(onrecord) == onrecord.__all__
    with pytest.raises(AttributeError, match="nothing_such"):
        _ = onrecord.nothing_such


def test_importing_it_loads_next_to_nothing() -> None:
    code = "import sys; before = set(sys.modules); import onrecord; print(*set(sys.modules) - before)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    ours = {name for name in loaded if name.startswith("onrecord")}
    assert ours == {"onrecord", "onrecord.read"}
    assert not {"numpy", "msgspec", "click", "sqlite3", "onnxruntime", "trafilatura"} & set(loaded)


def test_read_stays_a_function_whatever_is_imported_when() -> None:
    code = "import onrecord.read.reader, onrecord.read.text.sentences, onrecord; print(callable(onrecord.read))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "True\n"


def test_read_a_text() -> None:
    reading = onrecord.read(TEXT)
    assert reading.article.text == TEXT
    assert [reading.quote(statement.content) for statement in reading.statements] == ['"We open again at Easter,"']


def test_read_a_file_by_path_or_name(tmp_path: Path) -> None:
    path = tmp_path / "mill.txt"
    path.write_text(TEXT)
    by_path, by_name = onrecord.read(path), onrecord.read(str(path))
    assert by_path == by_name
    assert (by_path.article.address, by_path.article.text) == (str(path), TEXT)


@pytest.mark.parametrize("missing", ["mill.txt", "a/mill.html", Path("mill")])
def test_a_mistyped_path_is_not_read_as_a_text(missing: str | Path) -> None:
    with pytest.raises(onrecord.NothingReadError, match="no such file"):
        onrecord.read(missing)


def test_a_text_that_looks_like_no_path() -> None:
    assert onrecord.read("Mill\0.txt and more").article.text == "Mill\0.txt and more"
    assert onrecord.read("long " * 5000 + ".txt").statements == ()


def test_several_articles_are_refused(tmp_path: Path) -> None:
    with pytest.raises(onrecord.UsageError, match="folder"):
        onrecord.read(tmp_path)
    (tmp_path / "two.jsonl").write_text(f'{{"text": "One. {"x " * 50}"}}\n{{"text": "Two. {"y " * 50}"}}\n')
    with pytest.raises(onrecord.UsageError, match="several articles"):
        onrecord.read(tmp_path / "two.jsonl")


@pytest.mark.parametrize("wrong", [b"bytes", ["a.txt"], None])
def test_anything_else_is_refused(wrong: object) -> None:
    with pytest.raises(TypeError, match="one text or path"):
        onrecord.read(wrong)  # type: ignore[arg-type]


def test_reprs_are_short(tmp_path: Path) -> None:
    reading = onrecord.read(TEXT)
    assert repr(reading) == "<Reading of '<text>': 1 statements, 0 problems>"
    assert repr(reading.article) == f"<Article '<text>': {len(TEXT)} characters, 0 problems>"
    assert re.fullmatch(r"<onrecord.Reader .+>", repr(onrecord.Reader()))
    with onrecord.Archive(tmp_path / "a.db") as archive:
        assert repr(archive) == f"<Archive {str(tmp_path / 'a.db')!r}>"


def test_a_notebook_shows_the_statements_as_a_table() -> None:
    table = onrecord.read(TEXT)._repr_html_()
    assert "Ruth Ansgar" in table
    assert "&quot;We open again at Easter,&quot;" in table
    assert "25–51" in table


def test_a_notebook_is_safe_from_what_it_shows() -> None:
    text = TEXT.replace("Easter", "<script>alert(1)</script>")
    statement = onrecord.Statement("1", "direct", (onrecord.Span(0, len(text)),), (), (), None, (), False, "stated", None, 1.0)
    problem = onrecord.Problem("odd", "<b>odd</b>")
    article = onrecord.Article("1", "<i>address</i>", text, problems=(problem,))
    table = onrecord.Reading(article, "1", (statement,))._repr_html_()
    assert not re.search(r"<(script|b|i)>", table)
    assert "&lt;b&gt;odd&lt;/b&gt;" in table
