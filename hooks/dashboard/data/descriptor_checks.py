"""What is wrong with a descriptor beyond the form of its keys: units, names that look alike, what its place says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePosixPath

from dashboard.core.finding import Finding
from dashboard.core.frequency import step_of
from dashboard.core.look_alikes import clean, control_characters, mixed_alphabets, oddities, twins
from dashboard.core.period import KINDS, MONTHS_IN, Period
from dashboard.core.phrases import join_words
from dashboard.core.yaml_data import Location
from dashboard.core.yaml_record import Record
from dashboard.data.column import Column
from dashboard.data.csv_rows import Row
from dashboard.data.descriptor import Descriptor
from dashboard.data.time_cells import too_coarse_time


def check_descriptor(descriptor: Descriptor, record: Record, path: PurePosixPath, findings: list[Finding]) -> None:
    """Check a descriptor whose keys are sound.

    Args:
        descriptor: what it says.
        record: where it says it.
        path: the file, from the root.
        findings: gets what is wrong.
    """
    for index, column in enumerate(descriptor.schema_.fields):
        location = ("schema", "fields", index)
        if column.numeric and not column.unit and column.name not in descriptor.schema_.primaryKey:
            message = f"The field '{column.name}' holds numbers but names no unit."
            hint = "Add 'unit:', such as '%', 'USD bn' or 'million tonnes'."
            findings.append(record.finding("missing-unit", (*location, "name"), message, hint))
        findings.extend(_check_names(column, record, location))
    heads = [f"{column.title}, {column.unit}" if column.unit else column.title for column in descriptor.schema_.fields]
    findings.extend(_check_twins("fields", "titles", heads, record, ("schema", "fields")))
    if too_frequent := too_coarse_time(descriptor):
        hint = "Write how often there are rows, or give the field a type that tells them apart."
        findings.append(record.finding("wrong-value", ("frequency",), too_frequent, hint))
    findings.extend(_check_releases(descriptor, record))
    from_place = {"name": path.stem, "path": f"{path.stem}.csv", "theme": path.parent.name}
    for key, expected in from_place.items():
        value = getattr(descriptor, key)
        if value is not None and value != expected:
            message = f"{key}: read '{value}', expected '{expected}', which follows from the file's place."
            findings.append(record.finding("wrong-value", (key,), message, "Leave it out."))


def _check_releases(descriptor: Descriptor, record: Record) -> Iterator[Finding]:
    """Find releases whose period is none of which the rows have one figure each."""
    times = [field.type for field in descriptor.schema_.fields if field.type in KINDS]
    steps = {step for kind in times if (step := step_of(kind, descriptor.frequency))}
    for index, release in enumerate(descriptor.releases):
        if (kind := release.period_named.kind) not in steps:
            expected = join_words(sorted(steps)) if steps else "no releases: no figure is due at a certain time"
            message = f"releases: read the {kind} '{release.period}', expected {expected}."
            hint = "Name the period as the rows do, and see whether 'frequency' is right."
            yield record.finding("wrong-value", ("releases", index, "period"), message, hint)


def check_ended(descriptor: Descriptor, rows: Iterable[Row], record: Record, findings: list[Finding]) -> None:
    """Check that no row of a series that has ended is of a time after the end.

    Args:
        descriptor: what says when it ended, if it has.
        rows: its rows. The times in their keys count.
        record: the descriptor, where the finding is reported.
        findings: gets the first such row.
    """
    ended, schema = descriptor.ended, descriptor.schema_
    times = [field for field in schema.fields if field.type in KINDS and field.name in schema.primaryKey]
    for row in rows if ended else ():
        for field in times:
            period = field.period(row.values[field.name])
            if ended and period.start > ended.period.end:
                message = f"ended: it ended {ended.when}, and the row on line {row.line} is of {period.words}."
                hint = "Set 'on' to the last period with a figure, or move the row to the successor."
                findings.append(record.finding("wrong-value", ("ended", "on"), message, hint))
                return


def check_frequency(descriptor: Descriptor, rows: Iterable[Row], record: Record, findings: list[Finding]) -> None:
    """Check that rows do not come more often than the frequency says, so that gaps and changes are told rightly.

    Args:
        descriptor: what says how often there are figures.
        rows: its rows. The months, quarters or half-years in their key count; days may be moved by holidays.
        record: the descriptor, where the finding is reported.
        findings: gets the first two rows that lie too near to each other.
    """
    schema = descriptor.schema_
    times = [field for field in schema.fields if field.type in MONTHS_IN and field.name in schema.primaryKey]
    step = step_of(times[0].type, descriptor.frequency) if len(times) == 1 else None  # type: ignore[arg-type]
    if step is None or step == times[0].type:
        return
    earlier: dict[tuple[object, ...], Period] = {}
    for row in rows:
        period = times[0].period(row.values[times[0].name])
        others = (row.values[name] for name in schema.primaryKey if name != times[0].name)
        other = earlier.setdefault((period.at_start(step), *others), period)
        if other != period:
            message = (
                f"frequency: read '{descriptor.frequency}', and there are rows of {other.words} and {period.words}."
            )
            hint = "Write how often there are figures: gaps in charts and the words of changes follow it."
            findings.append(record.finding("wrong-value", ("frequency",), message, hint, "warning"))
            return


def _check_names(column: Column, record: Record, location: Location) -> Iterator[Finding]:
    """Find listed names that are not what they look like, and names that readers take for one."""
    enum, categories = column.constraints.enum or [], column.categories
    places: list[tuple[Location, str]] = [
        *(((*location, "constraints", "enum", index), name) for index, name in enumerate(enum)),
        *(((*location, "categories", index, "value"), category.value) for index, category in enumerate(categories)),
    ]
    for place, name in places:
        phrases = [*oddities(name), *(f"the control character {sign}" for sign in control_characters(name))]
        if phrases:
            message = f"{column.name}: read '{clean(name)}' with {join_words(phrases)}."
            yield record.finding(
                "odd-character", place, message, "Type it again; cells of rows have no such characters."
            )
        if part := mixed_alphabets(name):
            message = f"{column.name}: in '{part[0]}' letters of two alphabets look alike: {part[1]}."
            yield record.finding("mixed-alphabets", place, message, "Type it anew in one alphabet.")
    yield from _check_twins(column.name, "values", enum, record, (*location, "constraints", "enum"))
    labels = [category.label for category in categories]
    yield from _check_twins(column.name, "labels", labels, record, (*location, "categories"))


def _check_twins(name: str, kind: str, texts: Sequence[str], record: Record, place: Location) -> Iterator[Finding]:
    same = [[text, text] for text in dict.fromkeys(texts) if texts.count(text) > 1]
    for group in [*same, *twins(dict.fromkeys(texts))]:
        message = f"{name}: readers take the {kind} {join_words([f"'{text}'" for text in group])} for one."
        yield record.finding("twin-name", place, message, f"Keep one of them, or give them {kind} that differ.")
