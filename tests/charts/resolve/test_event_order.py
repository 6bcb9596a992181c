"""Words that put something before or after an event, while the value of a period holds both."""

from __future__ import annotations

import pytest

from dashboard.charts.resolve.chart_resources import ChartResources
from dashboard.charts.resolve.declaration import read_declaration
from dashboard.charts.resolve.order_words import ORDER_WORDS, orders
from dashboard.core.finding import Finding
from dashboard.core.period import KINDS, Period
from dashboard.core.yaml_record import read_yaml
from dashboard.numbers.words import Language
from tests.samples.times import event_on, timed_chart, timed_dataset

INVASION = event_on("2022-02-24", "Full-scale invasion of Ukraine")
SANCTIONS = event_on("2024-06-12", "US sanctions on the Moscow Exchange")
YEAR, JUNE = Period.parse("year", "2022"), Period.parse("yearmonth", "2024-06")
SENTENCES: dict[Language, str] = {
    "en": "Trade doubled {} the invasion of Ukraine",
    "pl": "Handel wzrósł {} 24 lutego 2022 r.",
    "de": "Der Handel wuchs {} 24. Februar 2022",
    "sv": "Handeln ökade {} den 24 februari 2022",
}
LABELS: dict[Language, tuple[str, str]] = {
    "en": ("EU embargo on Russian oil", "Prices fell {} the embargoes"),
    "pl": ("Pełnoskalowa inwazja na Ukrainę", "Handel z Rosją zmienił się {} inwazji"),
    "de": ("Überfall auf die Ukraine", "Der Handel wuchs stark {} dem Überfall"),
    "sv": ("Rysslands invasion av Ukraina", "Handeln var störst {} invasionen"),
}


@pytest.mark.parametrize(("language", "word"), [(name, word) for name, words in ORDER_WORDS.items() for word in words])
def test_each_word_beside_the_day_or_the_name_of_an_event_is_read(language: Language, word: str) -> None:
    assert orders(SENTENCES[language].format(word), INVASION, YEAR).startswith(word)
    label, sentence = LABELS[language]
    event = event_on("2022-02-24", label)
    assert orders(sentence.format(word), event, YEAR).startswith(word)
    assert orders(sentence.format(word).capitalize(), event, YEAR)
    # Inside another word it is no such word.
    assert orders(sentence.format(f"{word}x"), event, YEAR) == ""
    assert orders(sentence.format(f"x{word}"), event, YEAR) == ""
    assert orders(sentence.format(f"a-{word}"), event, YEAR) == ""


@pytest.mark.parametrize(
    "text",
    [
        "The invasion of Ukraine came in 2022",
        "Trade in 2022, the year of the invasion",
        "Trade doubled after 2022",
        "Trade doubled after 2021, before any sanctions and long before, the invasion",
        "Since Ukraine and Russia trade less, China buys more",
        "After sanctions, the invasion",
        "The untill and pottery of invasion",
        "Since trade collapsed. The invasion followed",
        "How do invasions change trade?",
        "Polska i potop przedmiotu dolara odkryta inwazja",
        "Vorrat, Nachbar, Bismarck: Invasion",
        "Tillsammans eftersom invasionen",
    ],
)
def test_other_prose_says_nothing_of_the_order(text: str) -> None:
    assert orders(text, INVASION, YEAR) == ""


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Above all after the sanctions of 12 June 2024", "after the sanctions"),
        ("The share jumped after 12 June", "after 12 June"),
        ("The share jumped after June 2024", ""),
        ("The share jumped after 2024", ""),
        ("The share jumped after 13 June 2024", ""),
        ("The share jumped after the Moscow Exchange stopped", "after the Moscow Exchange"),
        ("The share jumped after Moscow agreed", ""),
    ],
)
def test_a_time_is_no_event_if_it_is_as_long_as_the_period_of_a_value(text: str, said: str) -> None:
    assert orders(text, SANCTIONS, JUNE) == said


def test_a_name_of_a_place_alone_is_no_event() -> None:
    event = event_on("2022-02-24", "Überfall auf die Ukraine")
    assert orders("Der Handel sank nach der Konferenz in der Ukraine", event, YEAR) == ""
    assert orders("Der Handel sank nach dem Überfall", event, YEAR) == "nach dem Überfall"


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("key", ["title", "subtitle", "alt", "note", "annotations"])
def test_a_declaration_is_warned_at_its_line_unless_values_are_of_days(kind: str, key: str) -> None:
    findings: list[Finding] = []
    own = Period.containing(kind, INVASION.date)  # type: ignore[arg-type]
    dataset = timed_dataset(kind, [own.text, own.later(1).text])
    words = "It grew after the invasion"
    texts = {"title": "Things", "alt": "Marks.", "annotations": "[{text: Here, y: 1}]"}
    texts[key] = f"[{{text: {words}, y: 1}}]" if key == "annotations" else words
    keys = ["id: things", "type: line", "data: things", "x: time", "y: amount", "color: thing", "events: [event]"]
    keys += [f"{name}: {text}" for name, text in sorted(texts.items(), key=lambda item: item[0] != key)]
    record = read_yaml("\n".join(keys), "things.yaml", findings)
    assert record
    assert read_declaration(record, ChartResources({"things": dataset}, {"event": INVASION}), findings)
    found = [finding for finding in findings if finding.id == "event-inside-period"]
    assert len(found) == (kind != "date")
    for finding in found:
        assert (finding.severity, finding.path, finding.line) == ("warning", "things.yaml", 8)
        assert finding.message.startswith(f"{key}: it says 'after the invasion', but the event 'Full-scale invasion of")
        assert own.words in finding.message
        assert own.words in finding.hint


def test_an_event_in_a_period_without_a_value_lies_between_values() -> None:
    findings: list[Finding] = []
    keys = "x: time\ny: amount\ncolor: thing\nevents: [event]\nnote: It grew after the invasion"
    assert timed_chart("line", timed_dataset("year", ["2021", "2023"]), keys, findings, INVASION)
    assert "event-inside-period" not in [finding.id for finding in findings]
