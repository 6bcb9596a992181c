"""Finds where the old name still stands after a renaming: in prose, in remarks, in files that nothing reads."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dashboard.core.paths import files_of, from_root
from dashboard.renaming.file_plan import FilePlan
from dashboard.renaming.former_name import KEY
from dashboard.renaming.renaming import Renaming
from dashboard.renaming.yaml_scalars import words_in

_ENDINGS = (".md", ".yaml", ".yml", ".ipynb", ".bib", ".py")


def find_leftovers(files: Sequence[FilePlan], renaming: Renaming) -> None:
    """Note each line that still holds the old name, if the name can be no other word.

    Args:
        files: the files as they will be.
        renaming: what is renamed.
    """
    old = renaming.subject.old
    if not re.search(r"[-_\d]", old):
        return  # (a word of the language, which may stand anywhere)
    names = {old, old.replace("-", "_")} if renaming.subject.kind == "dataset" else {old}  # (as queries name a dataset)
    noted = {(missed.path, missed.line) for missed in renaming.missed}
    after = {plan.path: plan.after for plan in files}
    for path, content in _contents(after, renaming):
        for number, line in enumerate(content.split("\n"), 1):
            is_own = f"{KEY}:" in line or _without_quotes(line) == f"- {old}"
            if any(words_in(line, name) for name in names) and not is_own and (path, number) not in noted:
                renaming.miss(path, number, line.strip()[:120])


def _without_quotes(line: str) -> str:
    """An entry of a list in YAML, also where a notebook holds it, without what may stand around its words."""
    return line.strip("\r\t \"',").removesuffix("\\n").replace('"', "").replace("'", "")


def _contents(after: dict[str, bytes], renaming: Renaming) -> Iterator[tuple[str, str]]:
    settings = renaming.content.settings
    paths = [path for folder in (settings.docs, settings.data) for path in files_of(folder, "**/*", settings.root)]
    for path in sorted([*paths, settings.root / settings.config_name]):
        name = from_root(path, settings.root)
        if path.suffix in _ENDINGS and ".review/" not in name:
            yield name, after.get(name, b"" if name in after else path.read_bytes()).decode(errors="replace")
