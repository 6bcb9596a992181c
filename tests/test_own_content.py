"""The repository's own content and papers."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import plotly.graph_objects
import pytest
import yaml

from dashboard.charts.figure.figure import build_figure
from dashboard.core.finding import format_findings
from dashboard.core.settings import HOME, ApprovalRule
from dashboard.edition.edition import Edition
from dashboard.edition.prepare_edition import prepare_edition
from dashboard.notebooks.run_cache import execute_all
from dashboard.quoted.chart_page_markdown import QuotedChartPage
from dashboard.quoted.dataset_markdown import QuotedDataset
from dashboard.quoted.piece_markdown import QuotedPiece
from tests.samples.greys import alike_in_grey
from tests.samples.quoted import (
    QuotedText,
    chart_differences,
    chart_questions,
    dataset_differences,
    dataset_questions,
    read_quoted,
    some_of,
)

DAY = "2026-11-25"
"""On a later day datasets are due for an update, which is no fault of the code."""


@pytest.fixture(scope="module")
def own() -> Edition:
    return prepare_edition(HOME / "mkdocs.yml", preview=True, at=DAY, execute=execute_all)


def test_it_has_no_error_and_no_warning(own: Edition) -> None:
    """Forms aside: the institutes fill them in before the first publication."""
    told = [finding for finding in own.findings if finding.severity != "info" and finding.id != "unfilled-form"]
    assert format_findings(told) == ""


def test_pages_with_forms_say_so_to_readers(own: Edition) -> None:
    pages = {finding.path for finding in own.findings if finding.id == "unfilled-form"}
    assert pages
    for path in pages:
        assert "admonition" in own.content.source_texts[path].html, path


def test_the_page_on_borders_and_names_says_what_the_data_say(own: Edition) -> None:
    text = (HOME / "docs" / "about" / "borders-and-names.md").read_text(encoding="utf-8").replace("`", "")
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in text.splitlines() if line.startswith("|")]
    policy = own.content.borders
    assert policy
    drawn = {row[0]: row[1].partition("](")[0].removeprefix("[") for row in rows}
    assert {f"**{place.place}**, {place.drawn}": place.source for place in policy.places}.items() <= drawn.items()
    spelled = [(row[-2], {variant.casefold() for variant in row[-1].split(", ")}) for row in rows]
    for entry in yaml.safe_load((HOME / "data" / "names.yaml").read_text(encoding="utf-8"))["names"]:
        assert (entry["name"], {variant.casefold() for variant in entry["variants"]}) in spelled


def test_every_published_piece_has_a_cover_and_two_charts(own: Edition) -> None:
    pieces = [
        analysis for analysis in own.content.analyses.values() if analysis and analysis.front.status == "published"
    ]
    assert len(pieces) >= 3
    for piece in pieces:
        assert piece.front.hero, piece.slug
        assert len([placement for placement in own.content.placements[piece.path] if placement.chart]) >= 2, piece.slug


def test_each_theme_has_tiles(own: Edition) -> None:
    assert {tile.theme for tile in own.content.tiles} == set(own.content.registry.themes)


def test_every_published_piece_is_approved_by_another_institute(own: Edition) -> None:
    """If this fails after a change of a text: python -m tests.approve_own."""
    assert own.content.settings.editorial.approvals == ApprovalRule(
        required=1, other_institute=True, house_counts_once=True
    )
    for path, piece in own.content.analyses.items():
        if piece and piece.front.status == "published":
            approval_status = own.content.approval_status(path)
            assert approval_status.missing == "", path
            assert approval_status.review.publications, path
            assert not approval_status.text_changed, path


def test_no_two_series_of_a_chart_are_alike_in_grey_print(own: Edition) -> None:
    assert [pair for request in own.view.chart_requests for pair in alike_in_grey(request.chart.selection)] == []


def test_every_figure_is_one_that_plotly_knows(own: Edition) -> None:
    for request in own.view.chart_requests:
        figure = build_figure(request.chart.selection)
        for size in figure.layouts:
            plotly.graph_objects.Figure(figure.sized(size))


def test_every_row_has_a_source_with_an_address_or_a_publication(own: Edition) -> None:
    for dataset in own.content.datasets.values():
        assert dataset
        for row in dataset.rows:
            assert all(source.organization for source in dataset.sources_of(row))


def test_the_engine_imports_no_mkdocs() -> None:
    for path in (HOME / "hooks" / "dashboard").rglob("*.py"):
        assert not re.search(r"^\s*(import|from)\s+mkdocs", path.read_text(encoding="utf-8"), re.M), path


def test_modules_stay_under_300_lines() -> None:
    for path in (HOME / "hooks").rglob("*.py"):
        assert len(path.read_text(encoding="utf-8").splitlines()) <= 300, path


PAPERS = [
    *(HOME / name for name in ("README.md", "CONTRIBUTING.md", "SECURITY.md", "tests/README.md")),
    HOME / "docs/about/accessibility.md",
    *sorted((HOME / "hooks").rglob("README.md")),
]
NOT_OURS = {"index.html", "plotly.js"}
"""Files that papers name and that a build makes or another project has."""


@pytest.fixture(scope="module")
def endings() -> set[str]:
    """The ends of the paths of our files: papers name a file by as much of its path as tells it from others."""
    ours = [path.relative_to(HOME) for folder in ("hooks", "tests") for path in (HOME / folder).rglob("*.*")]
    return {"/".join(path.parts[start:]) for path in ours for start in range(len(path.parts))}


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.relative_to(HOME).as_posix())
def test_papers_name_files_that_exist(paper: Path, endings: set[str]) -> None:
    text = paper.read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)#:]+)\)", text):
        assert target == "chart" or (paper.parent / target).exists(), target
    named = re.findall(r"(?<![\w./*>-])((?:[\w.-]+/)*[\w-]+\.(?:py|js|html))\b", text)
    unknown = set(named) - endings - NOT_OURS
    assert not unknown


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.relative_to(HOME).as_posix())
def test_links_of_papers_lead_to_headings_that_exist(paper: Path) -> None:
    """`#add-a-chart`: the words of a heading in small letters, without punctuation, with hyphens for blanks."""
    for target, place in re.findall(r"\]\(([^)#:]*\.md)?#([^)]+)\)", paper.read_text(encoding="utf-8")):
        text = (paper.parent / target if target else paper).read_text(encoding="utf-8")
        headings = re.findall(r"^#+ (.+)$", text, re.M)
        assert place in {re.sub(r"[^\w -]", "", heading).lower().replace(" ", "-") for heading in headings}


def test_no_file_names_a_machine_or_a_registry() -> None:
    tracked = subprocess.run(["git", "ls-files"], cwd=HOME, capture_output=True, text=True, check=False).stdout.split(
        "\n"
    )
    words = ["/".join(("", "work", "")), "/".join(("", "root", "")), "registry." + "npmjs", "files." + "pythonhosted"]
    for name in filter(None, tracked):
        path = HOME / name
        if path.suffix in (".png", ".woff2") or not path.is_file():
            continue
        text = path.read_text(encoding="utf-8", errors="ignore")
        assert not [word for word in words if word in text], name


def test_licences_are_there() -> None:
    assert "MIT License" in Path(HOME / "LICENSE").read_text(encoding="utf-8")
    assert "Attribution 4.0" in Path(HOME / "LICENSE-CONTENT").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def quoted(own: Edition) -> dict[str, QuotedText]:
    """The pages of shared charts and of datasets as Markdown, as a program reads them, by title."""
    charts = {chart.title: QuotedChartPage(own.view, chart) for chart in own.view.charts}
    datasets = {dataset.descriptor.title: QuotedDataset(own.view, dataset) for dataset in own.view.datasets}
    assert not charts.keys() & datasets.keys()
    return {title: read_quoted(page.markdown()) for title, page in (charts | datasets).items()}


def test_every_value_that_programs_quote_is_that_of_its_row(own: Edition, quoted: dict[str, QuotedText]) -> None:
    told = {}
    for dataset in own.view.datasets:
        told[dataset.name] = dataset_differences(quoted[dataset.descriptor.title].tables[0], dataset)
    for chart in own.view.charts:
        told[chart.id] = chart_differences(quoted[chart.title].tables[0], chart.selection)
    for piece in own.view.analyses:
        page = read_quoted(QuotedPiece(own.view, piece).markdown())
        placed = [placement.chart for placement in own.view.texts[piece.path].placements if placement.chart]
        tables = {table.heading: table for table in reversed(page.tables)}
        for chart in placed:
            told[f"{piece.slug}/{chart.id}"] = chart_differences(tables[chart.title], chart.selection)
        assert len(page.notes) >= 15, piece.slug
    assert {name: differences for name, differences in told.items() if differences} == {}
    assert len(told) > 90


def test_two_hundred_questions_are_answered_rightly(own: Edition, quoted: dict[str, QuotedText]) -> None:
    of_datasets = [question for dataset in own.view.datasets for question in dataset_questions(dataset)]
    of_charts = [question for chart in own.view.charts for question in chart_questions(chart.selection)]
    asked = [*some_of(of_datasets, 100), *some_of(of_charts, 100)]
    assert [str(question) for question in asked if not question.is_answered_by(quoted)] == []


def test_no_number_is_left_that_a_dataset_could_hold(own: Edition) -> None:
    assert [finding for finding in own.findings if finding.id == "number-without-fact"] == []
    for piece in own.content.analyses.values():
        assert piece
        assert len(own.content.facts[piece.path]) >= 20, piece.slug


def test_a_changed_cell_names_exactly_the_sentences_it_breaks(tmp_path: Path) -> None:
    for name in ("docs", "data"):
        shutil.copytree(HOME / name, tmp_path / name)
    shutil.copy(HOME / "mkdocs.yml", tmp_path)
    rows = tmp_path / "data" / "datasets" / "energy" / "china-crude-imports-from-russia.csv"
    text = rows.read_text(encoding="utf-8")
    assert text.count("2024,108.5,") == 1
    rows.write_text(text.replace("2024,108.5,", "2024,101.5,"), encoding="utf-8")
    broken = [
        finding
        for finding in prepare_edition(tmp_path / "mkdocs.yml", preview=True).findings
        if finding.id == "fact-false"
    ]
    pieces = {"docs/analyses/more-barrels-less-money.md", "docs/analyses/price-or-volume.ipynb"}
    assert {finding.path for finding in broken} == pieces
    words = [re.match(r"'(.*?)' is not true", finding.message) for finding in broken]
    assert sorted(match[1] for match in words if match) == [
        "1.4 per cent",  # in 2024, twice in the one and once in the other
        "1.4 per cent",
        "1.4 per cent",
        "108.5 million tonnes",
        "108.5 million tonnes",
        "22 million tonnes",
        "a quarter",  # from 2022 to 2024, twice
        "a quarter",
        "more than in any other year",
    ]
