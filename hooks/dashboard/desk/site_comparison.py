"""What differs between a live site and the one that was built."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from html import unescape
from typing import Literal
from urllib.parse import unquote

from dashboard.core.content_policy import is_page
from dashboard.desk.live_site import Answer, LiveSite
from dashboard.output.build_manifest import MANIFEST_FILE, ListedFile, Manifest, read_manifest
from dashboard.output.host_headers import POLICY, TYPE, headers_for

Kind = Literal["missing", "stale", "extra", "headers", "unanswered"]
KINDS: Mapping[Kind, str] = {
    "missing": "due and not there",
    "stale": "other than what was built",
    "extra": "there and not due",
    "headers": "answered with other headers",
    "unanswered": "not answered",
}
"""What is wrong with an address, as words behind the number of addresses."""
SITEMAP = "sitemap.xml"
_GONE = frozenset([404, 410])
_CLOSED = frozenset([401, 403, 407])
_LARGEST = 50_000_000
"""Bytes that are read of a list of files, and of a sitemap."""
_PLACE = re.compile(r"<loc>\s*(.*?)\s*</loc>", re.DOTALL)


class UnreachableError(Exception):
    """The site does not answer at all."""


@dataclass(frozen=True)
class Difference:
    """One address at which a live site is other than it should be."""

    kind: Kind
    address: str
    """From the root of the site."""
    detail: str = ""


Found = tuple[Difference, ...]
"""What differs at one address."""


@dataclass(frozen=True)
class Comparison:
    """What was found."""

    live: str
    """The digest of the list that the live site has; empty if it has none."""
    asked: int
    """How many addresses were asked for."""
    differences: Found
    """By kind and address."""


@dataclass(frozen=True)
class Due:
    """What should be there."""

    built: Manifest
    """What was built."""
    later: Collection[str] = ()
    """The addresses of pages that have become due since."""
    over: Collection[str] = ()
    """The addresses that were built and are no longer due."""


def compare(
    site: LiveSite,
    due: Due,
    *,
    parallel: int = 4,
    whole: bool = False,
    progress: Callable[[Iterable[Found], int], Iterable[Found]] = lambda found, _: found,
) -> Comparison:
    """Compare a live site with what is due.

    Every page is asked for. Of other files the list of the live site is believed where it is the same as ours; what it
    says otherwise is asked for.

    Args:
        site: the live site.
        due: what should be there.
        parallel: how many requests run at a time.
        whole: ask for every file, whatever the list of the live site says.
        progress: is given what is found at each address as it comes, and the number of addresses, and gives it back.

    Raises:
        UnreachableError: there is no answer to the first request.
    """
    first = site.get("", 0)
    if first.is_for_now or first.status in _CLOSED:
        raise UnreachableError(first.problem)
    live = _live_manifest(site)
    known = live.files if live else {}
    files = {address: file for address, file in due.built.files.items() if address not in due.over}
    asked = {a: f for a, f in files.items() if whole or _is_page(a) or known.get(a) != f}
    others = {*known, *_sitemap_addresses(site), *due.over} - files.keys() - {*due.later}
    with ThreadPoolExecutor(parallel) as pool:
        tasks = [partial(_at_file, site, a, f, due.built) for a, f in sorted(asked.items())]
        tasks += [partial(_at_unbuilt, site, a) for a in sorted(due.later)]
        tasks += [partial(_at_other, site, a) for a in sorted(others)]
        found = progress(pool.map(lambda task: tuple(task()), tasks), len(tasks))
        differences = [difference for at_address in found for difference in at_address]
    order = list(KINDS)
    differences.sort(key=lambda one: (order.index(one.kind), one.address))
    return Comparison(live.digest if live else "", len(tasks), tuple(differences))


def _at_file(site: LiveSite, address: str, file: ListedFile, built: Manifest) -> Iterator[Difference]:
    answer = site.get(address, file.size)
    if answer.status != 200:
        yield _absent(address, answer)
        return
    # A host may lead from the old address of a piece to the new one, in place of the page that would.
    led_to = built.files.get(answer.address, file)
    if led_to != file and answer.address != address:
        answer = site.get(answer.address, led_to.size)
    if hashlib.sha256(answer.body).hexdigest() not in (file.sha256, led_to.sha256):
        yield Difference("stale", address)
    if wrong := ", ".join(_wrong_headers(answer.address, answer)):
        yield Difference("headers", address, wrong)


def _at_unbuilt(site: LiveSite, address: str) -> Iterator[Difference]:
    answer = site.get(address, 0)
    if answer.status != 200:
        yield _absent(address, answer, "due since, and not built")


def _at_other(site: LiveSite, address: str) -> Iterator[Difference]:
    if site.get(address, 0).status == 200:
        yield Difference("extra", address)


def _absent(address: str, answer: Answer, detail: str = "") -> Difference:
    kind: Kind = "unanswered" if answer.is_for_now or answer.status in _CLOSED else "missing"
    return Difference(kind, address, detail or ("" if answer.status in _GONE else answer.problem))


def _wrong_headers(address: str, answer: Answer) -> Iterator[str]:
    """The names of the headers that say something else than they should; of the policy only those of pages."""
    wanted = headers_for(address)
    if _is_page(address):
        wanted.setdefault(TYPE, "text/html")
        if _words(answer.headers.get(POLICY.lower(), "")) != _words(wanted[POLICY]):
            yield POLICY if POLICY.lower() in answer.headers else f"no {POLICY}"
    if TYPE in wanted and not _words(answer.headers.get(TYPE.lower(), "")).startswith(_words(wanted[TYPE])):
        yield f"{TYPE} {answer.headers.get(TYPE.lower(), 'missing')}"


def _words(value: str) -> str:
    return "".join(value.lower().replace('"', "").split())


def _is_page(address: str) -> bool:
    return address == "" or address.endswith("/") or is_page(address)


def _live_manifest(site: LiveSite) -> Manifest | None:
    answer = site.get(MANIFEST_FILE, _LARGEST)
    try:
        return read_manifest(answer.body) if answer.status == 200 else None
    except ValueError:
        return None


def _sitemap_addresses(site: LiveSite) -> set[str]:
    """The addresses that the live site's map names."""
    answer = site.get(SITEMAP, _LARGEST)
    named = _PLACE.findall(answer.body.decode(errors="replace")) if answer.status == 200 else []
    return {unquote(url.removeprefix(site.root)) for url in map(unescape, named) if url.startswith(site.root)}
