"""Reads rows that were just saved into what is known of a site, for some of its texts alone."""

from __future__ import annotations

from collections.abc import Collection

from msgspec.structs import replace

from dashboard.site.chart_ids import with_own_ids
from dashboard.site.content import SiteContent
from dashboard.site.load_data import load_data
from dashboard.site.saved_texts import replace_texts


def with_saved_rows(content: SiteContent, paths: Collection[str], texts: Collection[str]) -> SiteContent | None:
    """Read the datasets anew, and what texts show of them. What other texts and files show is taken to be as it was.

    Args:
        content: what was known of the site before rows were saved.
        paths: the files that were saved, from the root of the repository.
        texts: the paths of the texts.

    Returns:
        the content with the rows; None where more than rows was saved, where they cannot be read, or where code of a
        text may read them.
    """
    names = {dataset.path: name for name, dataset in content.sound_datasets.items()}
    shown = {path: content.source_texts[path] for path in texts}
    if not names.keys() >= set(paths) or any(text.notebook for text in shown.values()):
        return None
    settings, cache = content.settings, content.cache
    data = load_data(settings, cache, [])
    datasets = data.resources.datasets
    if not all(datasets.get(names[path]) for path in paths):
        return None
    placer = data.placer(cache, [])
    placements = {path: placer.place(text) for path, text in shown.items()}
    content = replace(content, datasets=datasets, shared_charts=data.shared_charts)
    content = replace_texts(content, shown, placements, [])
    # (What is wrong with ids is told already: rows change none.)
    return replace(with_own_ids(content), findings=content.findings)
