"""Notebooks are executed where something that decides their outputs has changed, and only there."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psutil
import pytest

from dashboard.cache.store import Cache
from dashboard.notebooks.file_lock import can_lock_files
from dashboard.notebooks.notebook import Notebook, read_notebook
from dashboard.notebooks.run_cache import Runs
from dashboard.notebooks.run_result import FileLock, Run
from tests.samples.site import SITE, notebook_text, write_files

READS = 'open("../../data/datasets/economy/trade.csv").read()[:4]'
CSV = "data/datasets/economy/trade.csv"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write_files(tmp_path, SITE)
    return tmp_path


@pytest.fixture
def executed(root: Path) -> Callable[..., dict[str, Run]]:
    """What was executed, and not taken from what is kept."""

    def run(timeout: int = 60, failed: bool = False, **cells: str | list[str]) -> dict[str, Run]:
        runs = Runs(root, Cache(root / ".cache" / "notebooks"), timeout)
        notebooks = [read(root, name, *([cell] if isinstance(cell, str) else cell)) for name, cell in cells.items()]
        with ThreadPoolExecutor(2) as executor:
            return runs.execute(
                [notebook for notebook in notebooks if not runs.find(notebook, failed=failed)], executor
            )

    return run


def read(root: Path, name: str, *cells: str, **options: str) -> Notebook:
    path = root / "docs" / "analyses" / f"{name}.ipynb"
    text = notebook_text(*cells, **options)
    path.write_text(text, encoding="utf-8")
    notebook = read_notebook(text, f"docs/analyses/{name}.ipynb", [])
    assert notebook
    return notebook


@pytest.mark.skipif(not can_lock_files(), reason="this system has no Landlock")
def test_code_that_fails_is_not_executed_a_second_time_to_lock_files(root: Path) -> None:
    lock = FileLock((str(root / "data"),), frozenset())
    runs = Runs(root, Cache(root / ".cache"), 60, {"docs/analyses/a.ipynb": lock})
    code = 'import subprocess\nsubprocess.run("echo once >> times", shell=True)\n1 / 0'
    with ThreadPoolExecutor(1) as executor:
        [run] = runs.execute([read(root, "a", code)], executor).values()
    assert (run.failure is None, run.reads_unseen) == (False, True)
    assert (root / "docs/analyses/times").read_text() == "once\n"


@pytest.mark.skipif(not can_lock_files(), reason="this system has no Landlock")
def test_code_is_executed_again_where_it_could_read_what_it_may_not_any_more(root: Path) -> None:
    def runs(*allowed: str) -> Runs:
        locks = {"docs/analyses/a.ipynb": FileLock((str(root / "data"),), frozenset(allowed))}
        return Runs(root, Cache(root / ".cache"), 60, locks)

    notebook = read(root, "a", 'import subprocess\nsubprocess.run("true", shell=True)')
    with ThreadPoolExecutor(1) as executor:
        [run] = runs(CSV).execute([notebook], executor).values()
    assert run.allowed == {CSV}
    assert (runs(CSV, "more").find(notebook), runs().find(notebook)) == (run, None)


def test_code_and_the_data_it_reads_decide(root: Path, executed: Callable[..., dict[str, Run]]) -> None:
    first = executed(a=READS, b="1 + 1")
    assert set(first) == {"docs/analyses/a.ipynb", "docs/analyses/b.ipynb"}
    run = first["docs/analyses/a.ipynb"]
    assert set(run.reads) == {CSV}
    assert run.datasets == {"trade"}
    other = first["docs/analyses/b.ipynb"]
    assert (other.outputs[0][0]["data"], other.reads) == ({"text/plain": "2"}, {})
    assert executed(a=[READS, "# Words, and a tag"], b="1 + 1") == {}
    rows = (root / CSV).read_text(encoding="utf-8")
    (root / CSV).write_text(rows.replace("1", "2"), encoding="utf-8")
    assert set(executed(a=READS, b="1 + 1")) == {"docs/analyses/a.ipynb"}
    (root / CSV).write_text(rows, encoding="utf-8")
    assert executed(a=READS, b="1 + 1") == {}, "what was computed before is kept too"
    assert set(executed(a=READS, b="1 + 2")) == {"docs/analyses/b.ipynb"}
    (root / "requirements.lock").write_text("pandas==4\n", encoding="utf-8")
    assert set(executed(b="1 + 2")) == {"docs/analyses/b.ipynb"}


def test_a_run_that_reads_other_files_than_the_last_one_is_found_again(root: Path) -> None:
    """What a run has read is put anew under the same key, which the pack of a checkout must not outlive."""

    def executes(code: str) -> bool:
        cache = Cache(root / ".cache" / "notebooks", root)
        runs, notebook = Runs(root, cache, 60), read(root, "a", code)
        is_known = runs.find(notebook) is not None
        if not is_known:
            with ThreadPoolExecutor(1) as executor:
                runs.execute([notebook], executor)
        cache.save()
        return not is_known

    data = root / "data"
    (data / "named.txt").write_text("named.txt", encoding="utf-8")
    (data / "other.txt").write_text("1", encoding="utf-8")
    code = "open('../../data/' + open('../../data/named.txt').read()).read()"
    assert [executes(code), executes(code), executes(code)] == [True, False, False]
    (data / "named.txt").write_text("other.txt", encoding="utf-8")
    assert [executes(code), executes(code)] == [True, False]


def test_a_new_dataset_executes_nothing_that_does_not_read_it(
    root: Path, executed: Callable[..., dict[str, Run]]
) -> None:
    code = "from dashboard import dataset\ndataset('trade')['value'].sum()"
    [run] = executed(a=code).values()
    assert run.failure is None
    assert run.datasets == {"trade"}
    for ending in ("csv", "yaml"):
        new = root / "data" / "datasets" / "economy" / f"other.{ending}"
        new.write_bytes((root / CSV).with_suffix(f".{ending}").read_bytes())
    assert executed(a=code) == {}


def test_whatever_opens_a_file_is_recorded(root: Path, executed: Callable[..., dict[str, Run]]) -> None:
    (root / "docs" / "analyses" / "helper.py").write_text("one = 1\n", encoding="utf-8")
    code = (
        "import duckdb, helper, pathlib\n"
        "from pathlib import Path\n"
        "here = Path('../../data')\n"
        "sorted(here.iterdir())\n"
        "(here / 'missing.csv').exists() or None\n"
        "try:\n    open(here / 'missing.csv')\nexcept FileNotFoundError:\n    pass\n"
        "duckdb.sql(\"select sum(value) from '../../data/datasets/economy/trade.csv'\").fetchall()\n"
    )
    for_itself = "with open('../../count', 'a+') as file:\n    file.write('x')\nopen('../../count').read()"
    [run] = executed(a=[code, for_itself]).values()
    assert run.failure is None
    assert {CSV, "docs/analyses/helper.py", "data", "data/missing.csv"} <= set(run.reads)
    assert executed(a=[code, for_itself]) == {}, "what code keeps for itself is no input"
    (root / "data" / "missing.csv").write_text("now\n", encoding="utf-8")
    assert len(executed(a=[code, for_itself])) == 1


def test_a_file_is_recorded_by_whatever_way_it_is_read(root: Path, executed: Callable[..., dict[str, Run]]) -> None:
    (root / "docs" / "sets").symlink_to("../data/datasets", target_is_directory=True)
    ways = {
        "behind": "open('../sets/../datasets/economy/trade.csv').read()",
        "linked": f"import os, tempfile\nos.link('../../{CSV}', tempfile.mkdtemp() + '/a')",
        "base": f"import sqlite3\nsqlite3.connect('../../{CSV}')",
    }
    assert {Path(path).stem for path, run in executed(**ways).items() if CSV in run.reads} == ways.keys()


def test_where_other_code_than_pythons_runs_every_dataset_counts_as_read(
    executed: Callable[..., dict[str, Run]],
) -> None:
    other = {
        "shell": "!true",
        "bash": "%%bash\ntrue",
        "c": "import ctypes\nctypes.CDLL(None).fopen and None",
        "xml": "from lxml import etree",
        "process": "import multiprocessing.popen_spawn_posix",
        "folder": "import os\nos.open('trade.csv', os.O_RDONLY, dir_fd=os.open('../../data/datasets/economy', 0))",
    }
    runs = executed(**other)
    assert {Path(path).stem for path, run in runs.items() if CSV in run.reads and run.reads_unseen} == other.keys()


def test_a_folder_that_is_deleted_is_not_read(executed: Callable[..., dict[str, Run]]) -> None:
    code = "import pathlib, tempfile\nwith tempfile.TemporaryDirectory() as name:\n    pathlib.Path(name, 'a').mkdir()"
    [run] = executed(a=code).values()
    assert (run.failure, run.reads_unseen, CSV in run.reads) == (None, False, False)


FAILURES = {
    "exception": (
        "one = 1\n\nraise ValueError('first\\nlast')",
        ("notebook-error", 3, "Cell 2: ValueError: first; last"),
    ),
    "timeout": (
        "import time\ntime.sleep(60)",
        ("notebook-timeout", 1, "Cell 2: It was still running after 4 seconds"),
    ),
    "died": ("import os\nos._exit(3)", ("notebook-died", 1, "Cell 2: The kernel died")),
    "input": ("year = input('Which?')", ("notebook-error", 1, "Cell 2: StdinNotImplementedError")),
    "syntax": ("one = 1\ntwo = = 2", ("notebook-error", 2, "Cell 2: SyntaxError: invalid syntax")),
    "writes": (
        "from pathlib import Path\nPath('out.csv').write_text('1')",
        ("notebook-error", 2, "Cell 2: PermissionError: a notebook writes nothing into docs/ or data/; read docs/"),
    ),
}
"""Code that fails, with the id of the finding, the line that it names, and what it says."""


def test_a_failure_names_cell_line_and_what_the_exception_says(root: Path) -> None:
    notebooks = {name: read(root, name, "# Words", code) for name, (code, _) in FAILURES.items()}
    runs = Runs(root, Cache(root / ".cache" / "notebooks"), 4)
    with ThreadPoolExecutor(3) as executor:  # (One waits for its time to be over, one for the death of its kernel.)
        done = runs.execute([*notebooks.values()], executor)
    for name, (code, finding) in FAILURES.items():
        notebook, run = notebooks[name], done[notebooks[name].path]
        assert run.failure, name
        reported = run.failure.finding(notebook)
        source = (root / notebook.path).read_text(encoding="utf-8").splitlines()
        assert (reported.id, reported.message[: len(finding[2])]) == (finding[0], finding[2])
        assert json.dumps(code.splitlines()[finding[1] - 1])[1:-1] in source[reported.line - 1]
        assert reported.severity == "error"
        assert reported.hint
        assert ("in place of input()" in reported.hint) is (name == "input")
        assert runs.find(notebook) is None, "a build tries again"
        assert runs.find(notebook, failed=True) == run, "a preview does not"
        assert runs.last_good(notebook) is None


def test_another_kernel_is_refused_before_anything_starts(root: Path) -> None:
    notebook, runs = read(root, "a", "1", kernel="my-own"), Runs(root, Cache(root / ".cache"), 60)
    with ThreadPoolExecutor(1) as executor:
        [run] = runs.execute([notebook], executor).values()
    assert runs.find(notebook, failed=True) == run, "whoever executes nothing knows it, too"
    assert run.failure
    assert run.failure.finding(notebook).message == (
        "Read the kernel 'my-own', expected 'python3', the repository's own Python."
    )


def test_what_fails_at_one_notebook_leaves_the_others(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def execute(notebook: Notebook, *_: object) -> Run:
        if notebook.path.endswith("/a.ipynb"):
            raise ValueError("odd")
        return Run(("1",), ([],), {}, "2026-01-01T00:00:00+00:00")

    monkeypatch.setattr("dashboard.notebooks.execution.execute", execute)
    notebooks = [read(root, "a", "1"), read(root, "b", "1")]
    with ThreadPoolExecutor(1) as executor:
        odd, sound = Runs(root, Cache(root / ".cache"), 60).execute(notebooks, executor).values()
    assert odd.failure
    assert odd.failure.finding(notebooks[0]).message == "It could not be executed: odd"
    assert sound.failure is None


def test_a_kernel_that_does_not_start_is_a_failure(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(root))
    (root / "ipykernel.py").write_text("raise ImportError('ipykernel is broken')\n", encoding="utf-8")
    notebook = read(root, "a", "1")
    runs = Runs(root, Cache(root / ".cache"), 60)
    with ThreadPoolExecutor(1) as executor:
        [run] = runs.execute([notebook], executor).values()
    assert run.failure
    assert run.failure.id == "notebook-kernel"
    assert run.failure.message == "The kernel does not start: ImportError: ipykernel is broken"
    assert runs.find(notebook, failed=True) is None, "the machine's fault is not kept"


def test_an_interruption_leaves_no_kernel_behind(root: Path) -> None:
    read(root, "a", "import time\nopen('../../data/themes.yaml')\ntime.sleep(600)")
    program = (
        "import signal, sys\nfrom concurrent.futures import ThreadPoolExecutor\nfrom pathlib import Path\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"  # (a shell lets what runs behind it ignore it)
        "from dashboard.cache.store import Cache\nfrom dashboard.notebooks.notebook import read_notebook\n"
        "from dashboard.notebooks.run_cache import Runs\nroot = Path(sys.argv[1])\n"
        "notebook = read_notebook((root / 'docs/analyses/a.ipynb').read_text(), 'docs/analyses/a.ipynb', [])\n"
        "with ThreadPoolExecutor(2) as executor:\n"
        "    Runs(root, Cache(root / '.cache'), 900).execute([notebook], executor)\n"
    )
    process = subprocess.Popen([sys.executable, "-c", program, str(root)], stderr=subprocess.PIPE)
    own = psutil.Process(process.pid)
    deadline = time.monotonic() + 60
    while not own.children(recursive=True) and time.monotonic() < deadline:
        time.sleep(0.05)
    kernels = own.children(recursive=True)
    assert kernels
    os.kill(process.pid, signal.SIGINT)
    _, errors = process.communicate(timeout=60)
    assert b"KeyboardInterrupt" in errors
    assert psutil.wait_procs(kernels, timeout=5)[1] == []
