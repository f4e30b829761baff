"""Sources to speakers, over statements made by hand: the model has no part in it."""

from __future__ import annotations

import re

import pytest

from onrecord.read.speakers.resolution import resolve
from onrecord.read.text.sentences import paragraphs, sentences
from onrecord.types import Article, Kind, Span, Speaker, Statement

MARKED = re.compile(r"[\[\]{}]")


def statements(marked: str) -> list[Statement]:
    """The statements of a text in which [source] and {content} are marked, each content belonging to the source nearest before
    or, where there is none in its sentence, after it."""
    text = MARKED.sub("", marked)
    spans: dict[str, list[Span]] = {"[": [], "{": []}
    at, opened = 0, 0
    for char in marked:
        if char in "[{":
            opened = at
        elif char in "]}":
            spans["[" if char == "]" else "{"].append(Span(opened, at))
        else:
            at += 1
    found = [
        Statement(f"s{i}", _kind(text, content), (content,), (), (source,), None, (), False, "stated", None, 1.0)
        for i, (source, content) in enumerate(zip(spans["["], spans["{"], strict=True))
    ]
    rows = [pair for p in paragraphs(text) for pair in sentences(text, *p)]
    out = resolve(Article("x", "x", text), rows, found)
    speakers = [speaker for s in out for speaker in (s.speaker, *s.joint, *s.candidates) if speaker]
    assert all(text[s.mention.start : s.mention.end] == s.name for s in speakers)
    return out


def read(marked: str) -> list[Speaker | None]:
    return [s.speaker for s in statements(marked)]


def _kind(text: str, content: Span) -> Kind:
    return "direct" if text[content.start] in '“"' else "indirect"


def names(marked: str) -> list[str | None]:
    return [s.name if s else None for s in read(marked)]


def test_last_name_title_and_pronoun_lead_to_the_full_name() -> None:
    text = "[Mayor Ilse Brandt] said {the quay is safe}. [Brandt] added that {it will open}. {“Soon,”} [she] said."
    assert names(text) == ["Ilse Brandt"] * 3
    assert [s.how for s in read(text) if s] == ["name", "name", "pronoun"]


def test_a_spokesperson_is_the_speaker() -> None:
    assert names("{“No,”} [Harbour Authority spokesperson Jan Holt] said.") == ["Jan Holt"]
    assert names("[Jan Holt, a spokesman for the authority,] said {no}.") == ["Jan Holt"]


def test_a_role_is_the_person_it_was_given_to() -> None:
    (_first, second) = read("[Mayor Ilse Brandt] said {the quay is safe}. Later [the mayor] said {it is not}.")
    assert second is not None
    assert (second.name, second.how) == ("Ilse Brandt", "nominal")


def test_the_department_is_the_one_that_spoke_last() -> None:
    text = (
        "The Brenwick Police Department was asked too. [The Vell County Sheriff’s Department] said {it had banned that}.\n"
        "{“We serve,”} [the department] said."
    )
    assert names(text) == ["Vell County Sheriff’s Department"] * 2


def test_pronouns_do_not_cross_a_known_gender() -> None:
    text = "[Mrs. Ada Orme] said {no}. Mr. Jan Holt left. {“Never,”} [she] said."
    assert names(text) == ["Ada Orme", "Ada Orme"]


@pytest.mark.parametrize(
    ("source", "kind"), [("[Officials]", "group"), ("[A report]", "document"), ("[One employee]", "unnamed")]
)
def test_sources_without_a_name_keep_their_words(source: str, kind: str) -> None:
    (speaker,) = read(f"{source} said {{it is so}}.")
    assert speaker is not None
    assert (speaker.kind, speaker.how) == (kind, "nominal")


@pytest.mark.parametrize("text", ["[He] said {it is so}.", "[It] said {it is so}."])
def test_what_leads_nowhere_is_unresolved(text: str) -> None:
    assert read(text) == [None]


def test_exchanging_names_exchanges_nothing_else() -> None:
    text = (
        "[Mayor Ilse Brandt] said {no}. [Jan Holt, the harbourmaster,] agreed that {it was so}. "
        "{“Yes,”} [he] said. [Brandt] said {so}."
    )
    swapped = text.replace("Ilse Brandt", "Kofi Zuma").replace("Brandt", "Zuma")
    before, after = read(text), read(swapped)
    assert [s and s.name for s in after] == [s and s.name.replace("Ilse Brandt", "Kofi Zuma") for s in before]
    assert [s and (s.kind, s.how, s.confidence) for s in before] == [s and (s.kind, s.how, s.confidence) for s in after]


def test_she_is_who_spoke_last_rather_than_who_was_named_last() -> None:
    text = "[Ada Orme] said {the lock is shut}. Nobody had asked Jan Holt. {“It stays so,”} [she] added."
    assert names(text) == ["Ada Orme", "Ada Orme"]
    (_, second) = read(text)
    assert second is not None
    assert 0.5 < second.confidence <= 0.95


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("[Ada Orme and Kim Lund] said {no}.", ["Ada Orme", "Kim Lund"]),
        ("[Ada Orme and Kim Lund] said {no}. Later [they] said {yes}.", ["Ada Orme", "Kim Lund"]),
        ("Ada Orme and Kim Lund own the mill. [The two] said {no}.", ["Ada Orme", "Kim Lund"]),
        ("[Growers, ferry unions and many millers] said {no}.", ["Growers", "ferry unions", "many millers"]),
    ],
)
def test_joint_sources_are_several(text: str, speakers: list[str]) -> None:
    last = statements(text)[-1]
    assert last.speaker is not None
    assert [s.name for s in (last.speaker, *last.joint)] == speakers


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Harbour and Port Authority met. [The HPA] said {no}.", "Harbour and Port Authority"),
        ("Jan Kestrel came late. {“No,”} [Kestrell] said.", "Jan Kestrel"),
        ("Robert “Bob” Lund was there too. {“No,”} [Bob Lund] said.", "Robert “Bob” Lund"),
        ("Ada Maria Orme was there too. {“No,”} [Ms. Maria] said.", "Ada Maria Orme"),
        ("JosÃ© Lund was there too. {“No,”} [Mr. Lund] said.", "JosÃ© Lund"),
    ],
)
def test_short_forms_misspellings_and_nicknames(text: str, name: str) -> None:
    assert names(text) == [name]


def test_of_two_of_one_last_name_title_and_pronouns_decide() -> None:
    text = (
        "Ada Lund has run the mill since her uncle left. Ada Lund says it is hers. Her cousin Kai Lund keeps the books.\n"
        "[Mr. Lund] said {the mill pays}. [Mrs. Lund] said {it does not}."
    )
    assert names(text) == ["Kai Lund", "Ada Lund"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("She spoke of careful growers [who] want {a new lock}.", "careful growers who want a new lock"),
        ("She spoke of the careful growers, [who] want {a new lock}.", "careful growers"),
        ("Ada Orme, a teacher from Upper Tarn, [who] wants {a new lock}, left.", "Ada Orme"),
        ("The Harbour Watch, [a group] that wants {a new lock}, met.", "Harbour Watch"),
        ("Ada Orme is the clerk [who] wants {a new lock}.", "Ada Orme"),
    ],
)
def test_who_and_appositions(text: str, name: str) -> None:
    assert names(text) == [name]


def test_a_description_is_whom_the_article_calls_so() -> None:
    text = (
        "Kim Lund, a retired ferry pilot, and Mayor Ilse Brandt met on Monday. Jan Holt, a baker, was there.\n"
        "{“No,”} [the mayor] said. {“Yes,”} said [the retired pilot]."
    )
    assert names(text) == ["Ilse Brandt", "Kim Lund"]


def test_nobody_in_particular_is_told_from_somebody_unresolved() -> None:
    (speaker,) = read("[You] say {it is so}.")
    assert speaker is not None
    assert (speaker.kind, speaker.how, speaker.name) == ("unnamed", "pronoun", "You")


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Still, those in the milling trade [who] say {rain helps} are few.", "those in the milling trade who say rain helps"),
        ("[Ada Orme] said {no}. But Ms. Lund, a Vellish [who] fears {the worst}, left. The Vellish wept.", "Lund"),
        ("Ada Orme met a woman from the valley [who] said {no}.", "woman from the valley"),
        ("The mill closed after reports [that] said {it was unsafe}.", "reports"),
        ("The mill was sold to Clerk Ada Orme of Upper Tarn, [who] said {no}.", "Ada Orme"),
        ("The rule pleased younger growers such as Ada Orme, [who] are said {to like it}.", "younger growers"),
        ("Ada Orme, [who] owns {the mill} and [who] wants {a barn}, left.", "Ada Orme"),
        ("[No one] knows {what the dam holds}.", "No one"),
    ],
)
def test_a_relative_pronoun_stands_for_the_phrase_before(text: str, speaker: str) -> None:
    assert names(text)[-1] == speaker


def test_it_is_no_name_in_what_it_says() -> None:
    text = "The clerk found a memorandum in the mill. {“Keep the weir shut,”} [it] read."
    assert names(text) == ["memorandum"]


def test_what_speaks_and_what_is_named_again_is_one_candidate() -> None:
    text = (
        "The growers met on Monday. Some growers brought flour, and the ferry pilots brought rope. Most growers stayed. "
        "[They] said {the weir leaks}. [They] wanted {a new one}."
    )
    assert [name and name.split()[-1] for name in names(text)] == ["growers", "growers"]


def test_a_surname_that_looks_like_a_plural_is_no_group() -> None:
    text = "Two farmers met Mr. Walters on Monday, and Walters listened. [They] said {the weir leaks}."
    assert names(text) == ["Two farmers"]


def test_an_open_choice_names_its_candidates() -> None:
    people = ["Ada Orme", "Kim Lund", "Jan Holt", "Ilse Brandt", "Kai Tarn", "Eli Wren", "Noor Vell", "Oda Marsh"]
    text = f"In the hall sat {', '.join(people[:-1])} and {people[-1]}. The lamps went out.\n{{“No,”}} [she] said."
    (one,) = statements(text)
    assert one.speaker is None
    assert len(one.candidates) == 3
    shares = [c.confidence for c in one.candidates]
    assert shares == sorted(shares, reverse=True)
    assert all(0 < share < 0.3 for share in shares)
    assert {c.name for c in one.candidates} <= set(people)


def test_a_description_may_be_named_only_later() -> None:
    text = "[A judge] said {the lock must open}.\nJudge Ada Orme ruled on Monday. [Orme] said {it was late}."
    assert names(text) == ["Ada Orme"] * 2


def test_somebodys_lawyer_is_who_the_article_calls_so() -> None:
    text = "Kim Lund left early. [Lund's lawyer] said {she was ill}.\n[Jan Holt, Lund’s lawyer,] said {she would return}."
    assert names(text) == ["Jan Holt"] * 2
    assert names("Kim Lund met Ada Orme. [His lawyer] said {he was ill}.") == ["His lawyer"]


def test_a_description_has_the_office_with_its_place() -> None:
    text = (
        "Brenwick Governor Ilse Brandt met Old Tarn Governor Jan Holt. Brandt left early.\n"
        "[The Old Tarn governor] said {the lock would open}."
    )
    assert names(text) == ["Jan Holt"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("[Growers in the valley, who met on Sunday,] said {it was dry}.", "Growers in the valley"),
        ("[Millers of the valley — a small band —] said {it was dry}.", "Millers of the valley"),
        ("[A small group of growers] said {it was dry}.", "small group of growers"),
        ("[Recent polls in the valley] said {it was close}.", "Recent polls in the valley"),
    ],
)
def test_a_group_is_known_by_what_comes_before_an_aside(text: str, name: str) -> None:
    assert names(text) == [name]


def test_a_document_has_its_longer_description() -> None:
    text = "[A Brenwick Institute poll of growers] found {it was dry}. [The poll] also found {it was hot}."
    assert names(text) == ["Brenwick Institute poll of growers"] * 2


def test_a_team_is_the_campaign() -> None:
    text = "The Holt campaign met. Then Jan Holt left. [Holt’s team] said {it would stay}."
    assert names(text) == ["Holt campaign"]


def test_a_president_is_not_his_wife() -> None:
    text = "[President Lund] said {it was late}. The singer Ada Lund left. [President Lund] said {it was early}."
    assert names(text) == ["Lund", "Lund"]


def test_one_of_a_party_and_a_place_is_whom_the_article_has_from_there() -> None:
    text = "[Senator Ilse Brandt (H-V.H.)] said {no}. Then Otto Orme came. [The Vell Harbour Quaycrat] said {it was late}."
    assert names(text) == ["Ilse Brandt"] * 2
    text = (
        "Otto Orme, Otto Orme and Otto Orme. [Ilse Brandt, H-V.H.,] said {no}. [The Vell Harbour Quaycrat] said {it was late}."
    )
    assert names(text) == ["Ilse Brandt"] * 2
    assert names("{“No,”} said [a Vell Quaycrat].") == ["Vell Quaycrat"]


def test_a_source_keeps_the_full_stop_of_its_name() -> None:
    assert names("{“No,”} said [Otto Orme Jr]., the mayor. [Orme] added that {it was late}.") == ["Otto Orme Jr."] * 2
