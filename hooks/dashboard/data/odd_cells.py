"""Cells that do not say what they seem to: unseen characters, letters of two alphabets, twins of other cells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence, Set

from dashboard.core.look_alikes import (
    clean,
    control_characters,
    is_plain,
    mixed_alphabets,
    oddities,
    twins,
    twins_among,
)
from dashboard.core.phrases import join_words
from dashboard.data.column import Column
from dashboard.data.csv_records import Record
from dashboard.data.row_findings import CellProblem

FIX = "desk check --fix corrects it in the file."


def absent_texts(records: Sequence[Record], missing: Collection[str]) -> Set[str]:
    """The texts of cells that hold nothing, or what stands for a missing value, blanks around it or not.

    Args:
        records: the rows.
        missing: the texts that stand for a missing value.
    """
    absent = {"", *missing}
    texts = {cell for _, cells in records for cell in cells}
    return absent | {text for text in texts if not is_plain(text) and clean(text) in absent}


def clean_cells(records: Sequence[Record], missing: Collection[str]) -> dict[str, str]:
    """Find the cells that are not what they look like.

    Args:
        records: the header and the rows.
        missing: the texts that stand for a missing value. Such cells stay as they are.

    Returns:
        What to put in their place, by their texts.
    """
    absent = {"", *missing}
    texts = {cell for _, cells in records for cell in cells}
    cleaned = ((text, clean(text)) for text in texts if not is_plain(text))
    return {text: better for text, better in cleaned if better != text and absent.isdisjoint((text, better))}


def odd_cells(records: Sequence[Record], header: list[str], changes: dict[str, str]) -> Iterator[CellProblem]:
    """Say what is odd about cells.

    Args:
        records: the header and the rows, as they stand in the file.
        header: the names of the columns, cleaned.
        changes: what `clean_cells` gave.
    """
    odd = {text for _, cells in records for text in cells if not is_plain(text)}
    wrongs = {text: f" with {join_words(oddities(text))}" for text in odd if text in changes}
    controls = {text: signs for text in odd if (signs := control_characters(text))}
    mixed = {text: part for text in odd if (part := mixed_alphabets(text))}
    for line, cells in records if odd else ():
        for column, text in enumerate(cells, 1):
            name = header[column - 1] if column <= len(header) else str(column)
            if text in wrongs:
                yield CellProblem("odd-character", line, column, name, changes[text], wrongs[text], FIX)
            if text in controls:
                wrong = f" with the control character {join_words(controls[text])}"
                hint = "Such characters come from a damaged file. Type the cell anew."
                yield CellProblem("odd-character", line, column, name, text, wrong, hint)
            if text in mixed:
                word, letters = mixed[text]
                wrong = ", a word in letters of two alphabets that look alike"
                hint = "Type it anew in one alphabet."
                aside = f" ({letters})" if word == text else f" (in '{word}' {letters})"
                yield CellProblem("mixed-alphabets", line, column, name, text, wrong, hint, aside=aside)


def twin_changes(
    records: Sequence[Record], header: list[str], fields: dict[str, Column], absent: Set[str]
) -> dict[int, dict[str, str]]:
    """Find the texts of a column that readers take for one, and the spelling to keep.

    A column whose names are listed has those spellings. In any other the most frequent one is kept.

    Args:
        records: the rows, cleaned.
        header: the names of the columns.
        fields: the described columns by name.
        absent: the texts of cells without a value (`absent_texts`). They are no names.

    Returns:
        For each number of a column, from 0, the spelling to keep by the text to change. It is empty where two spellings
        are equally frequent.
    """
    changes: dict[int, dict[str, str]] = {}
    for index, name in enumerate(header):
        field = fields.get(name)
        if not field or field.type != "string":
            continue
        counts = Counter(cells[index] for _, cells in records if cells[index] not in absent)
        listed = [clean(name) for name in field.names]
        if listed:
            unlisted = counts.keys() - {*listed}
            matches = twins_among((text for text in counts if text in unlisted), dict.fromkeys(listed))
            changes[index] = {text: names[0] for text, names in matches.items() if len(names) == 1}
            continue
        for group in twins(counts):
            ordered = sorted(group, key=lambda text: -counts[text])
            is_clear = counts[ordered[0]] > counts[ordered[1]]
            changes.setdefault(index, {}).update(dict.fromkeys(ordered[1:], ordered[0] if is_clear else ""))
            if not is_clear:
                changes[index][ordered[0]] = ""
    return {index: texts for index, texts in changes.items() if texts}


def twin_cells(
    records: Sequence[Record], header: list[str], changes: dict[int, dict[str, str]]
) -> Iterator[CellProblem]:
    """Say which cells are twins of others; `changes` is what `twin_changes` gave."""
    for index, texts in changes.items():
        for line, cells in records:
            if cells[index] in texts:
                text, better = cells[index], texts[cells[index]]
                wrong = ", which readers take for one name with another spelling"
                hint = FIX if better else "Both spellings are equally frequent: write one of them in all rows."
                hint += " Names that differ are listed as 'categories', with labels that differ."
                aside = f" (elsewhere '{better}')" if better else ""
                yield CellProblem(
                    "twin-name", line, index + 1, header[index], text, wrong, hint, str(bool(better)), aside
                )
