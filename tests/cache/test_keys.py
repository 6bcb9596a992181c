"""The keys of the cache hold the versions of all packages that make something."""

import re
from importlib.metadata import distributions, version
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from sys import stdlib_module_names

import pytest
from jinja2.meta import find_referenced_templates

from dashboard.cache import keys
from dashboard.cache.keys import PACKAGES, TEMPLATES, digest_files, engine_digest
from dashboard.core.templates import THEME, environment

ENGINE = Path(keys.__file__).parents[1]
MAKES_NOTHING = {
    "click",
    "filelock",
    "pathspec",
    "tqdm",
    "watchdog",
    "brotli",
    "playwright",  # (They unpack and steer Chromium, which makes the pictures.)
    "ipykernel",
    "jupyter-client",
    "nbclient",
    "pandas",  # (A run has the digest of requirements.lock in its key.)
    "jupytext",
    "nbformat",
    "pagefind",  # (They compare and check; an index has its own key.)
    "mcp",  # (It answers, and keeps nothing.)
}
"""Packages that the engine uses and of which nothing gets into what it keeps."""


def test_every_package_that_makes_something_is_in_the_key() -> None:
    imported = (
        {name for path in ENGINE.rglob("*.py") for name in _imports(path)}
        - stdlib_module_names
        - {"dashboard", "machine"}
    )
    files = {found.name: found.read_text("RECORD") or "" for found in distributions()}
    used = {_distribution(name, files).lower().replace("_", "-") for name in imported}
    assert used - MAKES_NOTHING == set(PACKAGES) - {"pygments", "pymdown-extensions"}  # (Markdown imports these two.)
    assert used >= MAKES_NOTHING


def test_versions_are_those_that_python_tells() -> None:
    assert {name: keys._version(name) for name in PACKAGES} == {name: version(name) for name in PACKAGES}


def test_every_template_that_the_engine_fills_in_is_in_the_key() -> None:
    """Those that others import too."""
    calls = re.compile(r"""get_template\(\s*"([^"]+)""")
    waiting = {name for path in ENGINE.rglob("*.py") for name in calls.findall(path.read_text(encoding="utf-8"))}
    used: set[str] = set()
    while waiting:
        name = waiting.pop()
        used.add(name)
        tree = environment().parse((THEME / name).read_text(encoding="utf-8"))
        waiting |= {other for other in find_referenced_templates(tree) if other} - used
    assert used == {f"{name}.html" for name in TEMPLATES}


@pytest.mark.parametrize("template", TEMPLATES)
def test_another_template_is_another_engine(tmp_path: Path, template: str) -> None:
    def digest() -> str:
        spec = spec_from_file_location("keys_of_copy", tmp_path / "dashboard" / "cache" / "keys.py")
        assert spec
        assert spec.loader
        copied = module_from_spec(spec)
        spec.loader.exec_module(copied)
        return str(copied.engine_digest())

    for file in (Path(keys.__file__), *(THEME / f"{name}.html" for name in TEMPLATES)):
        copy = tmp_path / file.relative_to(ENGINE.parent)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(file.read_bytes())
    before = digest()
    assert digest() == before
    with (tmp_path / "theme" / f"{template}.html").open("a", encoding="utf-8") as written:
        written.write("<!-- more -->")
    assert digest() != before


def test_files_count_by_their_bytes_and_their_order(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    one.write_bytes(b"a")
    other.write_bytes(b"b")
    assert len({digest_files(paths) for paths in ([one], [other], [one, other], [other, one])}) == 4
    assert re.fullmatch("[0-9a-f]{64}", engine_digest())


_IMPORT = re.compile(r"^ *(?:from (\w+)[\w.]* import |import (\w+)[\w.]*(?: as \w+)?(?:  #.*)?$)", re.M)
"""The form that the formatter gives to imports: one module a line."""


def _imports(path: Path) -> set[str]:
    return {one or other for one, other in _IMPORT.findall(path.read_text(encoding="utf-8"))}


def _distribution(module: str, files: dict[str, str]) -> str:
    return next(name for name, record in files.items() if re.search(rf"^{module}(?:/|\.)", record, re.M))
