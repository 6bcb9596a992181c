"""`desk verify`: what it says of a live site, to people and to a monitor."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dashboard.desk import main
from tests.samples.built import Built
from tests.samples.server import serving_folder
from tests.samples.server_snippets import nginx_snippet
from tests.samples.site import HEAD
from tests.samples.web_servers import NGINX, serving_by_nginx


@pytest.fixture
def root(small_site: Built, tmp_path: Path) -> Path:
    """The small site in a folder of its own, built."""
    for name in ("docs", "data", "site"):
        shutil.copytree(small_site.root / name, tmp_path / name)
    shutil.copy(small_site.root / "mkdocs.yml", tmp_path)
    (tmp_path / ".cache").symlink_to(small_site.root / ".cache", target_is_directory=True)
    return tmp_path


@pytest.fixture
def live(root: Path) -> Iterator[tuple[Path, str]]:
    """The folder that is live, and its address."""
    folder = root / "live"
    shutil.copytree(root / "site", folder)
    with serving_folder(folder) as address:
        yield folder, address


def verify(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["-f", str(root / "mkdocs.yml"), "verify", *arguments])


def test_a_site_that_is_as_it_should_be(root: Path, live: tuple[Path, str]) -> None:
    result = verify(root, live[1])
    assert (result.exit_code, result.stderr.count("\n")) == (0, 1)
    assert result.stdout.startswith(f"{live[1]} is as it should be: ")
    assert verify(root, live[1], "--whole").exit_code == 0


def test_each_kind_of_difference_is_one_sentence(root: Path, live: tuple[Path, str]) -> None:
    folder, address = live
    for name in ("authors", "data", "institutes", "about", "themes", "charts"):
        shutil.rmtree(folder / name, ignore_errors=True)
    (folder / "analyses/lifeline/index.html").write_text("<p>Older words.")
    (folder / "_headers").unlink()
    result = verify(root, address)
    assert result.exit_code == 1
    lines = result.stdout.splitlines()
    assert len(lines) == 3
    assert " addresses are due and not there: /" in lines[0]
    assert lines[0].rstrip(".").endswith(" more")
    assert lines[1] == "1 address is other than what was built: /analyses/lifeline/."
    assert " addresses are answered with other headers: / (no Content-Security-Policy), " in lines[2]
    assert verify(root, address, "--ignore", "headers").stdout.splitlines() == lines[:2]
    ignored = ("--ignore", "headers", "--ignore", "missing", "--ignore", "stale")
    assert verify(root, address, *ignored).exit_code == 0


def test_a_monitor_gets_json_alone(root: Path, live: tuple[Path, str]) -> None:
    (live[0] / "analyses/lifeline/index.html").write_text("<p>Older words.")
    result = verify(root, live[1], "--json")
    found = json.loads(result.stdout)
    assert (result.exit_code, found["address"], found["live"]) == (1, live[1], found["built"])
    assert found["differences"] == [{"kind": "stale", "address": "analyses/lifeline/", "detail": ""}]


def test_a_site_that_cannot_be_reached(root: Path) -> None:
    result = verify(root, "http://127.0.0.1:1/", "--timeout", "0.5")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "http://127.0.0.1:1/ cannot be reached: no answer: " in result.stderr
    told = json.loads(verify(root, "http://127.0.0.1:1/", "--timeout", "0.5", "--json").stdout)
    assert told.keys() == {"address", "problem"}


def test_what_is_no_address_is_told(root: Path) -> None:
    result = verify(root, "dashboard.eu")
    assert "expected an address such as https://dashboard.eu/" in " ".join(result.stderr.split())


@pytest.mark.parametrize("text", [None, "{}"])
def test_without_a_build_there_is_nothing_to_compare_with(root: Path, text: str | None) -> None:
    manifest = root / "site/build-manifest.json"
    manifest.write_text(text) if text else manifest.unlink()
    result = verify(root, "http://127.0.0.1:1/")
    assert result.exit_code == 3
    assert "There is no build in site/ to compare it with: run desk build." in result.stderr


def test_what_has_become_due_since_the_build_is_missing_and_what_is_taken_back_is_extra(
    root: Path, live: tuple[Path, str]
) -> None:
    (root / "docs/analyses/lifeline.md").write_text(HEAD.replace("published", "draft") + "Words.\n", encoding="utf-8")
    (root / "docs/analyses/newer.md").write_text(HEAD + "Words.\n", encoding="utf-8")
    result = verify(root, live[1])
    assert result.exit_code == 1
    lines = result.stdout.splitlines()
    assert lines[0].startswith("The build is older than what is due (/analyses/newer/, /analyses/lifeline/, ")
    assert lines[1] == "1 address is due and not there: /analyses/newer/ (due since, and not built)."
    assert " are there and not due: " in lines[2]
    found = json.loads(verify(root, live[1], "--json").stdout)
    assert found["due_since_build"] == ["analyses/newer/"]
    assert {"analyses/lifeline/", "analyses/lifeline/index.md", "analyses/lifeline/cite.bib"} <= {
        *found["no_longer_due"]
    }
    assert {one["address"] for one in found["differences"] if one["kind"] == "extra"} == {*found["no_longer_due"]}


def test_data_that_nothing_public_uses_any_more_are_extra_with_all_their_files(
    root: Path, live: tuple[Path, str]
) -> None:
    descriptor = root / "data/datasets/economy/trade.yaml"
    text = descriptor.read_text(encoding="utf-8")
    descriptor.write_text(f"{text}embargo: 2099-01-01T06:00+01:00\n", encoding="utf-8")
    over = {*json.loads(verify(root, live[1], "--json").stdout)["no_longer_due"]}
    assert {"data/trade/", "data/trade.csv", "data/trade/index.md", "api/v1/datasets/trade.json"} <= over
    assert not over & {"", "data/", "charts/", "about/data/", "feed.xml"}


@pytest.mark.skipif(not NGINX, reason="no nginx on this machine: apt-get install nginx-light")
def test_a_real_server_that_is_set_up_by_the_readme_has_nothing_wrong(root: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        shutil.copytree(root / "site", Path(folder) / "site")
        with serving_by_nginx(Path(folder) / "site", nginx_snippet()) as address:
            result = verify(root, address, "--whole")
    assert result.exit_code == 0, result.stdout
