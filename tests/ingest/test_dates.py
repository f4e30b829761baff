"""Written dates and the days they leave open."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.ingest.dates import parse


@pytest.mark.parametrize(
    ("written", "earliest", "latest"),
    [
        ("2021-03-04", "2021-03-04", "2021-03-04"),
        ("2021-03-04T23:30:00-05:00", "2021-03-04", "2021-03-04"),
        ("2021-03-04 10:00", "2021-03-04", "2021-03-04"),
        ("2021/03/04", "2021-03-04", "2021-03-04"),
        ("20210304", "2021-03-04", "2021-03-04"),
        ("2021-02", "2021-02-01", "2021-02-28"),
        ("2021", "2021-01-01", "2021-12-31"),
        ("4 March 2021", "2021-03-04", "2021-03-04"),
        ("Thursday, 4th of March, 2021", "2021-03-04", "2021-03-04"),
        ("Sept. 30, 2020", "2020-09-30", "2020-09-30"),
        ("March 4, 2021 at 10:15 a.m.", "2021-03-04", "2021-03-04"),
        ("Thu, 04 Mar 2021 10:00:00 GMT", "2021-03-04", "2021-03-04"),
        ("february 2020", "2020-02-01", "2020-02-29"),
        ("04/03/2021", "2021-03-04", "2021-04-03"),
        ("25/12/2020", "2020-12-25", "2020-12-25"),
        ("05.05.2020", "2020-05-05", "2020-05-05"),
    ],
)
def test_dates(written: str, earliest: str, latest: str) -> None:
    published = parse(written, "here")
    assert published is not None
    assert (published.earliest, published.latest) == (earliest, latest)
    assert published.evidence.startswith("here")


def test_an_order_that_is_open_is_said() -> None:
    published = parse("04/03/2021", "here")
    assert published is not None
    assert published.evidence == "here; day and month in either order"


@pytest.mark.parametrize(
    "written", ["", "soon", "yesterday", "2021-13-01", "2021-02-30", "32 March 2021", "00/05/2020", "99/99/2020", "March 4"]
)
def test_no_dates(written: str) -> None:
    assert parse(written, "here") is None


@settings(max_examples=50)
@given(st.dates())
def test_iso_dates_come_back(day: object) -> None:
    published = parse(str(day), "here")
    assert published is None or (published.earliest, published.latest) == (str(day), str(day))


@settings(max_examples=50)
@given(st.text(max_size=60))
def test_nothing_is_raised_for_any_text(written: str) -> None:
    published = parse(written, "here")
    assert published is None or published.earliest <= published.latest
