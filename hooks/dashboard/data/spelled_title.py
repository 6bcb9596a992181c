"""The title of a column that has only a name, with the capitals that its datasets give the words: 'GDP growth'."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from dashboard.core.lazy_re import lazy_re
from dashboard.data.column import Column
from dashboard.data.dataset import Dataset
from dashboard.data.query_columns import title_of

_WORD = lazy_re(r"[^\W\d_]+")


def with_spelled_title(column: Column, parents: Iterable[Dataset]) -> Column:
    """The column, whose title has the words of its name as the titles of some datasets write them.

    Args:
        column: of a query's result. A title that is not made of its name stays.
        parents: the datasets that the query reads.
    """
    if column.title != title_of(column.name):
        return column
    spellings = _spellings(parents)
    words = [spellings.get(word, word) for word in column.name.split("_") if word]
    title = " ".join(words)
    return column.model_copy(update={"title": title[:1].upper() + title[1:]})


def _spellings(parents: Iterable[Dataset]) -> Mapping[str, str]:
    """The words that these datasets write in one way with capitals, wherever they stand: 'GDP', 'China'."""
    found: dict[str, set[str]] = defaultdict(set)
    for parent in parents:
        fields = parent.fields.values()
        labels = [category.label for field in fields for category in field.categories]
        for text in (parent.descriptor.title, *(field.title for field in fields), *labels):
            for number, word in enumerate(_WORD.findall(text)):
                # (The first word of a title may be any word.)
                if number or not word.istitle():
                    found[word.lower()].add(word)
    return {small: next(iter(words)) for small, words in found.items() if len(words) == 1}
