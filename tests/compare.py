"""What readers would see change between two revisions: `make compare BASE=main`.

Both revisions are built with an empty cache, each by its own engine with its own packages: the repository's own
content, and a made-up site of PIECES analyses. The two sites are compared file by file and byte by byte, `<script>` and
`<link>` tags aside. LEFT_OUT names the files that may differ.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from fnmatch import fnmatch
from html.parser import HTMLParser
from pathlib import Path

HOME = Path(__file__).parents[1]
LEFT_OUT = ("assets/*.js", "assets/*.css", "pagefind/*", "about/checks/*", "build-manifest.json")
"""Patterns of addresses that may differ: scripts, styles, the guide to checks, the search index, of which Pagefind
makes other files from the same pages, and the list that holds the hashes of all this."""
PIECES, SHARED_CHARTS = 60, 12
ASIDE = ("script", "link")


class _TagFinder(HTMLParser):
    """Finds where the tags named in ASIDE begin and end, a script with its content."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=False)
        self._lines = html.splitlines(keepends=True)
        self._starts = [0]
        for line in self._lines:
            self._starts.append(self._starts[-1] + len(line))
        self._opened = 0
        self.spans: list[tuple[int, int]] = []
        """Offsets of the first character and after the last one."""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ASIDE:
            begin = self._offset()
            end = begin + len(self.get_starttag_text() or "")
            self._opened = begin
            if tag == "link":
                self.spans.append((begin, end))

    def handle_endtag(self, tag: str) -> None:
        if tag == "script":
            self.spans.append((self._opened, self._offset() + len("</script>")))

    def _offset(self) -> int:
        line, column = self.getpos()
        return self._starts[line - 1] + column


def visible(html: str) -> str:
    """An HTML page without the tags that the comparison leaves aside, and without the white space around them."""
    parts, position = [], 0
    for begin, end in _TagFinder(html).spans:
        parts.append(html[position:begin].rstrip())
        position = end + len(html[end:]) - len(html[end:].lstrip())
    return "".join([*parts, html[position:]])


def differences(base: Path, other: Path, left_out: Iterable[str] = LEFT_OUT) -> list[str]:
    """What differs between two built sites, one line a file.

    Args:
        base: the folder of the first site.
        other: the folder of the second one.
        left_out: patterns of addresses that may differ.
    """
    before, after = _names(base), _names(other)
    lines = []
    for name in sorted(before | after):
        if any(fnmatch(name, pattern) for pattern in left_out):
            continue
        if name not in after:
            lines.append(f"gone     {name}")
        elif name not in before:
            lines.append(f"new      {name}")
        elif difference := _difference(base / name, other / name):
            lines.append(f"changed  {name}: {difference}")
    return lines


def _names(site: Path) -> set[str]:
    return {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}


def _difference(base: Path, other: Path) -> str:
    before, after = base.read_bytes(), other.read_bytes()
    if before == after:
        return ""
    if base.suffix == ".html":
        before, after = visible(before.decode()).encode(), visible(after.decode()).encode()
        if before == after:
            return ""
    pairs = enumerate(zip(before, after, strict=False))
    same = next((place for place, (one, other) in pairs if one != other), min(len(before), len(after)))
    around = slice(max(0, same - 40), same + 60)
    return f"{before[around]!r} became {after[around]!r}"


def build(revision: str, name: str) -> tuple[Path, Path]:
    """Build the sites of a revision in a work tree of its own; what earlier builds kept is thrown away.

    Args:
        revision: a commit, branch or tag.
        name: of the work tree below `.cache/compare/`, which the next comparison uses again.

    Returns:
        the folders of the repository's own site and of the made-up one.

    Raises:
        subprocess.CalledProcessError: the revision does not exist, or does not build.
    """
    commit = _output("git", "rev-parse", "--verify", f"{revision}^{{commit}}")
    tree = HOME / ".cache" / "compare" / name
    if not tree.exists():
        _run("git", "worktree", "prune")
        _run("git", "worktree", "add", "--detach", "--quiet", str(tree), commit)
    _run("git", "checkout", "--detach", "--force", "--quiet", commit, folder=tree)
    _run(sys.executable, "hooks/set_up.py", folder=tree)
    python = tree / ".venv" / ("Scripts" if os.name == "nt" else "bin") / "python"
    made_up = tree / ".cache" / "made-up"
    for made in (tree / ".cache" / "kept", tree / "site", made_up):
        shutil.rmtree(made, ignore_errors=True)
    options = ["--pieces", str(PIECES), "--shared-charts", str(SHARED_CHARTS)]
    _run(str(python), "-m", "tests.bench.corpus", str(made_up), *options, folder=tree)
    sites = (tree, made_up / "ours")
    for site in sites:
        print(f"Building {site.name} of {revision} ({commit[:12]})", file=sys.stderr)
        _run(str(python), "-m", "mkdocs", "build", "--quiet", "--strict", folder=site)
    return sites[0] / "site", sites[1] / "site"


def _run(*command: str, folder: Path = HOME) -> None:
    """Run a command without the variables that would lead it to another engine or cache."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("DASHBOARD_", "PYTHON"))}
    done = subprocess.run(command, cwd=folder, env=kept, check=False, capture_output=True, text=True)
    if done.returncode:
        print(done.stdout, done.stderr, sep="\n", file=sys.stderr)
        done.check_returncode()


def _output(*command: str) -> str:
    return subprocess.run(command, cwd=HOME, check=True, capture_output=True, text=True).stdout.strip()


def main() -> int:
    """Compare the revisions that the command line names. Returns 1 if readers would see a difference."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("base", help="a commit, branch or tag")
    parser.add_argument("other", nargs="?", help="the same; by default the tracked files as they are now")
    options = parser.parse_args()
    other = options.other or _output("git", "stash", "create") or "HEAD"
    pairs = zip(build(options.base, "base"), build(other, "other"), strict=True)
    lines = [line for sites in pairs for line in differences(*sites)]
    print("\n".join(lines) or "No reader sees a difference.")
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main())
