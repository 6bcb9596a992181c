"""One list of all keys, made of the models; documents and the gallery name no others."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, get_args

import pytest
from click.testing import CliRunner
from pydantic import BaseModel

from dashboard.changes.published_versions import Versions
from dashboard.charts.plotly.figure_settings import FigureSettings
from dashboard.charts.types import CHART_TYPES
from dashboard.core.field_words import slot_at
from dashboard.core.settings import HOME, Editorial
from dashboard.desk import main
from dashboard.editorial.editor_schemas import MODELS
from dashboard.editorial.key_list import Key, key_groups
from dashboard.editorial.preview_pages import preview_pages
from dashboard.pieces.front_matter import FrontMatter
from dashboard.pieces.standing_page import PageFront
from tests.samples.edition import Edit
from tests.samples.site import SITE, write_files

KEYS = {group.title: {key.name: key for key in group.keys} for group in key_groups()}
LAST_PARTS = {re.split(r"[.\[\]]", name.rstrip("[]"))[-1] for keys in KEYS.values() for name in keys}
OTHERS = frozenset(("site_url", "extra", "editorial", "country", "flow", "hs", "growth", "sales", "year", "one"))
"""Keys of MkDocs, and names of columns and of plural forms, which stand before a colon, too."""


def models_of_keys() -> set[type[BaseModel]]:
    """All models of the list, with those below others."""
    found, waiting = set[type[BaseModel]](), list[Any]([*MODELS.values(), PageFront, FigureSettings, Editorial])
    while waiting:
        kind = waiting.pop()
        waiting += get_args(kind)
        if isinstance(kind, type) and issubclass(kind, BaseModel) and kind not in found:
            found.add(kind)
            waiting += [one.annotation for one in kind.model_fields.values()]
    return found


def key(group: str, name: str) -> Key:
    return KEYS[group][name]


def test_what_others_call_a_key_is_none_of_ours_and_leads_to_one() -> None:
    for model in models_of_keys():
        own = {field.alias or name for name, field in model.model_fields.items()}
        others = getattr(model, "elsewhere", {})
        assert own.isdisjoint(others)
        assert {*others.values()} <= {*own, ""}


@pytest.mark.parametrize(
    ("file", "key", "hint"),
    [
        ("data/charts/own.yaml", "Fig-alt", "here it is 'alt'"),
        ("data/authors/own.yaml", "twitter", "delete it"),
        ("data/institutes/own.yaml", "homepage", "here it is 'site'"),
        ("data/datasets/economy/own.yaml", "methodology", "here it is 'how'"),
    ],
)
def test_a_key_of_other_programs_is_told_by_its_name_here(edit: Edit, file: str, key: str, hint: str) -> None:
    findings = edit({file: f"{key}: x\n"}).findings
    assert [one.hint for one in findings if one.id == "unknown-key" and one.path == file] == [
        f"Other programs have this key; {hint}."
    ]


@pytest.mark.parametrize("title", KEYS)
def test_each_key_says_what_it_is_and_where_it_shows_and_has_an_example(title: str) -> None:
    for name, one in KEYS[title].items():
        assert one.meaning, name
        assert one.shown, name
        assert one.type, name
        assert one.example or "below" in one.type, name


def test_types_and_defaults_are_those_of_the_models() -> None:
    assert key("Front matter of a piece", "authors").type == "a list of names of an author"
    assert key("Front matter of a piece", "hero.image").required
    assert key("Front matter of a piece", "lang").default == "en"
    assert key("Chart", "stack").type == "true or false or percent"
    assert key("Chart", "as.index").type == "one value"
    assert key("Chart", "height").type == "a whole number from 120 to 1200"
    assert key("Dataset", "schema.fields[].constraints.required").default == "false"
    assert key("Chart", "title").required
    assert key("Settings", "notebooks.timeout").default == "120"
    assert key("Settings", "approvals.required").required


def test_what_stands_below_another_key_shows_where_that_does() -> None:
    assert key("Dataset", "sources[].title").shown == key("Dataset", "sources").shown
    assert key("Front matter of a piece", "hero.alt").shown == "for readers who do not see it"


def test_an_example_is_one_of_its_kind() -> None:
    assert key("Tiles", "tiles[].theme").example == "economy"
    assert key("Tiles", "tiles[].chart").example == "trade-since-2020"
    assert key("Chart", "id").example == "trade-by-direction"
    assert key("Chart", "y").example == "value"
    assert key("Dataset", "schema.fields[].year_to_date").example == "true"


def test_a_missing_key_is_told_by_what_it_says_alone() -> None:
    slot = slot_at(FrontMatter, ("theme",))
    assert slot
    assert slot.description == key("Front matter of a piece", "theme").meaning


def test_each_key_is_read_by_the_engine() -> None:
    """What is accepted does something: some code or template names it. Of a usual name, such as `title`, this says
    little."""
    hooks = HOME / "hooks"
    files = [*hooks.rglob("*.py"), *(hooks / "theme").rglob("*.html")]
    text = "\n".join(path.read_text(encoding="utf-8") for path in files)
    read = set(re.findall(r"(?<=\w\.)[A-Za-z_]+\b|(?<=[\]).])[a-z_]+\b", text))
    fields = {name: one.alias or name for model in models_of_keys() for name, one in model.model_fields.items()}
    unread = {alias for name, alias in fields.items() if name not in read and text.count(f'"{alias}"') < 2}
    assert unread == set()


def test_every_model_of_the_editors_is_listed() -> None:
    assert len(KEYS) == len(MODELS) + 3


def test_the_gallery_names_only_keys_that_there_are() -> None:
    own = {name.rstrip("_") for form in CHART_TYPES.values() for name in (*form.keys, *form.needs)}
    template = (HOME / "hooks" / "theme" / "gallery.html").read_text(encoding="utf-8")
    written = set(re.findall(r"<code>(\w+)(?=[:<])", template)) - {"chart"}
    values = {"natural", "quantiles"}
    assert (own | written) - KEYS["Chart"].keys() - values == set()


def test_documents_name_only_keys_that_there_are() -> None:
    """In code among words: `lead: true`, `{thing: Coal, colour: series-4}`."""
    text = (HOME / "CONTRIBUTING.md").read_text(encoding="utf-8").partition("## Use a plugin")[0]
    text = re.sub(r"(`{3,}).*?\1", "", text, flags=re.S)
    code = [" ".join(part.split()) for part in re.findall(r"`([^`]+)`", text)]
    named = {name for part in code for name in re.findall(r"(?:^|[{,] ?)([a-z_]+):(?= )", part)}
    assert named > {"lead", "thing", "corrections"}
    unknown = named - LAST_PARTS - OTHERS
    assert unknown == set()


def test_only_the_preview_has_the_page(edit: Edit) -> None:
    edition = edit()
    assert "about/keys/index.md" in preview_pages(edition, Versions(edition.content, edition.view))
    assert "about/keys/index.md" not in edition.pages


def test_the_command_prints_the_same_list(tmp_path: Path) -> None:
    write_files(tmp_path, {"mkdocs.yml": SITE["mkdocs.yml"]})
    output = CliRunner().invoke(main, ["--config", str(tmp_path / "mkdocs.yml"), "schema", "--markdown"]).output
    for title, keys in KEYS.items():
        assert f"## {title}\n" in output
        assert all(f"| `{name}` |" in output for name in keys)
    assert not (tmp_path / ".cache").exists()
