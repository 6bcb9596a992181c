"""Institutes as a sentence names them."""

from __future__ import annotations

from jinja2 import Environment, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from dashboard.pages.links_in_words import institutes_in_words
from dashboard.people.institute import Institute, InstituteEntry


def institute(short_name: str, part_of: Institute | None = None) -> Institute:
    entry = InstituteEntry(
        name=f"Institute of {short_name} & Co",
        short_name=short_name,
        own_name="Instytut",
        city="Warsaw",
        site="https://x.example/",
    )
    made = Institute(short_name.lower(), entry, part_of)
    if part_of:
        part_of.parts.append(made)
    return made


def in_words(*institutes: Institute) -> str:
    @pass_context
    def url(_: Context, address: str) -> str:
        return f"/{address}"

    environment = Environment(autoescape=True)
    environment.filters |= {"url": url, "institutes_in_words": institutes_in_words}
    text = environment.from_string("{{ institutes | institutes_in_words }}").render(institutes=institutes)
    assert '<a href="/institutes/osw/">OSW</a>' in text or "OSW" not in text
    return Markup(text).striptags()


def test_institutes_of_one_house_are_named_together_after_the_others() -> None:
    osw, merics, house = institute("OSW"), institute("MERICS"), institute("UI")
    parts = [institute("NKK", house), institute("SCEEUS", house)]
    assert in_words(osw) == "OSW"
    assert in_words(osw, merics) == "OSW and MERICS"
    assert in_words(*parts) == "NKK and SCEEUS at the Institute of UI & Co (UI)"
    assert in_words(osw, merics, *parts) == "OSW, MERICS, and NKK and SCEEUS at the Institute of UI & Co (UI)"
