"""The check for countries that stand in a column under several names."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from dashboard.cache.codec import Codec
from dashboard.cache.keys import engine_digest, key_of
from dashboard.charts.parts.country_names import country_code
from dashboard.core.finding import Finding
from dashboard.core.grouping import group_by_each
from dashboard.core.phrases import join_words
from dashboard.data.dataset import Dataset
from dashboard.site.checks.site_check import site_check
from dashboard.site.content import SiteContent


@site_check("country-twice", "warning")
def country_twice(content: SiteContent) -> Iterator[Finding]:
    """A column names one country in several ways: by names in two languages, or by a name and a code.

    Why: Each would be a series of its own in a chart, and none would have all rows. Where the names mean different
    things, `categories` of the field list them.

    Bad:
        China in the rows of one source, and CHN or Chiny in those of another one

    Good:
        China in all rows
    """
    for dataset in filter(None, content.datasets.values()):
        key = key_of("countries", dataset.digest, engine_digest())
        for column, names, line in content.cache.get_or_compute(key, _TWICE, partial(_named_twice, dataset)):
            listed = join_words([f"'{name}'" for name in names])
            message = f"Column '{column}' calls one country {listed}."
            hint = "Write one name in all rows. If they mean different things, list them as 'categories'."
            find = partial(Finding, id="country-twice", severity="warning", path=dataset.path)
            yield find(line=line, message=message, hint=hint)


class _Twice(NamedTuple):
    column: str
    names: list[str]
    line: int
    """The line with the second name."""


_TWICE = Codec[list[_Twice]](list[_Twice])


def _named_twice(dataset: Dataset) -> list[_Twice]:
    """The countries with several names in a column. They are kept, so that a warm check reads no rows for it."""
    found = []
    for column in (field.name for field in dataset.fields.values() if field.type == "string" and not field.names):
        lines: dict[str, int] = {}
        for row in dataset.rows:
            if name := row.values[column]:
                lines.setdefault(name, row.line)
        countries = group_by_each(lines, lambda name: filter(None, [country_code(name)]))
        if sum(map(len, countries.values())) <= len(lines) / 2:
            continue  # a column of other things, such as 'no' and 'is'
        found += [_Twice(column, names, lines[names[1]]) for names in countries.values() if names[1:]]
    return found
