"""The order of the engine's rooms: a room imports from earlier rooms only, imports for types included."""

from __future__ import annotations

from tests.samples.engine import ROOMS, classes, imported_names, imports, room_of, unseen_imports

OUTPUTS = ("citing", "linked", "pages", "exports", "feeds", "quoted", "output")
"""What readers get is made here, of the view of one audience alone."""
FOR_OUTPUTS = (
    *(
        "core",
        "cache",
        "markup.allowed",
        "charts",
        "view.view",
        "view.calendar_entry",
        "view.derived_file",
        "view.logo",
        "view.outlook",
        "view.picture",
        "view.related_piece",
        "view.shown_text",
        "people.author",
        "people.institute",
        "people.person_name",
        "people.theme",
        "data.dataset",
        "data.csv_rows",
        "data.data_change",
        "data.constraints",
        "data.column",
        "data.descriptor",
        "data.expectation",
        "data.file_formats",
        "data.marks",
        "data.readable_rows",
        "data.source",
    ),
    "facts.fact",
    "notebooks.shown_cell",
    "pieces.analysis",
    "pieces.front_matter",
    "pieces.slots",
    "pieces.modified_day",
    "pieces.placed_charts",
    "pieces.placed_facts",
    "pieces.source_text",
    "tiles.change",
    "tiles.tile",
    "references.citation",
    "references.entry",
    "references.numbered",
)
"""All that outputs may import: the view, the types of what is in it, and what makes files of charts."""
READERS = ("load_", "read_", "prepare_", "make_view")
"""How the functions are called that read a site. Outputs may import none of them, from wherever."""
BY_NAME = ("desk: import_module()",)
"""The command line imports the command that is asked for, and no other."""


def test_every_module_stands_in_a_room() -> None:
    assert {room_of(module) for module in imports()} == set(ROOMS)


def test_imports_lead_to_earlier_rooms_only() -> None:
    rank = {room: number for number, room in enumerate(ROOMS)}
    pairs = [(module, other) for module, others in imports().items() for other in others]
    assert [pair for pair in pairs if rank[room_of(pair[1])] > rank[room_of(pair[0])]] == []


def test_no_modules_import_each_other_in_a_circle() -> None:
    waiting = {module: others - {module} for module, others in imports().items()}
    while free := {module for module, others in waiting.items() if not others}:
        waiting = {module: others - free for module, others in waiting.items() if module not in free}
    assert not waiting


def test_a_class_has_its_name_alone() -> None:
    """Whoever looks for it finds one. What the API answers has the names of its description."""
    modules = {name: [one for one in where if one != "exports.api_models"] for name, where in classes().items()}
    assert {name: where for name, where in modules.items() if len(where) > 1} == {}


def test_what_readers_get_is_made_of_the_view_alone() -> None:
    outputs = [(module, other) for module, others in imports().items() for other in others if _is_output(module)]
    assert [pair for pair in outputs if not _is_output(pair[1]) and not f"{pair[1]}.".startswith(_ALLOWED)] == []


def test_outputs_read_no_site() -> None:
    taken = [(module, name) for module in imports() if _is_output(module) for name in imported_names(module)]
    assert [pair for pair in taken if pair[1].startswith(READERS)] == []


def test_every_import_of_the_engine_is_of_the_form_that_these_tests_see() -> None:
    """`from dashboard.room.module import name`, and nothing else."""
    assert [line for line in unseen_imports() if line not in BY_NAME] == []


_ALLOWED = tuple(f"{name}." for name in FOR_OUTPUTS)


def _is_output(module: str) -> bool:
    return room_of(module) in OUTPUTS
