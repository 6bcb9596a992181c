"""Keys and addresses of rows: no two rows have the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import InvalidOperation

from dashboard.core.finding import Finding
from dashboard.core.number_text import exact
from dashboard.core.phrases import plural
from dashboard.data.descriptor import Descriptor

MAX_PAIRS = 3
"""How many pairs of rows a finding names."""
_OF_THE_PAGE = ("content",)
"""Fragments of a dataset's page that lead elsewhere."""


def row_address(texts: Mapping[str, str], key: Iterable[str]) -> str:
    """Return the fragment of a row on the dataset's page: its key values, joined by hyphens, without blanks.

    Args:
        texts: the cells of the row by column.
        key: the columns of the key.
    """
    return "-".join("-".join(texts[name].split()) for name in key)


def check_keys(rows: Sequence[tuple[int, Mapping[str, str]]], path: str, descriptor: Descriptor) -> list[Finding]:
    """Find rows that share a key, a value that is to be unique, or an address.

    Args:
        rows: the cells of each row by column, with the row's line.
        path: the file, from the root.
        descriptor: its key and its unique columns.

    Returns:
        One finding for each kind of repetition.
    """
    schema = descriptor.schema_
    fields = {field.name: field for field in schema.fields}
    header = rows[0][1] if rows else {}
    single = [field.name for field in schema.fields if field.constraints.unique and field.name in header]
    findings = []
    # (Of a descriptor that is broken the key may be unknown.)
    for names in filter(None, (schema.primaryKey, *([name] for name in single))):
        numeric = [fields[name].numeric for name in names]
        pairs = _pairs((_key(texts, names, numeric), line, texts) for line, texts in rows)
        if pairs:
            hint = "Delete one of the two, or add the column that tells them apart to 'primaryKey'."
            shown = [
                f"{', '.join(f'{name} {texts[name]}' for name in names)} stands on the lines {first} and {line}"
                for first, line, texts in pairs[:MAX_PAIRS]
            ]
            message = f"{'; '.join(shown)}{_rest(pairs)}. Each key names one row."
            findings.append(Finding(id="duplicate-row", path=path, line=pairs[0][1], message=message, hint=hint))
    if not findings and schema.primaryKey:
        findings += _check_addresses(rows, path, descriptor)
    return findings


def _check_addresses(rows: Sequence[tuple[int, Mapping[str, str]]], path: str, descriptor: Descriptor) -> list[Finding]:
    key = descriptor.schema_.primaryKey
    addresses = [(row_address(texts, key), line, texts) for line, texts in rows if all(texts[name] for name in key)]
    findings = []
    if pairs := _pairs(addresses):
        shown = [
            f"the lines {first} and {line} (#{row_address(texts, key)})" for first, line, texts in pairs[:MAX_PAIRS]
        ]
        message = f"Rows have one address on the dataset's page: {'; '.join(shown)}{_rest(pairs)}."
        hint = "The address joins the values of the key by hyphens. Change one of the two values, or key the rows"
        hint += " by a column of codes."
        findings.append(Finding(id="shared-address", path=path, line=pairs[0][1], message=message, hint=hint))
    of_page = {*_OF_THE_PAGE, *(f"source-{source.name}" for source in descriptor.sources)}
    for address, line, _ in addresses:
        if address in of_page or address.startswith("__"):
            message = f"The address of the row would be #{address}, which is a place of the dataset's page itself."
            findings.append(
                Finding(id="shared-address", path=path, line=line, message=message, hint="Change a value of its key.")
            )
            break
    return findings


def _key(texts: Mapping[str, str], names: Sequence[str], numeric: Sequence[bool]) -> object:
    """The values by which two rows are the same; None if one is missing."""
    values = [_value(texts[name], is_number) for name, is_number in zip(names, numeric, strict=True)]
    return None if "" in values else tuple(values)


def _value(text: str, is_number: bool) -> object:
    try:
        number = exact(text) if is_number else None
    except InvalidOperation:
        return text
    return text if number is None or not number.is_finite() else number


def _pairs(
    rows: Iterable[tuple[object, int, Mapping[str, str]]],
) -> list[tuple[int, int, Mapping[str, str]]]:
    """The lines of rows that repeat the key of an earlier one, each as (earlier line, line, cells)."""
    first: dict[object, int] = {}
    pairs = []
    for key, line, texts in rows:
        if key is not None and first.setdefault(key, line) != line:
            pairs.append((first[key], line, texts))
    return pairs


def _rest(pairs: Sequence[object]) -> str:
    rest = len(pairs) - MAX_PAIRS
    return f"; and so do{'es' * (rest == 1)} {plural(rest, 'more row')}" if rest > 0 else ""
