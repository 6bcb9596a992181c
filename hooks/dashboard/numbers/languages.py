"""The words of all languages."""

from __future__ import annotations

from collections.abc import Mapping

from dashboard.numbers.english import ENGLISH
from dashboard.numbers.german import GERMAN
from dashboard.numbers.polish import POLISH
from dashboard.numbers.swedish import SWEDISH
from dashboard.numbers.words import Language, NumberWords

WORDS: Mapping[Language, NumberWords] = {"en": ENGLISH, "pl": POLISH, "de": GERMAN, "sv": SWEDISH}
