"""Readings → one self-contained HTML page that opens from a file, without network, and prints.

Takes Readings, what is known across them, and a title; gives the page as text. Jinja escapes every value; a content security
policy lets nothing run but the page's own script and fetches nothing. May import types and its neighbours in export.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from onrecord.export import view, wording
from onrecord.export.linked import NOTHING, Across
from onrecord.types import Reading

if TYPE_CHECKING:
    from jinja2 import Template


def html(readings: Sequence[Reading], title: str, across: Across = NOTHING) -> str:
    """One page about the readings, in the order given; with `across`, also about what runs through several of them."""
    from markupsafe import Markup

    script = _asset("report.js")
    return _template().render(
        page=view.page(readings, title, across),
        style=Markup(_asset("report.css")),
        script=Markup(script),
        script_hash=base64.b64encode(hashlib.sha256(script.encode()).digest()).decode(),
    )


@cache
def _asset(name: str) -> str:
    return files("onrecord.export").joinpath("page", name).read_text("utf-8")


@cache
def _template() -> Template:
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    environment = Environment(
        loader=FunctionLoader(_asset), autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined
    )
    environment.filters["counted"] = wording.count
    return environment.get_template("report.html.jinja")
