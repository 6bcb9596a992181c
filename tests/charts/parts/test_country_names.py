"""Names and codes of countries: which are understood, in which spelling, and which are not taken for a country."""

from __future__ import annotations

import pytest
from babel import Locale

from dashboard.charts.parts.country_names import (
    LANGUAGES,
    country_code,
    country_codes,
    country_names,
    english_name,
    shown_name,
)
from tests.samples.maps import ISO_CODES, UN_NAMES


def test_codes_and_names_of_the_un_mean_their_country() -> None:
    meant = {text: (row["alpha_2"],) for row in UN_NAMES for text in row.values() if text}
    assert {text: country_codes(text) for text in meant} == meant


@pytest.mark.parametrize("language", LANGUAGES)
def test_unicodes_names_in_each_language_mean_their_country(language: str) -> None:
    names = Locale(language).territories
    assert {names[code]: country_code(names[code]) for code in ISO_CODES} == {names[code]: code for code in ISO_CODES}


def test_no_name_means_two_countries_in_two_languages_but_those_listed() -> None:
    names = {name for _, name in country_names()}
    assert {name for name in names if len(country_codes(name)) != 1} == {"Korea", "Virgin Islands"}


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("AE", "UAE; ZEA; VAE; United Arab Emirates"),
        ("BA", "Bosnia-Herzegovina; Bosnia and Herz.; Bosnia & Herzegovina; Bosnia"),
        ("BY", "Belarus; Weißrussland; Vitryssland; Białoruś"),
        ("CD", "DR Congo; Dem. Rep. Congo; Congo, Dem. Rep.; Democratic Republic of Congo; COD"),
        ("CG", "Congo; Congo, Rep.; Kongo; COG"),
        ("CI", "Cote d'Ivoire; Ivory Coast; Elfenbeinküste"),
        ("CN", "China; Chiny; Kina; People's Republic of China; PRC; ChRL; VR China"),
        ("CN", "Китай; КНР; China, P.R.: Mainland; China, P.R."),
        ("CZ", "Czechia; Czech Republic; Czechy; Tschechien; Tjeckien; CZE"),
        ("DE", "Germany; Niemcy; Deutschland; Tyskland; GERMANY; germany; 276; Германия"),
        ("EG", "Egypt, Arab Rep."),
        ("FM", "Micronesia, Fed. Sts."),
        ("GB", "UK; Great Britain; Wielka Brytania; Storbritannien; Großbritannien"),
        ("GR", "EL; GRC; Greece; Grekland"),
        ("GM", "The Gambia; Gambia, The"),
        ("HK", "Hong Kong; Hongkong; Hong Kong SAR, China"),
        ("IR", "Iran, Islamic Rep."),
        ("KG", "Kyrgyz Republic"),
        ("KN", "St. Kitts and Nevis"),
        ("KP", "North Korea; Korea, Dem. People's Rep.; Korea, North; DPRK"),
        ("KR", "South Korea; Republic of Korea; Korea, Rep.; Korea, South; Korea Południowa"),
        ("LA", "Lao PDR"),
        ("MF", "St. Martin (French part)"),
        ("MK", "Macedonia; North Macedonia"),
        ("MO", "Macao SAR, China"),
        ("NA", "NA; Namibia"),
        ("NL", "Holland; Holandia; The Netherlands"),
        ("NO", "NO; Norway; Norge"),
        ("PR", "Puerto Rico (US)"),
        ("PS", "Palestine; West Bank and Gaza; Palestyna; PSE"),
        ("RU", "Russia; Russian Federation; Rosja; Russland; Ryssland; RUS; 643; Россия; Российская Федерация; РФ"),
        ("SK", "Slovak Republic"),
        ("SO", "Somalia, Fed. Rep."),
        ("SX", "Sint Maarten (Dutch part)"),
        ("TR", "Türkiye; Turkey; Turkiye; Turcja"),
        ("TW", "Taiwan; Tajwan; Taiwan, China; China, Republic of; TWN"),
        ("US", "USA; US; United States; United States of America; Stany Zjednoczone; Förenta staterna"),
        ("VE", "Venezuela, RB"),
        ("VI", "Virgin Islands (U.S.)"),
        ("VN", "Viet Nam; Vietnam"),
        ("XK", "Kosovo; XK; XKX"),
        ("YE", "Yemen, Rep."),
    ],
)  # fmt: skip
def test_common_names_and_those_of_the_world_bank_mean_their_country(code: str, names: str) -> None:
    assert {name: country_codes(name) for name in names.split("; ")} == dict.fromkeys(names.split("; "), (code,))


@pytest.mark.parametrize("code", ["4", "04", "004"])
def test_a_number_may_have_lost_its_noughts_in_a_spreadsheet(code: str) -> None:
    assert country_code(code) == "AF"


@pytest.mark.parametrize(
    "text",
    [
        "World",
        "Europe",
        "EU",
        "EUU",
        "Xx",
        "XX",
        "001",
        "us",
        "",
        "Republic",
        "State of",
        "High income",
        "USSR",
        "SUN",
        "810",
        "Yugoslavia",
        "YUG",
        "DDR",
        "278",
        "280",
        "German Democratic Republic",
        "YMD",
        "Yemen Arab Republic",
        "Yemen, People's Democratic Republic",
        "Republic of Vietnam",
        "Czechoslovakia",
    ],
)
def test_groups_and_states_that_are_no_more_mean_no_country(text: str) -> None:
    assert country_codes(text) == ()


def test_a_name_of_several_countries_gives_all_of_them() -> None:
    assert country_codes("Korea") == ("KP", "KR")
    assert country_code("Korea") is None


@pytest.mark.parametrize(
    ("text", "name"),
    [("CHN", "China"), ("PL", "Poland"), ("276", "Germany"), ("HK", "Hong Kong"), ("Chiny", "Chiny"), ("XX", "XX")],
)
def test_readers_see_a_name_for_a_code_and_a_name_as_it_stands(text: str, name: str) -> None:
    assert shown_name(text) == name


def test_the_name_shown_for_a_code_means_its_country() -> None:
    assert [country_code(english_name(code)) for code in ISO_CODES] == ISO_CODES


@pytest.mark.parametrize("text", ["State of Georgia", "Niger State", "State of Mexico", "S.U.", "A.U.S."])
def test_a_part_of_a_country_and_other_letters_are_no_country(text: str) -> None:
    assert country_codes(text) == ()


@pytest.mark.parametrize(
    ("text", "code"),
    [("State of Israel", "IL"), ("Independent State of Samoa", "WS"), ("U.S.", "US"), ("Vatican City State", "VA")],
)
def test_formal_names_with_the_word_state_are_known(text: str, code: str) -> None:
    assert country_code(text) == code
