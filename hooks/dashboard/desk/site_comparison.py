"""What differs between a live site and the one that was built."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from html import unescape
from typing import Literal
from urllib.parse import unquote

from dashboard.core.content_policy import is_page
from dashboard.core.frozen import Frozen
from dashboard.core.lazy_re import lazy_re
from dashboard.desk.live_site import LiveSite, SiteAnswer
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
_UNPACKED = ("", "identity", "gzip")
"""The values of Content-Encoding whose bodies can be read."""
_LARGEST = 50_000_000
"""Bytes that are read of a list of files, and of a sitemap."""
PATIENCE = 20
"""After how many addresses in a row without an answer nothing more is asked: each may take as long as is allowed."""
NOWHERE = "no-such-page/"
"""An address that no site of ours has."""
_PLACE = lazy_re(r"<loc>\s*(.*?)\s*</loc>", re.DOTALL)


class UnreachableError(Exception):
    """The site does not answer, or no more."""


class SiteDifference(Frozen):
    """One address at which a live site is other than it should be."""

    kind: Kind
    address: str
    """From the root of the site."""
    detail: str = ""


Found = tuple[SiteDifference, ...]
"""What differs at one address."""


class SiteComparison(Frozen):
    """How a live site differs from what it should be."""

    live: str
    """The digest of the list that the live site has; empty if it has none."""
    asked: int
    """How many addresses were asked for."""
    differences: Found
    """By kind and address."""


class DueSite(Frozen):
    """What a live site should hold."""

    built: Manifest
    """What was built."""
    later: Collection[str] = ()
    """The addresses of pages that have become due since."""
    over: Collection[str] = ()
    """The addresses that were built and are no longer due."""


def compare(
    site: LiveSite,
    due: DueSite,
    *,
    parallel: int = 4,
    whole: bool = False,
    progress: Callable[[Iterable[Found], int], Iterable[Found]] = lambda found, _: found,
) -> SiteComparison:
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
        UnreachableError: there is no answer to the first request, or to many in a row.
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
        nothing = site.get(NOWHERE, _LARGEST)
        tasks += [partial(_at_unbuilt, site, a, nothing) for a in sorted(due.later)]
        tasks += [partial(_at_other, site, a, nothing) for a in sorted(others)]
        found = progress(_until_silent(pool.map(lambda task: tuple(task()), tasks)), len(tasks))
        try:
            differences = [difference for at_address in found for difference in at_address]
        except UnreachableError:
            pool.shutdown(wait=False, cancel_futures=True)
            raise
    if nothing.status == 200:
        differences.append(SiteDifference("extra", NOWHERE, "as is every address; expected status 404"))
    order = list(KINDS)
    differences.sort(key=lambda one: (order.index(one.kind), one.address))
    return SiteComparison(live.digest if live else "", len(tasks), tuple(differences))


def _until_silent(found: Iterable[Found]) -> Iterator[Found]:
    """Hand on what is found, until there was no answer many times in a row."""
    silent = 0
    for at_address in found:
        silent = silent + 1 if any(one.kind == "unanswered" for one in at_address) else 0
        if silent == PATIENCE:
            raise UnreachableError(f"{silent} addresses in a row gave none, the last: {at_address[0].detail}")
        yield at_address


def _at_file(site: LiveSite, address: str, file: ListedFile, built: Manifest) -> Iterator[SiteDifference]:
    answer = site.get(address, file.size)
    if answer.status != 200:
        yield _absent(address, answer)
        return
    # A host may lead from the old address of a piece to the new one, in place of the page that would.
    led_to = built.files.get(answer.address, file)
    if led_to != file and answer.address != address:
        answer = site.get(answer.address, led_to.size)
    if hashlib.sha256(answer.body).hexdigest() not in (file.sha256, led_to.sha256):
        packed = answer.headers.get("content-encoding", "").lower()
        detail = f"packed as {packed}, which was not asked for" if packed not in _UNPACKED else ""
        yield SiteDifference("stale", address, detail)
    if wrong := ", ".join(_wrong_headers(answer.address, answer)):
        yield SiteDifference("headers", address, wrong)


def _at_unbuilt(site: LiveSite, address: str, nothing: SiteAnswer) -> Iterator[SiteDifference]:
    answer = site.get(address, _LARGEST)
    if not _is_there(answer, nothing):
        yield _absent(address, answer, "due since, and not built")


def _at_other(site: LiveSite, address: str, nothing: SiteAnswer) -> Iterator[SiteDifference]:
    if _is_there(site.get(address, _LARGEST), nothing):
        yield SiteDifference("extra", address)


def _is_there(answer: SiteAnswer, nothing: SiteAnswer) -> bool:
    """Whether an answer is a page, and not what the host also answers where there is none."""
    return answer.status == 200 and (nothing.status != 200 or answer.body != nothing.body)


def _absent(address: str, answer: SiteAnswer, detail: str = "") -> SiteDifference:
    kind: Kind = "unanswered" if answer.is_for_now or answer.status in _CLOSED else "missing"
    return SiteDifference(kind, address, detail or ("" if answer.status in _GONE else answer.problem))


def _wrong_headers(address: str, answer: SiteAnswer) -> Iterator[str]:
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
