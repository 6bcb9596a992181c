"""`make mutate`: says by room how many faults the tests see, and which they do not see. See tests/README.md."""

from __future__ import annotations

import hashlib
import json
import os
import sys
import tempfile
from pathlib import Path

import pytest

from tests.mutate.operators import Mutant, mutants
from tests.mutate.rooms import ROOMS
from tests.mutate.session import MutantSession

ROOT = Path(__file__).parents[2]
ENGINE = ROOT / "hooks" / "dashboard"
LISTED = Path(__file__).parent / "survivors.txt"
KEPT = ROOT / ".cache" / "mutate"


def main(names: list[str]) -> int:
    """Mutate rooms, all of them without a name. Returns the number of mutants that no test sees and nobody has listed.

    What a run has killed is kept in `.cache/mutate/`, by the text of the module; another run goes on from there.
    """
    os.nice(15)
    os.environ["HYPOTHESIS_STORAGE_DIRECTORY"] = str(KEPT / "hypothesis")
    entries = [line.split(" | ") for line in LISTED.read_text(encoding="utf-8").splitlines() if " | " in line]
    listed = {(module, name) for module, name, _ in entries}
    unlisted = sum(_mutate(name, listed) for name in names or ROOMS)
    print("No mutant is left." if not unlisted else f"{unlisted} are left: test them, or list them in {LISTED.name}.")
    return min(unlisted, 99)


def _mutate(room: str, listed: set[tuple[str, str]]) -> int:
    work: dict[str, list[Mutant]] = {}
    stores, total, survivors = {}, 0, []
    for module in ROOMS[room].modules:
        text = (ENGINE / module).read_text(encoding="utf-8")
        stores[module] = store = KEPT / f"{hashlib.sha256(text.encode()).hexdigest()}.json"
        killed = set(json.loads(store.read_text(encoding="utf-8"))) if store.exists() else set()
        every = list(mutants(text, str(ENGINE / module)))
        total += len(every)
        left = [each for each in every if each.name not in killed and (module, each.name) not in listed]
        if left:
            work[str(ENGINE / module)] = left
        gone = {name for path, name in listed if path == module} - {each.name for each in every}
        for name in sorted(gone):
            print(f"{module}: {name}: is listed, but there is no such mutant")
    waiting = sum(map(len, work.values()))
    count = sum(module in ROOMS[room].modules for module, _ in listed)
    done = 0

    def report(path: str, name: str, is_killed: bool) -> None:
        nonlocal done
        done += 1
        module = Path(path).relative_to(ENGINE).as_posix()
        if is_killed:
            store = stores[module]
            killed = json.loads(store.read_text(encoding="utf-8")) if store.exists() else []
            store.parent.mkdir(parents=True, exist_ok=True)
            store.write_text(json.dumps([*killed, name]), encoding="utf-8")
        else:
            survivors.append(f"{module} | {name}")
            print(f"\n{module} | {name}", file=sys.stderr)
        print(f"\r{room}: {done} of {waiting}", end="", file=sys.stderr, flush=True)

    if work:
        options = ["-q", "-o", "addopts=", "-o", "tmp_path_retention_policy=none", "-p", "no:cacheprovider"]
        paths = [str(ROOT / "tests" / path) for path in ROOMS[room].tests]
        # A folder of its own: other sessions of pytest sweep the one that they share.
        with tempfile.TemporaryDirectory() as folder:
            pytest.main([*options, f"--basetemp={folder}/tests", *paths], plugins=[MutantSession(work, report)])
    killed_count = total - count - len(survivors) - (waiting - done)
    print(
        f"\n{room}: {total} mutants, {killed_count} killed, {count} listed, {len(survivors)} left, "
        f"{waiting - done} not run"
    )
    return len(survivors) + waiting - done


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
