"""What a renaming changes in the YAML files of data/."""

from __future__ import annotations

from collections.abc import Mapping
from fnmatch import fnmatchcase
from pathlib import PurePosixPath

from pydantic import BaseModel

from dashboard.charts.spec.chart_spec import ChartSpec
from dashboard.data.descriptor import Descriptor
from dashboard.people.author import AuthorEntry
from dashboard.people.theme import ThemeList
from dashboard.renaming.change import Change
from dashboard.renaming.former_name import add_former_name
from dashboard.renaming.in_yaml import YamlText, in_declaration, in_sql, named_values
from dashboard.renaming.renaming import Renaming
from dashboard.renaming.subject import Subject
from dashboard.renaming.yaml_scalars import change_word, change_words, words_in
from dashboard.tiles.tile_entry import TileList

MODELS: Mapping[str, type[BaseModel]] = {
    "authors/*.yaml": AuthorEntry,
    "charts/*.yaml": ChartSpec,
    "datasets/*/*.yaml": Descriptor,
    "themes.yaml": ThemeList,
    "tiles.yaml": TileList,
}
"""What the files of data/ are read as that name other things. Named facts do so in SQL alone."""


def in_data(yaml: YamlText, renaming: Renaming, *, is_own: bool) -> list[Change]:
    """Rename in a file of data/.

    Args:
        yaml: the file.
        renaming: what is renamed.
        is_own: whether it is the file of the thing itself, which keeps its former name.
    """
    subject, settings = renaming.subject, renaming.content.settings
    name = PurePosixPath(yaml.path.removeprefix(f"{settings.data_path}/"))
    model = next((model for pattern, model in MODELS.items() if fnmatchcase(str(name), pattern)), None)
    changes: list[Change] = []
    if model is ChartSpec:
        changes = in_declaration(yaml, renaming)
    elif model:
        changes = named_values(yaml, model, renaming)
    if model is TileList:
        changes += _in_tiles(yaml, renaming)
    if model is Descriptor and name.stem == subject.dataset:
        changes += _field_of_descriptor(yaml, subject)
    if model is Descriptor and subject.kind == "dataset" and name.stem == subject.old:
        changes += _own_name(yaml, subject)
    if str(name) == "facts.yaml":
        sql = (
            scalar for scalar in yaml.scalars if not scalar.is_key and scalar.location[1:] in (("value",), ("holds",))
        )
        changes += [change for scalar in sql for change in in_sql(yaml, scalar, renaming)[0]]
    if is_own:
        former = add_former_name(yaml.text, subject.old, subject.new)
        if former is None:
            renaming.miss(yaml.path, 1, f"Add the key formerly: [{subject.old}].")
        changes += former or []
    return changes


def _in_tiles(yaml: YamlText, renaming: Renaming) -> list[Change]:
    """Rename in what tiles tell: `dataset/field`, and the fields under `where`."""
    subject, changes = renaming.subject, list[Change]()
    tiles = yaml.data.get("tiles")
    for scalar in yaml.scalars:
        if scalar.location[:1] != ("tiles",) or len(scalar.location) < 3 or not isinstance(tiles, list):
            continue
        told = str(tiles[scalar.location[1]].get("value"))
        dataset, _, field = told.partition("/")
        is_value = not scalar.is_key and scalar.location[2:] == ("value",)
        if is_value and subject.kind == "dataset" and dataset == subject.old:
            changes += change_words(yaml.text, scalar, subject.old, subject.new, [0]) or []
        if subject.kind != "field" or dataset != subject.dataset:
            continue
        if is_value and field == subject.old:
            last = len(words_in(scalar.text, subject.old)) - 1
            changes += change_words(yaml.text, scalar, subject.old, subject.new, [last]) or []
        elif scalar.is_key and scalar.location[2:] == ("where", subject.old):
            changes += change_word(yaml.text, scalar, subject.old, subject.new)
    return changes


def _field_of_descriptor(yaml: YamlText, subject: Subject) -> list[Change]:
    def names_it(location: tuple[object, ...]) -> bool:
        is_listed = location[:2] == ("schema", "fields") and location[3:] == ("name",)
        return is_listed or location[:2] == ("schema", "primaryKey")

    scalars = (scalar for scalar in yaml.scalars if not scalar.is_key and scalar.text.strip() == subject.old)
    return [
        change
        for scalar in scalars
        if names_it(scalar.location)
        for change in change_word(yaml.text, scalar, subject.old, subject.new)
    ]


def _own_name(yaml: YamlText, subject: Subject) -> list[Change]:
    """The keys of a descriptor that repeat the name of its file."""
    own = (scalar for scalar in yaml.scalars if scalar.location in (("name",), ("path",)) and not scalar.is_key)
    return [change for scalar in own for change in change_word(yaml.text, scalar, subject.old, subject.new)]
