"""Each bad input, beside a good article and alone: it is named with what to do, and harms nothing else."""

from __future__ import annotations

import json
import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cli.conftest import MARKET, Call

Make = Callable[[Path], object]


def sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(200_000_000)


def zipped(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("article.txt", MARKET)


def folder_of_pictures(path: Path) -> None:
    path.mkdir()
    (path / "mill.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))


def nothing(path: Path) -> None:
    assert not path.exists()


UNREAD: dict[str, tuple[str, Make, str]] = {
    "empty": ("empty.txt", Path.touch, "empty"),
    "blank": ("blank.txt", lambda path: path.write_text(" \n\t\n"), "empty"),
    "binary": ("mill.txt", lambda path: path.write_bytes(bytes(range(256)) * 20), "binary"),
    "picture": ("mill.txt", lambda path: path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100)), "binary"),
    "200 MB": ("large.txt", sparse, "too-large"),
    "no charset": ("torn.txt", lambda path: path.write_bytes(b"Mill \x81\x8d\x8f\x90\x9d \x01\x02 " * 40), "encoding"),
    "HTML bomb": ("bomb.html", lambda path: path.write_text("<html><body>" + "<div>" * 100_000 + "x"), "html-bomb"),
    "zip": ("story.txt", zipped, "archive-file"),
    "missing": ("gone.txt", nothing, "missing"),
    "folder without articles": ("pictures", folder_of_pictures, "no-articles"),
    "pattern without matches": ("*.wiki", nothing, "no-articles"),
    "HTML without article": (
        "menu.html",
        lambda path: path.write_text("<html><body><script>let page = 1</script></body></html>"),
        "no-text",
    ),
    "broken JSON": ("lines.jsonl", lambda path: path.write_text('{"text": \n'), "bad-json"),
    "JSON without text": ("lines.jsonl", lambda path: path.write_text('{"headline": "Mill"}\n'), "no-text-field"),
}


@pytest.mark.parametrize(("name", "make", "code"), UNREAD.values(), ids=UNREAD)
def test_beside_a_good_article(call: Call, folder: Path, name: str, make: Make, code: str) -> None:
    make(folder / name)
    result = call("read", "--jsonl", name, "articles/market.txt")
    bad, good = [json.loads(line) for line in result.stdout.splitlines()]
    assert result.exit_code == 1
    assert f"not read: {name}" in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert [problem["code"] for problem in bad["problems"]] == [code]
    assert good["address"] == "articles/market.txt"
    assert good["statements"]


@pytest.mark.parametrize(("name", "make", "code"), UNREAD.values(), ids=UNREAD)
def test_alone(call: Call, folder: Path, name: str, make: Make, code: str) -> None:
    make(folder / name)
    result = call("read", name)
    assert (result.exit_code, result.stdout) == (3, "")
    assert f"not read: {name}" in result.stderr
    assert "no article could be read" in result.stderr


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may read everything")
def test_no_permission(call: Call, folder: Path) -> None:
    (folder / "locked.txt").write_text(MARKET)
    (folder / "locked.txt").chmod(0)
    result = call("read", "locked.txt", "articles/market.txt")
    assert result.exit_code == 1
    assert "not read: locked.txt: no permission" in result.stderr
    assert "Hanne Volk" in result.stdout


WELSH = (
    "Mae’r felin wedi cau am y gaeaf, meddai’r cyngor ddydd Llun. Bydd y farchnad yn symud i’r neuadd newydd yn y gwanwyn, ac "
    "mae’r trigolion yn gobeithio y bydd y to’n cael ei drwsio cyn hynny. “Rydym yn edrych ymlaen,” meddai’r cadeirydd. "
) * 3

DOUBTFUL: dict[str, tuple[Make, str]] = {
    "wrong encoding": (
        lambda path: path.write_bytes(("“Café – très cher,” said Hanne Volk. " * 9).encode("cp1252")),
        "encoding-guessed",
    ),
    "unbalanced quotes": (
        lambda path: path.write_text('Hanne Volk said: "We stay.\n\nThe mill is closed.\n' * 2),
        "unbalanced-quotes",
    ),
    "other language": (lambda path: path.write_text(WELSH), "language"),
}


@pytest.mark.parametrize(("make", "code"), DOUBTFUL.values(), ids=DOUBTFUL)
def test_doubtful_articles_are_read_and_say_so(call: Call, folder: Path, make: Make, code: str) -> None:
    make(folder / "odd.txt")
    result = call("read", "--jsonl", "odd.txt", "articles/market.txt")
    odd, good = [json.loads(line) for line in result.stdout.splitlines()]
    assert (result.exit_code, result.stderr) == (0, "")
    assert code in [problem["code"] for problem in odd["problems"]]
    assert all("odd.txt" in problem["message"] for problem in odd["problems"])
    assert odd["text"]
    assert good["statements"]
    assert f"Problem {code}: odd.txt" in call("read", "odd.txt").stdout


def test_a_line_of_a_megabyte(call: Call, folder: Path) -> None:
    # Without a sentence end or a word in it: what a minified script or a data dump looks like.
    (folder / "line.txt").write_text("x" * 1_000_000)
    result = call("read", "--jsonl", "line.txt", "articles/market.txt")
    line, good = [json.loads(line) for line in result.stdout.splitlines()]
    assert result.exit_code == 0
    assert len(line["text"]) == 1_000_000
    assert good["statements"]


def test_a_bad_line_of_a_table_leaves_the_others(call: Call, folder: Path) -> None:
    rows = [json.dumps({"text": MARKET, "url": "https://haven.example/1"}), "{", json.dumps({"text": MARKET})]
    (folder / "table.jsonl").write_text("\n".join(rows) + "\n")
    result = call("add", "table.jsonl")
    assert result.exit_code == 1
    assert "not read: table.jsonl:2" in result.stderr
    assert "2 articles added, 1 not read" in result.stderr


def test_a_setting_that_is_none(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONRECORD_JOBS", "many")
    result = call("read", "articles")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "ONRECORD_JOBS is 'many'" in result.stderr
