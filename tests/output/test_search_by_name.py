"""What the search finds by its name, and which name it takes for meant."""

from __future__ import annotations

from pathlib import Path

from dashboard.core.templates import THEME
from tests.samples.node import run_in_node

OSW, MERICS, LUKASZ, SIPRI, GAS = (
    "institutes/osw/",
    "institutes/merics/",
    "authors/zbigniew-lukasz/",
    "data/military-expenditure/",
    "charts/power-of-siberia/",
)
NAMES = {
    "spelling": [["ruble", "rouble"], ["Xi Jin Ping", "Xi Jinping"]],
    "institute": [
        ["Centre for Eastern Studies", OSW, "OSW", "Ośrodek Studiów Wschodnich"],
        ["Mercator Institute for China Studies", MERICS, "MERICS"],
    ],
    "person": [["Zbigniew Łukasz", LUKASZ]],
    "page": [["Economy", "themes/economy/"]],
    "dataset": [["Military spending", SIPRI, "Stockholm International Peace Research Institute (SIPRI)"]],
    "chart": [["The pipeline is full", GAS]],
}
CASES: list[tuple[list[object], object]] = [
    (["fold", "Zbigniew ŁUKASZ, Åbo, Straße"], "zbigniew lukasz, abo, strasse"),
    # Damerau and Levenshtein: one for a letter more, less or other, and one for two neighbours that are exchanged.
    (["distance", "", "yuan"], 4),
    (["distance", "yuan", "yuan"], 0),
    (["distance", "yaun", "yuan"], 1),
    (["distance", "yua", "yuan"], 1),
    (["distance", "yuaan", "yuan"], 1),
    (["distance", "juan", "yuan"], 1),
    (["distance", "ca", "abc"], 3),  # (no letter is exchanged twice: 2 without this rule)
    (["distance", "kitten", "sitting"], 3),
    # Without accents, by each name, by a part of one person's or institute's name.
    (["meant", "osw"], [OSW]),
    (["meant", "osrodek studiow wschodnich"], [OSW]),
    (["meant", "Lukasz"], [LUKASZ]),
    (["meant", "łukasz zbigniew"], [LUKASZ]),
    (["meant", "economy"], ["themes/economy/"]),
    (["meant", "power of siberia"], [GAS]),  # by its address
    (["meant", "pipeline"], []),  # a word of a title names no chart
    (["meant", "luk"], []),
    (["found", "luk"], [LUKASZ]),
    (["found", "sipri"], [SIPRI]),
    (["found", "studies ch"], [MERICS]),
    (["found", "x"], []),
    (["found", "..."], []),
    # Pagefind gives pages for the first letters of a word, which do not hold it.
    (["holds", "A lifeline for Moscow", "lifelines moscow"], True),
    (["holds", "Joint military exercises, merchandise", "mercis"], False),
    (["holds", "Łukasz wrote", "lukasz"], True),
    # The word that was meant, and none where a result is there or no name is near.
    (["other", "MERCIS"], "MERICS"),
    (["other", "Lukazs"], "Łukasz"),
    (["other", "zbignew lukasz"], "Zbigniew Łukasz"),
    (["other", "militery spendng"], "Military spending"),
    (["other", "militery", True], ""),
    (["other", "military"], ""),
    (["other", "qqqq"], ""),
    (["other", "militery qqqq"], ""),
    (["other", "ox"], ""),
    # A spelling that the site does not use, also where something is found.
    (["other", "weak ruble", True], "weak rouble"),
    (["other", "Xi Jin Ping", True], "Xi Jinping"),
]


def test_names_are_found_and_meant_in_spite_of_accents_and_slips() -> None:
    runner = Path(__file__).with_name("search_names.mjs")
    asked = {"names": NAMES, "cases": [case for case, _ in CASES]}
    answers = run_in_node(runner, THEME / "assets" / "search-names.js", cases=asked)
    assert [(case, answer) for (case, _), answer in zip(CASES, answers, strict=True)] == CASES
