"""Each value of each file of a site: where readers see another one, a digest of the right kind is another one, too.

The site uses everything that files can say. A value is changed, the site is read again in this process, and the pages,
charts and downloads of each piece are compared with those before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path

import pytest

from dashboard.cache.store import Cache
from dashboard.notebooks.kernel import READS
from dashboard.pieces.digests import Digests
from tests.samples.covered_site import COVERED
from tests.samples.leaves import Leaf, leaves_of
from tests.samples.shown_pieces import PieceReader, ShownPiece

KINDS: tuple[tuple[str, set[str], set[str]], ...] = (
    (r"docs/analyses/.*|data/charts/.*", {"text"}, {"rows", "surroundings", "units"}),
    (r"docs/.*", {"text"}, set()),
    (r"data/.*\.csv .*", {"rows"}, {"surroundings"}),
    (r"data/datasets/.*\.unit", {"units", "surroundings"}, set()),
    (r"data/datasets/.*", {"surroundings"}, set()),
    (r"data/facts\.yaml .*\.unit|data/names\.yaml .*", {"units"}, set()),
    (r"data/facts\.yaml .*", {"text"}, {"surroundings"}),
    (r"data/.*", {"surroundings"}, set()),
)
"""By the file and the key of a value: digests of which one has to change, and those that may change as well."""
WORKFLOW = "Who publishes sets when and whether a piece appears; the record of the publication holds it."
WHOLE_FILE = "What an author wrote counts as written, shown or not: it is read, not weighed."
MEANING = "No letter changes, but a number that is computed or written in such units is another quantity."
CODE = "Code can read all of a dataset that it names, and nobody knows what of it a page shows."
NAMED = "The end of a piece names its data, also such as only SQL reads, by the titles that their own pages have."
WEIGHED = "Whoever lets a number out has weighed how it came about; the page of the dataset says it."
GAPS = "It decides where a chart over time has a gap, and here it has none."
NOT_COVERED = {
    "docs/analyses/* head.date": WORKFLOW,
    "docs/analyses/* head.updated": WORKFLOW,
    "docs/analyses/* head.status": WORKFLOW,
    "data/datasets/economy/sums.yaml title": NAMED,
}
"""What readers see and no digest covers, with the reason."""
NOT_SEEN = {
    "docs/analyses/everything.md head.related*": WHOLE_FILE,
    "docs/analyses/everything.md words:<!--": WHOLE_FILE,
    "docs/analyses/drawn.md own-query.query": WHOLE_FILE,
    "docs/analyses/drawn.md own-area.stack": WHOLE_FILE,
    "docs/analyses/drawn.md own-facets.where.year.to": WHOLE_FILE,
    "data/facts.yaml most.value": WHOLE_FILE,
    "data/facts.yaml larger.holds": WHOLE_FILE,
    "data/names.yaml units[[]0[]]*": MEANING,
    "data/datasets/economy/sums.yaml *unit": MEANING,
    "data/datasets/energy/trade.yaml schema.fields[[]1[]].categories[[]2[]].label": (
        "Where a chart has several sources, labels may say which rows are from each; here the years say it."
    ),
    "data/datasets/energy/trade.yaml frequency": GAPS,
    "data/datasets/economy/sums.yaml frequency": GAPS,
    "data/datasets/energy/trade.yaml how": WEIGHED,
    "data/datasets/economy/sums.yaml how": WEIGHED,
    "data/datasets/economy/counts.yaml description": CODE,
    "data/datasets/economy/counts.yaml maturity": CODE,
    "data/datasets/economy/counts.yaml next_update*": CODE,
    "data/datasets/economy/counts.yaml how": CODE,
}
"""What a digest covers though readers see no difference, with the reason."""
REFUSED = (
    "docs/analyses/drawn.md own-area.type",
    "docs/analyses/drawn.md own-area.where.part",
    "docs/analyses/drawn.md own-slope.where.year*",
    "docs/analyses/drawn.md own-number.where.part",
    "docs/analyses/drawn.md own-index.where.part",
    "docs/analyses/counted.ipynb words[[]3[]]",
    "data/authors/osw-editors.yaml collective",
    "data/borders.yaml places*.country",
    "data/facts.yaml share.value",
    "data/datasets/energy/trade.yaml sources*.name",
    "data/datasets/energy/trade.csv *",
    "data/datasets/economy/sums.yaml sources*.name",
    "data/datasets/economy/sums.csv *",
    "data/datasets/economy/growth.csv *",
    "data/datasets/economy/goods.csv *",
    "data/datasets/economy/counts.csv year*",
)
"""Values that another value or a text contradicts when they change: that is an error, so nothing is shown."""
FILES = [file for file, content in COVERED.items() if any(leaves_of(file, content))]
OF_FIELDS = ("goods", "meetings", "places", "growth")
"""Datasets of which only the fields are of interest, and the end; the others show what becomes of the rest of a
descriptor: of one that shared charts draw, one that facts and queries read, one that code reads and an unused one."""


class Site:
    """The site on the disk, and what it was before any change."""

    def __init__(self, root: Path) -> None:
        self.root = root
        for file, content in COVERED.items():
            self.save(file, content)
        self.reader = PieceReader(root, Cache(root / ".cache"))
        errors, self.pieces = self.reader.read()
        assert not errors
        self.reader.before = self.pieces

    def save(self, file: str, content: str | bytes) -> None:
        """Write a file."""
        path = self.root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)

    def with_other(self, leaf: Leaf) -> dict[str, ShownPiece] | None:
        """The pieces with another value in a place; None if every other value is an error there."""
        for content in leaf.contents:
            self.save(leaf.file, content)
            errors, pieces = self.reader.read()
            if not errors:
                return pieces
        return None


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    root = tmp_path_factory.mktemp("covered")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(root)
        patch.setenv(READS, "")  # As a kernel has it that runs for the site.
        yield Site(root)


@pytest.mark.parametrize("file", FILES)
def test_a_digest_changes_if_and_only_if_readers_see_a_change(site: Site, file: str) -> None:
    problems, needed = [], set[str]()
    only_fields = file.endswith(tuple(f"{name}.yaml" for name in OF_FIELDS))
    for leaf in leaves_of(file, COVERED[file]):
        if only_fields and not leaf.key.startswith(("schema.", "ended.")):
            continue
        name = f"{leaf.file} {leaf.key}"
        pieces = site.with_other(leaf)
        if pieces is None:
            if not any(fnmatchcase(name, pattern) for pattern in REFUSED):
                problems.append(f"{name}: no other value is sound")
            continue
        for path, before in site.pieces.items():
            if problem := _problem(name, before, pieces.get(path)):
                exceptions = [pattern for pattern in NOT_COVERED | NOT_SEEN if fnmatchcase(name, pattern)]
                problems += [] if exceptions else [f"{name}: {path}: {problem}"]
                needed.update(exceptions)
    site.save(file, COVERED[file])
    assert not problems
    # An exception that nothing needs any more is taken out.
    own = {pattern for pattern in NOT_SEEN if fnmatchcase(f"{file} ", f"{pattern.partition(' ')[0]} ")}
    assert own <= needed


def _problem(name: str, before: ShownPiece, after: ShownPiece | None) -> str:
    """What is wrong with the digests of a piece after a change; empty if nothing is."""
    if after is None:
        return "the piece is gone"
    kinds = {kind for kind in Digests.model_fields if getattr(before.digests, kind) != getattr(after.digests, kind)}
    if before.shown == after.shown:
        return f"nothing is seen of it, and {kinds} changed" if kinds else ""
    if before.key == after.key:
        return "readers see a change, and a preview does not"
    needed, allowed = next((needed, allowed) for names, needed, allowed in KINDS if re.fullmatch(names, name))
    return (
        ""
        if kinds & needed and kinds <= needed | allowed
        else f"readers see a change, and {kinds or 'nothing'} changed"
    )
