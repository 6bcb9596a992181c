"""Checks of headings, links, pictures, and the title and standfirst of a piece."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dashboard.checks.check import TextIssue, text_check
from dashboard.checks.prose import MARKUP, Prose
from dashboard.core.lazy_re import lazy_re
from dashboard.core.phrases import plural

MAX_TITLE = 110
"""In characters: a longer title does not fit a list, a feed or a search engine's result."""
STANDFIRST_WORDS = (6, 60)
"""The fewest and the most words of a standfirst."""
_HTML_PICTURE = lazy_re(
    r"<img\b(?![^<>]*\balt[ \t\n]*=)[^<>]*?\bsrc[ \t]*=[ \t]*[\"']?(?P<source>[^\"'\s>]*)[^<>]*>", re.I
)
"""A picture in HTML without an alternative; an empty one says that it only decorates."""
_FILE_NAME = lazy_re(
    r"\A(?:[\w./%-]*\.(?:svg|png|jpe?g|webp|avif|gif|pdf)|(?:IMG|DSC|image|screenshot)[\w -]*\d"
    r"|image|picture|photo|chart)\Z",
    re.I,
)


@text_check("empty-heading")
def empty_heading(prose: Prose) -> Iterator[TextIssue]:
    """A heading has no words.

    Why: It stands in the table of contents as a gap, and screen readers announce a heading and then nothing.

    Bad:
        ##

        Words.

    Good:
        ## Oil pays

        Words.
    """
    for heading in prose.headings:
        if not heading.text:
            yield TextIssue(
                heading.start, heading.start + heading.level, "This heading is empty.", "Write it or delete it."
            )


@text_check("heading-order")
def heading_order(prose: Prose) -> Iterator[TextIssue]:
    """A heading leaves out a level, or is on the level of the title.

    Why: People who do not see the page move along its headings, and the table of contents is made of them. In a piece
    the title is level one, so its headings begin with `##`.

    Bad:
        ### Oil pays

    Good:
        ## Oil pays

        ### In roubles
    """
    level_above = 1 if prose.is_analysis else 0
    for heading in prose.headings:
        mark = "#" * heading.level
        if prose.is_analysis and heading.level == 1:
            message, hint = "A heading of level 1; that is the title's.", "Begin headings with ##."
            yield TextIssue(heading.start, heading.start + 1, message, hint)
        elif heading.level > level_above + 1:
            message = f"A heading of level {heading.level} follows one of level {level_above}."
            hint = f"Write {mark[: level_above + 1]} here."
            yield TextIssue(heading.start, heading.start + heading.level, message, hint)
        level_above = max(heading.level, 1)


@text_check("duplicate-heading")
def duplicate_heading(prose: Prose) -> Iterator[TextIssue]:
    """Two headings of a text are alike.

    Why: A link to one of them is ambiguous, and a list of both tells readers nothing.

    Bad:
        ## Oil

        Words.

        ## Oil

        More words.

    Good:
        ## Oil before 2022

        Words.

        ## Oil since 2022

        More words.
    """
    first_starts: dict[str, int] = {}
    for heading in prose.headings:
        text = heading.text.lower().rstrip(" .:")
        if text and text in first_starts:
            line = prose.place(first_starts[text])[0]
            message = f"The heading '{heading.text}' stands on line {line} already."
            yield TextIssue(heading.start, heading.start + heading.level, message, "Say what is different here.")
        first_starts.setdefault(text, heading.start)


@text_check("insecure-link")
def insecure_link(prose: Prose) -> Iterator[TextIssue]:
    """A link leads to an address without https.

    Why: What a reader gets there can be read and changed on the way. The sources of datasets are left alone: they say
    where something was read, and old places have no https.

    Bad:
        As [the ministry says](http://example.org/trade).

    Good:
        As [the ministry says](https://example.org/trade).
    """
    for address in prose.addresses:
        if address.target.lower().startswith("http://"):
            end = address.start + len(address.target)
            message = f"The link {address.target} is not encrypted."
            yield TextIssue(address.start, end, message, "Write https:// and try whether it opens.")


@text_check("missing-alt")
def missing_alt(prose: Prose) -> Iterator[TextIssue]:
    """A picture has no text alternative; of a chart without one it is written from the data.

    Why: People who do not see the picture get these words, and so do search engines. Somebody who looked at the picture
    describes it better than a machine that only knows the data.

    Bad:
        ![](../images/port.svg)

    Good:
        ![Cranes load containers onto a ship in Vladivostok](../images/port.svg)
    """
    for address in prose.addresses:
        if not address.target or address.target.startswith("chart:"):
            continue
        if address.kind == "picture" and not address.alt.strip():
            message = f"The picture {address.target} has no text alternative."
            yield TextIssue(
                address.alt_start - 2, address.start, message, "Say between [ and ] what the picture shows."
            )
    for match in _HTML_PICTURE.finditer(prose.source, prose.body):
        if prose.words[match.start()] == MARKUP and not prose.shown_as_code(match.start()):
            message = f"The picture {match['source']} has no text alternative."
            hint = 'Add alt="what the picture shows", or write ![what it shows](file).'
            yield TextIssue(*match.span(), message, hint)


@text_check("alt-is-file-name")
def alt_is_file_name(prose: Prose) -> Iterator[TextIssue]:
    """A text alternative is the name of a file, or says no more than “image”.

    Why: Read aloud it is noise, and it tells nobody what the picture shows.

    Bad:
        ![port-final-2.png](../images/port.svg)

    Good:
        ![Cranes load containers onto a ship in Vladivostok](../images/port.svg)
    """
    for address in prose.addresses:
        alt = address.alt.strip()
        stem = address.target.rpartition("/")[2].rpartition(".")[0]
        if address.kind == "picture" and alt and (_FILE_NAME.match(alt) or alt.lower() == stem.lower() != ""):
            message = f"The text alternative '{alt}' says nothing of the picture."
            yield TextIssue(
                address.alt_start, address.alt_start + len(address.alt), message, "Say what the picture shows."
            )


@text_check("title-form", fragment="front matter")
def title_form(prose: Prose) -> Iterator[TextIssue]:
    """A title ends with a full stop, is in capitals, or is longer than 110 characters.

    Why: It stands in lists, feeds, the browser's tab and search engines' results, which cut it off.

    Bad:
        title: A lifeline.

    Good:
        title: A lifeline
    """
    title = prose.front_matter.get("title")
    if title is None:
        return
    text, end = title.text.strip(), title.start + len(title.text)
    if len(text) > MAX_TITLE:
        message = f"The title has {len(text)} characters; lists and search engines cut it off at about {MAX_TITLE}."
        yield TextIssue(title.start, end, message, "Say it in fewer words.")
    elif text.isupper() and " " in text:
        yield TextIssue(title.start, end, "The title is in capitals.", "Write it as a sentence.")
    elif text.endswith(".") and not text.endswith("..."):
        yield TextIssue(end - 1, end, "The title ends with a full stop.", "Delete it.")


@text_check("standfirst-length", fragment="front matter")
def standfirst_length(prose: Prose) -> Iterator[TextIssue]:
    """A standfirst has fewer than six words or more than sixty.

    Why: It is all that many readers see: one or two sentences that say what they will learn. In lists a longer one is a
    wall, and a shorter one a second title.

    Bad:
        standfirst: Trade matters.

    Good:
        standfirst: Trade matters far more to one of the two.
    """
    standfirst = prose.front_matter.get("standfirst")
    if standfirst is None or not prose.is_analysis:
        return
    count, (fewest, most) = len(standfirst.text.split()), STANDFIRST_WORDS
    if not fewest <= count <= most:
        message = f"The standfirst has {plural(count, 'word')}; expected {fewest} to {most}."
        yield TextIssue(
            standfirst.start, standfirst.start + 1, message, "Say in one or two sentences what readers learn."
        )
