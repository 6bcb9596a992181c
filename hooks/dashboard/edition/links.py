"""Checks the links of texts to the repository's own files against what the site will have."""

from __future__ import annotations

import datetime
import posixpath
import re
from collections.abc import Set
from functools import cache, partial
from pathlib import PurePosixPath
from urllib.parse import quote, unquote

from msgspec.structs import replace

from dashboard.core.file_kinds import is_linkable
from dashboard.core.finding import Finding, nearest
from dashboard.core.guard import guarding
from dashboard.core.lazy_re import lazy_re
from dashboard.core.paths import address_of, is_own, is_picture, is_text, resolve_relative
from dashboard.core.phrases import shortened
from dashboard.data.dataset import descriptor_path
from dashboard.edition.link_targets import LinkTargets, SiteAddresses
from dashboard.edition.odd_names import hint_of_odd_name
from dashboard.markup.allowed import is_link
from dashboard.pieces.analysis import is_public
from dashboard.pieces.reference import Reference
from dashboard.pieces.source_text import SourceText
from dashboard.site.content import SiteContent
from dashboard.view.things_of_readers import things_of_readers
from dashboard.view.view import View

_FROM_THE_ROOT = lazy_re(r"/(?!/)")
_FILE_OF_A_MACHINE = lazy_re(r"file:|[a-z]:[\\/]", re.I)
_ACCOUNT = lazy_re(r"(?:https?:)?//[^/?#]*@", re.I)
_NOTE = lazy_re(r"_?(?:ftn|fn|footnote|endnote|edn|sdfootnote|cmnt|note)[\w-]*\d", re.I)
"""How other programs call the place of a note or of its mark."""
_MAIL = lazy_re(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


def check_links(content: SiteContent, view: View) -> list[Finding]:
    """Check where the links and the pictures of shown texts lead.

    Args:
        content: all that is known. A link to a text that is not shown has a message of its own.
        view: what is shown.

    Returns:
        a finding for each link that leads nowhere, or would do so for readers.
    """
    docs = f"{view.docs_path}/"
    findings: list[Finding] = []
    targets = LinkTargets(
        content,
        docs,
        {address_of(path.removeprefix(docs)): source_text for path, source_text in content.source_texts.items()},
        view,
        SiteAddresses(view, findings),
        {piece.slug for piece in view.withdrawn},
        cache(partial(things_of_readers, content)),
    )
    for path, text in view.texts.items():
        with guarding(path, findings, "checked for links"):
            references = (item for item in text.source_text.references if item.kind in ("link", "picture"))
            problems = [_check_link(text.source_text, reference, targets) for reference in references]
            findings += [problem for problem in problems if problem]
    return findings


def _check_link(source_text: SourceText, reference: Reference, targets: LinkTargets) -> Finding | None:
    place = reference.text.partition("#")[2]
    if reference.text.startswith("#"):
        return _check_place(source_text, reference, place, targets.places(source_text))
    if reference.kind == "link" and _FROM_THE_ROOT.match(reference.text):
        return _check_from_the_root(source_text, reference, targets)
    if not is_own(reference.text):
        return _check_elsewhere(source_text, reference)
    path = unquote(resolve_relative(source_text.path, reference.text))  # (A name may hold %23, which is no place.)
    address, is_in_docs = address_of(path.removeprefix(targets.docs)), path.startswith(targets.docs)
    if reference.text.partition("#")[0].endswith("/"):
        address += "/"
    if (target := targets.source_texts.get(address)) and is_in_docs:
        if target.slug in targets.withdrawn:
            return None
        if target.path not in targets.view.texts or not _goes_out_with(source_text.path, target.path, targets.content):
            message = f"The link leads to {path}, which is not public."
            hint = "Take the link out, or publish both together."
            return _finding(source_text, reference, "dead-link", message, hint)
        return _check_place(source_text, reference, place, targets.places(target)) if place else None
    # Most links that reach this line lead to pictures. The addresses come last, since they take all pages to compute.
    is_there = path in targets.view.files or address in targets.addresses
    if is_in_docs and (hidden := _hidden_file(address, source_text.path, targets, is_there=is_there)):
        message = f"The link leads to {path}, which is not public."
        hint = f"It will be with something public that uses it, or with 'public: true' in {hidden}."
        return _finding(source_text, reference, "dead-link", message, hint)
    if is_in_docs and is_there:
        return None
    noun = "picture" if reference.kind == "picture" else "link"
    if why := _why_dead(noun, path, targets):
        return _finding(source_text, reference, "dead-link", *why)
    hint = _what_is_there(source_text, reference.text, path, targets)
    return _finding(source_text, reference, "dead-link", f"The {noun} leads to {path}, which is not there.", hint)


def _why_dead(noun: str, path: str, targets: LinkTargets) -> tuple[str, str] | None:
    """Why readers do not get what is there, and what to do; None if nothing is there."""
    if path in targets.content.files and not is_linkable(path):
        message = f"The {noun} leads to {path}, a kind of file that readers do not get."
        kinds = "Save it as JPEG, PNG or WebP" if noun == "picture" else "Link to a picture, a PDF or another document"
        return message, f"{kinds}."
    if path in targets.content.other_texts:
        message = f"The link leads to {path}, which is no part of the site."
        return message, "Take the link out, or name the page under extra.editorial.pages of mkdocs.yml."
    if path.startswith(targets.docs) and is_text(path) and (targets.content.settings.root / path).is_file():
        return f"The link leads to {path}, which cannot be read.", "Correct what this check says of that file."
    return None


def _goes_out_with(source: str, target: str, content: SiteContent) -> bool:
    """Whether readers who may see a text now, or when its day comes, may see another one, too: a preview shows both."""
    moment, other = _public_from(source, content), content.text_at(target)
    return not moment or not other or is_public(other, moment)


def _public_from(path: str, content: SiteContent) -> datetime.datetime | None:
    """When readers may see a text: now, or when its day comes. None if nobody has published it."""
    text = content.text_at(path)
    moment = max(content.audience.at.astimezone(datetime.UTC), text.due) if text else None
    return moment if text and moment and is_public(text, moment) else None


def _what_is_there(source_text: SourceText, written: str, path: str, targets: LinkTargets) -> str:
    """The hint for a file that is not there: what else is there of its kind, as it is written in this text."""
    if written.lower().startswith("www."):
        return f"Write https://{written}."
    if _MAIL.fullmatch(written):
        return f"Write mailto:{written}"
    if written != (plain := written.strip("“”„\"'«»")):
        return f"Write {plain}, without quotation marks."
    if hint := hint_of_odd_name(source_text.path, written, targets.content.files):
        return hint
    here = PurePosixPath(source_text.path).parent
    page = targets.source_texts.get(address_of(f"{path.removeprefix(targets.docs).removesuffix('.html')}.md"))
    if path.endswith(".html") and page:
        return f"Write {posixpath.relpath(page.path, here)}: links name the file of a text."
    ending = PurePosixPath(path).suffix.lower()
    if is_text(path) or not ending:
        there = [text.path for text in targets.source_texts.values()]
    elif is_picture(path):
        there = sorted(filter(is_picture, targets.content.files))
    else:
        there = sorted(file for file in targets.content.files if file.lower().endswith(ending))
    names = [posixpath.relpath(file, here) for file in there if file != source_text.path]
    return nearest(posixpath.relpath(path, here), names) or "Save it under docs/, and write its path from here."


def _check_from_the_root(source_text: SourceText, reference: Reference, targets: LinkTargets) -> Finding:
    """A finding for a link that begins with a slash: it leads elsewhere where the site stands below a path."""
    address = unquote(reference.text).partition("#")[0].partition("?")[0].strip("/")
    text = targets.source_texts.get(f"{address}/" if address else "")
    here = PurePosixPath(source_text.path).parent
    hint = f"Write {posixpath.relpath(text.path, here)}." if text else "Write the path of the file from this one."
    message = f"The link {reference.text[:60]} begins at the root of the host, where the site need not stand."
    return replace(_finding(source_text, reference, "absolute-link", message, hint), severity="warning")


def _hidden_file(address: str, source: str, targets: LinkTargets, *, is_there: bool) -> str | None:
    """The file of a dataset, a chart or a person whose address it is, and which readers of a text do not get.

    Args:
        address: from the root of the site.
        source: the path of the text.
        targets: what is shown, and what is known.
        is_there: whether the address is shown: in a preview, also where readers do not get it.
    """
    content = targets.content
    folder, _, rest = address.partition("/")
    name = rest.split("/")[0].rpartition(".")[0] or rest.split("/")[0]
    data, dataset = content.settings.data_path, content.datasets.get(name)
    files = {
        "data": descriptor_path(dataset.path) if dataset else None,
        "authors": f"{data}/authors/{name}.yaml" if name in content.registry.authors else None,
    } | dict.fromkeys(("charts", "embed"), f"{data}/charts/{name}.yaml" if name in content.shared_charts else None)
    file = files.get(folder)
    if not file or not is_there:
        return file
    moment = _public_from(source, content) if targets.view.is_preview else None
    return file if moment and f"{folder}/{name}" not in targets.readers_get(moment) else None


def _check_place(source_text: SourceText, reference: Reference, place: str, places: Set[str]) -> Finding | None:
    if place in places:
        return None
    message = f"The link leads to '#{place}', and no heading and no chart has that address."
    hint = "The address of a heading is its words in small letters, with hyphens for blanks: #what-comes-next."
    if _NOTE.match(place):
        hint = "Write [^1] for a note, and as a paragraph [^1]: and its words."
    return _finding(source_text, reference, "dead-anchor", message, hint)


def _check_elsewhere(source_text: SourceText, reference: Reference) -> Finding | None:
    """A finding for an address that is no file of the repository and that no browser can follow."""
    address = shortened(reference.text, 60)
    if reference.text.startswith("attachment:"):
        name = unquote(reference.text.removeprefix("attachment:"))
        message = f"The picture '{name}' is an attachment of a notebook's cell, which readers do not get."
        hint = (
            "Save it under docs/images/ (in Jupyter: right-click the picture), mind its licence, and write "
            f"../images/{quote(name)} in place of {address}."
        )
        return _finding(source_text, reference, "foreign-picture", message, hint)
    if reference.kind == "picture":
        message = f"Read the picture {address}, expected a file of the repository."
        hint = "Save it under docs/images/, mind its licence, and write its path from here."
        return _finding(source_text, reference, "foreign-picture", message, hint)
    if is_link(reference.text):
        return None
    hint = "Write https://, http://, mailto: or tel:, or a path from this file."
    if reference.text.startswith("chart:"):
        hint = "A chart is a picture, alone in its paragraph: ![text alternative](chart:its-id)."
    elif _FILE_OF_A_MACHINE.match(reference.text):
        hint = "Save the file under docs/, and write its path from here."
    elif _ACCOUNT.match(reference.text):
        hint = "Write it without the name and the password."
    message = f"The link leads to {address}; a page may not hold such an address."
    return _finding(source_text, reference, "dead-link", message, hint)


def _finding(source_text: SourceText, reference: Reference, id: str, message: str, hint: str) -> Finding:
    line, column = reference.line or 1, reference.column or 1
    return Finding(id=id, path=source_text.path, line=line, column=column, message=message, hint=hint)
