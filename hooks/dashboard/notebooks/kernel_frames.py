"""Makes pandas tables leave the kernel as data, from which the site makes its own HTML table.

IPython loads this extension into the kernel (`kernel.py`). JupyterLab does not, and shows pandas' own tables.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence, Set
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from dashboard.core.number_text import format_rounded, without_noise

if TYPE_CHECKING:
    import pandas as pd

MIME = "application/vnd.dashboard.table+json"
MOST_ROWS, MOST_COLUMNS = 40, 20
"""So much of a table stands on a page; the download holds all of it."""
Labels = Mapping[Hashable, Mapping[str, str]]
"""The labels of codes, by the name of their column and by the code."""
_REMEMBERED: dict[Hashable, dict[str, str]] = {}
"""The labels of the datasets that this kernel has read. A kernel runs one notebook."""
DECIMALS = 4
"""The most decimals of a number; a column has only as many as one of its values needs."""


def load_ipython_extension(shell: Any) -> None:
    """Called by IPython."""
    bundles = shell.display_formatter.mimebundle_formatter
    for module in ("pandas", "pandas.core.frame", "pandas.core.series"):
        bundles.for_type_by_name(module, "DataFrame", bundle)
        bundles.for_type_by_name(
            module,
            "Series",
            lambda series, *rest: bundle(series.to_frame("Value" if series.name is None else series.name)),
        )


def bundle(frame: pd.DataFrame, *rest: object) -> dict[str, Any]:
    """Turn a data frame into a MIME bundle.

    Args:
        frame: the table.
        rest: what IPython hands over besides (include, exclude); not used.

    Returns:
        Under `MIME`: the names of the columns, the cells as readers see them, and the whole table as CSV.
    """
    import pandas as pd

    plain = isinstance(frame.index, pd.RangeIndex) and frame.index.name is None
    part = frame.iloc[:MOST_ROWS, :MOST_COLUMNS]
    labels = _labels(frame)
    levels = [] if plain else [part.index.get_level_values(at) for at in range(frame.index.nlevels)]
    columns = [_cell_texts(level, level.name, labels) for level in levels]
    names = [] if plain else ["" if name is None else str(name) for name in frame.index.names]
    columns += [_cell_texts(part.iloc[:, at], part.columns[at], labels) for at in range(part.shape[1])]
    names += [_column_name(name, part.columns.names, labels) for name in part.columns]
    numeric = [False] * (len(names) - part.shape[1])
    numeric += [pd.api.types.is_numeric_dtype(part.dtypes.iloc[at]) for at in range(part.shape[1])]
    table = {
        "heads": len(names) - part.shape[1],
        "names": names,
        "numeric": [bool(flag) for flag in numeric],
        "rows": [[_with_minus(*cell) for cell in zip(row, numeric, strict=True)] for row in zip(*columns, strict=True)],
        "total": list(frame.shape),
        "csv": frame.to_csv(index=not plain, lineterminator="\n"),
    }
    return {MIME: table, "text/plain": str(part), "text/html": ""}


def remember_labels(column: str, labels: Mapping[str, str]) -> None:
    """Remember the labels of a column that a notebook reads: a pivot table forgets of which dataset it is.

    Args:
        column: its name. Where two datasets label a code of one column differently, it stays as it is.
        labels: by code.
    """
    known = _REMEMBERED.setdefault(column, {})
    for code, label in labels.items():
        known[code] = label if known.get(code, label) == label else code


def _labels(frame: pd.DataFrame) -> Labels:
    """What readers see for the codes in a frame: those of its own dataset, or of all that the notebook has read."""
    fields = getattr(getattr(frame.attrs.get("descriptor"), "schema_", None), "fields", None)
    if fields is None:
        return _REMEMBERED
    return {field.name: {one.value: one.label for one in field.categories} for field in fields}


def _column_name(name: object, levels: Sequence[Hashable], labels: Labels) -> str:
    """The head of a column. One that is a code itself, as in a pivot table, has its label."""
    parts = [str(part) for part in name] if isinstance(name, tuple) else [str(name)]
    known = [labels.get(level, {}) for level in levels] if len(levels) == len(parts) else [{}] * len(parts)
    return " ".join(names.get(part, part) for part, names in zip(parts, known, strict=True))


def _cell_texts(values: Any, name: Hashable, labels: Labels) -> list[str]:
    """The values of a column as texts, all with the same number of decimals; very small ones with three digits.

    Args:
        values: the column.
        name: its name.
        labels: what stands for codes.
    """
    import pandas as pd

    if pd.api.types.is_float_dtype(values.dtype):
        numbers = [None if pd.isna(value) else without_noise(float(value)) for value in values]
        rounded = [f"{number:.{DECIMALS}f}" for number in numbers if number is not None and not _is_small(number)]
        needed = max((len(text.rstrip("0").partition(".")[2]) for text in rounded), default=0)
        return [_number_text(number, needed) for number in numbers]
    if pd.api.types.is_datetime64_any_dtype(values.dtype):
        days = all(value == value.normalize() for value in values if not pd.isna(value))
        return ["" if pd.isna(value) else str(value.date() if days else value) for value in values]
    texts = ["" if _is_missing(value) else str(value) for value in values]
    of_codes = labels.get(name)
    if of_codes is None and all(isinstance(value, str) or not text for value, text in zip(values, texts, strict=True)):
        of_codes = _labels_of_codes({*texts} - {""}, labels)
    return [of_codes.get(text, text) for text in texts] if of_codes else texts


def _labels_of_codes(texts: Set[str], labels: Labels) -> Mapping[str, str]:
    """The labels of a column that a notebook has renamed: all its texts, two or more, are codes of one column.

    Codes without letters say too little: such texts may be numbers.
    """
    are_words = len(texts) > 1 and all(any(map(str.isalpha, text)) for text in texts)
    of_one = (codes for codes in labels.values() if are_words and texts <= codes.keys())
    found = [{text: codes[text] for text in texts} for codes in of_one]
    return found[0] if found and all(other == found[0] for other in found) else {}


def _is_small(number: Decimal) -> bool:
    """Whether a number has no digit but noughts, or a single one, in the decimals of a table."""
    return bool(number) and number.adjusted() <= -DECIMALS


def _number_text(number: Decimal | None, decimals: int) -> str:
    if number is None:
        return ""
    return format_rounded(number) if number.is_finite() and _is_small(number) else f"{number:.{decimals}f}"


def _with_minus(text: str, is_number: bool) -> str:
    """A number with the typographic minus sign, as in the charts; other text as it is."""
    return text.replace("-", "−") if is_number else text


def _is_missing(value: Any) -> bool:
    import pandas as pd

    return bool(pd.api.types.is_scalar(value) and pd.isna(value))
