"""What editors complete keys and names by."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any, get_args

import jsonschema
import pytest
import yaml
from click.testing import CliRunner
from jsonschema.protocols import Validator
from jsonschema.validators import validator_for

from dashboard.charts.types import CHART_TYPES
from dashboard.core.settings import HOME
from dashboard.desk import main
from dashboard.edition.prepare_edition import prepare_edition
from dashboard.editorial.editor_schemas import make_schemas, write_schemas
from dashboard.pieces.front_matter import Kind, Status
from tests.samples.site import SITE, write_files

EDITOR = HOME / ".vscode"
WIRED: dict[str, str] = json.loads((EDITOR / "settings.json").read_text(encoding="utf-8"))["yaml.schemas"]


@pytest.fixture(scope="module")
def own() -> dict[str, Any]:
    edition = prepare_edition(HOME / "mkdocs.yml", preview=True)
    return {name: json.loads(text) for name, text in make_schemas(edition).items()}


def validator_of(schema: dict[str, Any]) -> Validator:
    """What validates by a schema, which is checked itself."""
    kind = validator_for(schema)
    kind.check_schema(schema)
    return kind(schema)


def as_json(text: str) -> Any:
    """YAML 1.2 as an editor sees it: a date is a text, and so is `on`."""
    loader = yaml.CSafeLoader(text)
    loader.yaml_implicit_resolvers = {
        first_letter: [
            resolver
            for resolver in resolvers
            if not resolver[0].endswith(("timestamp", "bool") if first_letter in "oO" else "timestamp")
        ]
        for first_letter, resolvers in loader.yaml_implicit_resolvers.items()
    }
    return loader.get_single_data()


@pytest.mark.parametrize(("schema", "files"), WIRED.items(), ids=WIRED.values())
def test_the_repositorys_own_files_fit_the_schema_that_the_editor_is_told(
    own: dict[str, Any], schema: str, files: str
) -> None:
    paths = list(HOME.glob(files))
    assert paths
    validator = validator_of(own[Path(schema).name])
    for path in paths:
        validator.validate(as_json(path.read_text(encoding="utf-8")))


def test_a_text_needs_no_quotes(own: dict[str, Any]) -> None:
    for label in ("2024", "yes", "0101", "'2024'"):
        events = f"events: [{{id: a, date: 2024-05-09, source: b, label: {label}}}]"
        jsonschema.validate(as_json(events), own["events.json"])
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(as_json(events.replace("'2024'", "[a]")), own["events.json"])


def test_every_front_matter_of_ours_fits_its_schema(own: dict[str, Any]) -> None:
    pieces = list((HOME / "docs" / "analyses").glob("*.md"))
    assert pieces
    validator = validator_of(own["front-matter.json"])
    for path in pieces:
        validator.validate(as_json(path.read_text(encoding="utf-8").split("---\n")[1]))


def test_an_unknown_key_and_an_unknown_name_are_refused(tmp_path: Path) -> None:
    write_files(tmp_path, SITE)
    texts = make_schemas(prepare_edition(tmp_path / "mkdocs.yml"))
    parsed = {name: json.loads(text) for name, text in texts.items()}
    chart = as_json(SITE["data/charts/trade.yaml"] or "")
    jsonschema.validate(chart, parsed["chart.json"])
    for mistake in ({"tpye": "line"}, {"data": "trades"}, {"type": "lien"}):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(chart | mistake, parsed["chart.json"])
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"name": "Jan", "institute": "owe"}, parsed["author.json"])


def test_they_are_written_once_and_where_the_editor_looks(tmp_path: Path) -> None:
    write_files(tmp_path, SITE)
    edition = prepare_edition(tmp_path / "mkdocs.yml")
    write_schemas(edition)
    written = {path.relative_to(tmp_path).as_posix(): path.stat().st_mtime_ns for path in tmp_path.rglob("*.json")}
    assert set(WIRED) <= set(written)
    write_schemas(edition)
    again = {path.relative_to(tmp_path).as_posix(): path.stat().st_mtime_ns for path in tmp_path.rglob("*.json")}
    assert {name: again[name] for name in written} == written


def test_the_desk_renews_them_when_a_dataset_comes(tmp_path: Path) -> None:
    write_files(tmp_path, SITE)
    command = ["--config", str(tmp_path / "mkdocs.yml"), "check"]
    CliRunner().invoke(main, command)
    trade = {f"data/datasets/energy/oil{end}": SITE[f"data/datasets/economy/trade{end}"] for end in (".yaml", ".csv")}
    write_files(tmp_path, trade)
    CliRunner().invoke(main, command)
    assert '"oil"' in (tmp_path / ".cache" / "schemas" / "chart.json").read_text(encoding="utf-8")


def test_snippets_offer_the_closed_lists() -> None:
    snippets = json.loads((EDITOR / "analysis.code-snippets").read_text(encoding="utf-8"))
    head, chart = ("\n".join(snippets[name]["body"]) for name in ("Front matter of an analysis", "Chart"))
    theme_list = yaml.safe_load((HOME / "data/themes.yaml").read_text(encoding="utf-8"))
    themes = [theme["slug"] for theme in theme_list["themes"]]
    for offered, text in ((get_args(Kind), head), (get_args(Status), head), (themes, head), (CHART_TYPES, chart)):
        assert f"|{','.join(offered)}|" in text


def test_the_task_reads_what_the_desk_writes() -> None:
    task = json.loads((EDITOR / "tasks.json").read_text(encoding="utf-8"))["tasks"][0]["problemMatcher"]["pattern"]
    line = "docs/analyses/a b.md:12:5 warning dead-address https://example.org/a:1 is dead: it answers 404."
    match = re.match(task["regexp"], line)
    assert match
    assert [match[task[name]] for name in ("file", "line", "column", "severity", "code")] == [
        "docs/analyses/a b.md",
        "12",
        "5",
        "warning",
        "dead-address",
    ]
