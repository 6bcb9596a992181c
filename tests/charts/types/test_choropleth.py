"""Maps of countries: which are drawn and how, which are refused, and what readers are told."""

from __future__ import annotations

from collections import Counter

import pytest

from dashboard.charts.figure.captions import describe_data, write_notes
from dashboard.charts.figure.figure import build_figure
from dashboard.charts.parts.country_names import country_code, shown_name
from dashboard.charts.parts.outlines import country_outlines
from dashboard.charts.parts.small_states import small_state
from dashboard.charts.render.table import chart_table
from dashboard.charts.spec.selection import Selection
from dashboard.charts.style.palette import placeholder
from tests.samples.maps import drawn_map, map_of


def numbered(*countries: str) -> dict[str, int]:
    """Countries, each with an amount of its own."""
    return {country: number for number, country in enumerate(countries, 1)}


def words_of(selection: Selection) -> list[str]:
    """What readers are told of each country that is drawn, by shape or by mark."""
    data = build_figure(selection).data
    return [words for trace in data[1:] for words in trace.get("hovertext") or [trace["meta"]]]


def legend(selection: Selection, size: str = "wide") -> list[str]:
    return [note["text"] for note in build_figure(selection).layouts[size]["annotations"]]


def test_countries_are_drawn_by_codes_and_by_names_of_four_languages() -> None:
    selection = drawn_map(numbered("CHN", "PL", "276", "Rosja", "Schweden", "Frankrike", "Viet Nam"))
    assert words_of(selection) == [
        "China: 1 tonnes",
        "Poland: 2 tonnes",
        "Germany: 3 tonnes",
        "Rosja: 4 tonnes",
        "Schweden: 5 tonnes",
        "Frankrike: 6 tonnes",
        "Viet Nam: 7 tonnes",
    ]
    outlines = country_outlines()
    for trace, code in zip(build_figure(selection).data[1:], ["CN", "PL", "DE", "RU", "SE", "FR", "VN"], strict=True):
        assert trace["x"][0] == outlines[code][0][0][0]


def test_tables_and_words_name_the_countries_of_codes_as_the_map_does() -> None:
    selection = drawn_map(numbered("CHN", "276", "Rosja"))
    assert [row[0].text for row in chart_table(selection).rows] == ["China", "Germany", "Rosja"]
    assert "highest 3 tonnes (Rosja), lowest 1 tonnes (China)" in describe_data(selection)


def test_numbers_of_countries_may_be_a_column_of_numbers() -> None:
    selection = drawn_map({"156": 1, "4": 2}, type="integer")
    assert words_of(selection) == ["Afghanistan: 2 tonnes", "China: 1 tonnes"]


SMALL = (
    "Andorra",
    "Bahrain",
    "Maldives",
    "Malta",
    "Monaco",
    "Dominica",
    "Grenada",
    "Micronesia",
    "Mauritius",
    "Tuvalu",
    "Marshall Islands",
    "Aruba",
    "Singapore",
    "Hong Kong",
    "Barbados",
    "Comoros",
    "Cook Islands",
    "Gibraltar",
    "MLT",
    "MT",
    "United States Virgin Islands",
    "French Guiana",
    "Vatican",
    "Liechtenstein",
)


@pytest.mark.parametrize("name", SMALL)
def test_a_country_too_small_for_an_outline_is_a_mark_at_its_place(name: str) -> None:
    selection = drawn_map(numbered("China", name))
    trace = build_figure(selection).data[-1]
    assert trace["mode"] == "markers"
    assert trace["hovertext"] == [f"{shown_name(name)}: 2 tonnes"]
    assert (trace["x"], trace["y"]) == tuple([round(value, 4)] for value in small_state(country_code(name) or "") or ())
    assert write_notes(selection) == []
    assert [row[0].text for row in chart_table(selection).rows] == ["China", shown_name(name)]


def test_marks_have_the_colours_of_their_amounts_and_are_in_the_legend() -> None:
    selection = drawn_map({"China": 1, "Malta": 1, "Singapore": 40, "Poland": 21})
    *_, marks = build_figure(selection).data
    assert marks["marker"]["color"] == [placeholder("step-2"), placeholder("step-5")]
    assert legend(selection) == ["no figure", "1", "21", "40"]


def test_a_map_of_small_states_alone_is_drawn() -> None:
    assert len(words_of(drawn_map(numbered("Malta", "Monaco")))) == 2


def test_a_country_that_the_atlas_does_not_have_is_left_out_and_named() -> None:
    selection, [finding] = map_of(numbered("China", "Antarctica"))
    assert selection
    assert (finding.id, finding.severity) == ("left-out", "warning")
    assert "Antarctica cannot be seen" in finding.message
    assert write_notes(selection) == ["Not in the picture: Antarctica."]


def test_a_map_without_any_country_that_the_atlas_has_is_refused() -> None:
    selection, [finding] = map_of(numbered("Antarctica"))
    assert selection is None
    assert "the atlas has none of its countries" in finding.message


def test_all_names_that_are_no_country_are_told_at_once_and_only_slips_are_corrected() -> None:
    selection, [finding] = map_of(numbered("Chna", "World", "Rusia", "High income", "Poland", "Niemyc", "Korea"))
    assert selection is None
    assert (
        "'Chna' (did you mean 'China'?), 'World', 'Rusia' (did you mean 'Russia'?), 'High income', 'Niemyc' (did you"
        " mean 'Niemcy'?) and 'Korea' (North Korea or South Korea?);"
    ) in finding.message
    assert "ISO 3166" in finding.message


def test_a_country_with_two_names_is_refused() -> None:
    selection, [finding] = map_of(numbered("USA", "China", "Stany Zjednoczone"))
    assert selection is None
    assert "'USA' and 'Stany Zjednoczone' are one country" in finding.message


def test_equal_steps_stay_where_they_tell_countries_apart() -> None:
    selection = drawn_map({"China": 0, "Poland": 30, "Germany": 60, "Russia": 100})
    assert legend(selection) == ["no figure", "0", "30", "60", "100"]
    assert write_notes(selection) == []


def test_one_giant_does_not_leave_all_others_in_one_colour_and_the_note_says_how() -> None:
    selection = drawn_map({"China": 1000, "Poland": 1, "Germany": 2, "Russia": 30, "India": 31, "France": 3})
    assert legend(selection) == ["no figure", "1", "2 to 3", "30 to 31", "1,000"]
    assert len(set(fills(selection))) == 4
    assert write_notes(selection) == ["Colours follow the gaps between the amounts (natural breaks), not equal steps."]


def test_a_country_asked_for_without_a_value_is_named_and_has_no_colour() -> None:
    selection = drawn_map({"China": 1, "Poland": "", "Malta": "", "Russia": 4})
    assert words_of(selection) == ["China: 1 tonnes", "Russia: 4 tonnes"]
    assert write_notes(selection) == ["No figure: Poland and Malta."]


def test_a_country_named_in_where_without_a_value_is_a_warning_and_named_below_the_map() -> None:
    selection, findings = map_of({"China": 1, "Malta": "", "Russia": 4}, "where: {country: [China, Malta]}\n")
    assert selection
    assert [(finding.id, finding.severity) for finding in findings] == [("absent-value", "warning")]
    assert "country 'Malta'" in findings[0].message
    assert write_notes(selection) == ["No figure: Malta."]


def test_an_author_may_choose_how_colours_are_divided() -> None:
    rows = dict(zip(("CN", "PL", "DE", "RU", "IN", "FR", "BR", "ZA"), (1000, 1, 2, 3, 30, 31, 40, 50), strict=True))
    assert legend(drawn_map(rows, "classes: equal\n")) == ["no figure", "1 to 50", "1,000"]
    assert legend(drawn_map(rows, "classes: natural\n")) == ["no figure", "1 to 3", "30 to 31", "40 to 50", "1,000"]
    assert legend(drawn_map(rows, "classes: quantiles\n")) == [
        "no figure",
        "1 to 2",
        "3 to 30",
        "31 to 40",
        "50 to 1,000",
    ]


def test_an_author_says_what_it_means_that_a_country_has_no_value() -> None:
    selection = drawn_map(numbered("China", "Russia"), "no_value: none listed\n")
    assert legend(selection)[0] == legend(selection, "narrow")[0] == "none listed"


def test_the_legend_has_land_without_data_only_where_it_is_seen() -> None:
    everywhere = numbered(*(code for code in country_outlines()))
    assert "no figure" not in legend(drawn_map(everywhere))
    assert "no figure" in legend(drawn_map(numbered("Poland")))


def fills(selection: Selection) -> list[str]:
    return [trace["fillcolor"] for trace in build_figure(selection).data[1:]]


def test_countries_without_data_are_plain_since_hatching_says_that_a_figure_is_not_final() -> None:
    figure = build_figure(drawn_map(numbered("Poland", "Germany")))
    assert not any(trace.get("fillpattern") for trace in figure.data)
    assert figure.data[0]["fillcolor"] == placeholder("land")
    for layout in figure.layouts.values():
        assert [shape["type"] for shape in layout["shapes"]] == ["rect"] * 3


def test_a_scale_on_a_phone_ends_before_the_edge() -> None:
    layout = build_figure(drawn_map({"CN": 1, "RU": 3, "IN": 5, "BR": 9})).layouts["narrow"]
    assert len({note["yshift"] for note in layout["annotations"]}) == 1
    assert max(shape["x1"] for shape in layout["shapes"]) < 0.95


def test_no_class_stands_alone_in_the_last_row_of_a_legend() -> None:
    layout = build_figure(drawn_map({"CN": 1000000, "RU": 30000000, "IN": 60000000, "BR": 100000000})).layouts["narrow"]
    rows = Counter(note["yshift"] for note in layout["annotations"])
    assert sorted(rows.values()) == [2, 3]
