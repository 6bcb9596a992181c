"""What stands beside a link and belongs to its number."""

from __future__ import annotations

import pytest

from dashboard.numbers.units import read_unit
from dashboard.numbers.widened import widened
from dashboard.numbers.words import Language


@pytest.mark.parametrize(
    ("language", "text", "unit", "expected"),
    [
        ("en", "about $[5] million a day", "USD", "[5]"),
        ("en", "about $[5] million for each", "USD", "$5 million"),
        ("en", "[about 5] per cent", "%", "about 5 per cent"),
        ("en", "a change of −[5]%", "%", "−5%"),
        ("en", "from 3 to [5]%", "%", "[5]"),
        ("en", "between [5] and 7%", "%", "[5]"),
        ("en", "fell by [5%]", "%", "[5%]"),
        ("en", "below [5%]", "%", "[5%]"),
        ("en", "[5] million visits", "visits", "5 million visits"),
        ("en", "[5 million] dollars", "visits", "5 million dollars"),
        ("en", "[5] countries", "visits", "5 countries"),
        ("en", "[5] country visits", "visits", "[5]"),
        ("en", "[5] times", "visits", "[5]"),
        ("en", "The S-[400] missiles", "", "[400]"),
        ("en", "[20%] won", "%", "[20%]"),
        ("pl", "o [5] mld dolarów", "USD bn", "5 mld dolarów"),
        ("de", "um [5] Mrd. Euro", "USD bn", "5 Mrd. Euro"),
        ("en", "[5%] in 2023, and more", "%", "5% in 2023"),
        ("en", "[5%], in 2023 as in 2022", "%", "[5%]"),
        ("en", "[5%] since 2023", "%", "[5%]"),
        ("pl", "[5 proc.] w 2023 r.", "%", "5 proc. w 2023 r."),
        ("de", "[5 Prozent] im Jahr 2023 waren es", "%", "5 Prozent im Jahr 2023"),
        ("en", "[5%] in 2023 prices", "%", "[5%]"),
        ("en", "[5] million barrels of oil a day", "million b/d", "5 million barrels a day"),
        ("en", "[5] million barrels of oil per month", "million b/d", "5 million barrels per month"),
        ("en", "[5] million barrels of oil, a day before", "million b/d", "[5]"),
        ("de", "[5] Mio. Barrel Öl im Monat Mai", "million b/d", "[5]"),
        ("en", "[5] thousand barrels a day", "million b/d", "5 thousand barrels a day"),
        ("sv", "med [5] miljarder", "USD bn", "5 miljarder"),
        ("sv", "med [5] procentenheter", "%", "5 procentenheter"),
    ],
)
def test_a_sign_a_scale_a_unit_and_a_time_belong_to_the_number(
    language: Language, text: str, unit: str, expected: str
) -> None:
    before, _, rest = text.partition("[")
    words, _, behind = rest.partition("]")
    assert widened(before, words, behind, language, read_unit(unit), dated=True) == expected.strip("[]")
