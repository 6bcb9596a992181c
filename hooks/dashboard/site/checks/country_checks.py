"""The check for countries that stand in a column under several names."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from dashboard.charts.parts.country_names import country_code
from dashboard.core.finding import Finding
from dashboard.core.phrases import join_words
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
        columns = [field for field in dataset.fields.values() if field.type == "string" and not field.names]
        for column in columns:
            names = dict.fromkeys(row.values[column.name] for row in dataset.rows if row.values[column.name])
            codes = {name: code for name in names if (code := country_code(name))}
            if len(codes) <= len(names) / 2:
                continue  # a column of other things, such as 'no' and 'is'
            for code in dict.fromkeys(codes.values()):
                alike = [name for name, own in codes.items() if own == code]
                if not alike[1:]:
                    continue
                line = next(row.line for row in dataset.rows if row.values[column.name] == alike[1])
                listed = join_words([f"'{name}'" for name in alike])
                message = f"Column '{column.name}' calls one country {listed}."
                hint = "Write one name in all rows. If they mean different things, list them as 'categories'."
                find = partial(Finding, id="country-twice", severity="warning", path=dataset.path)
                yield find(line=line, message=message, hint=hint)
