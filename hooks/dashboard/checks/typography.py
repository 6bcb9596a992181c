"""Checks of spaces, quotation marks and dashes, and of signs that nobody can read."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from dashboard.checks.check import TextIssue, text_check
from dashboard.checks.prose import BREAK, MARKUP, Prose
from dashboard.checks.yaml_values import ends_of_curly_values
from dashboard.core.control_characters import unreadable_places
from dashboard.core.lazy_re import lazy_re
from dashboard.markup.fences import fences
from dashboard.numbers.words import Language

_SPECIAL_SPACES = "\u00a0\u2002-\u200a\u202f\u3000"
"""Spaces other than the plain one, as a character class: no-break, narrow, wide."""
_DOUBLED_SPACE = lazy_re(
    # It matches a space first and then looks back. That is five times as fast as to look at what is before it first.
    rf"[ \t{_SPECIAL_SPACES}](?<=[^\s\x02].)"
    rf"(?:[ \t{_SPECIAL_SPACES}]+(?=[^\s\x02])"
    rf"|(?:(?<=[{_SPECIAL_SPACES}])|[ \t]*[{_SPECIAL_SPACES}])[ \t{_SPECIAL_SPACES}]*(?=[\n\x02]|\Z))"
)
_COLUMNS = lazy_re(r"^(?:[^\n]++\n)?[ ]{0,3}-{2,}+(?:[ ]++-{2,}+)+[ \t]*+$(?:\n(?![ \t]*+(?:\n|\Z))[^\n]*+)*+", re.M)
"""A table of Pandoc, whose columns are drawn with blanks."""
_SPLIT_WORD = lazy_re(
    r"-(?<=[^\W\d_]{2}-)\n[ \t]*+"
    r"(?!(?:and|or|to|nor|as|but|not|than|then|through|versus|vs|rather|instead"
    r"|und|oder|bis|sowie|bzw|beziehungsweise|wie|als|statt|noch|aber"
    r"|och|eller|till|samt|respektive|som|i|lub|oraz|do|czy|albo)\b)(?P<second>[^\W\d_]++)"
)
"""A hyphen at the end of a line. Words like 'and' below it part no word, as in 'medium- and long-term'."""
_LAST_LETTERS = lazy_re(r"[^\W\d_]+\Z")
_UNSEEN = lazy_re(
    "[\x85\u2028\u2029\u200b\u2060\ufeff\u115f\u1160\u3164\uffa0]"
    "|(?<![\U0001f3f4\U000e0020-\U000e007f])[\U000e0001-\U000e007f]"
)
"""Ends of lines that no editor shows and spaces without a width, as web pages and word processors leave them in words
that are copied, and letters without a shape, by which words for programs alone can be hidden. (Behind a black flag they
make the flag of a region.)"""
_ODD_LINE = lazy_re(
    rf"(?<=[^\s>]\n)(?:[ \t]*>)*(?=[ \t]*[{_SPECIAL_SPACES}])(?P<empty>[ \t{_SPECIAL_SPACES}]+)$"
    rf"|^[ \t>]*(?=[^\n]*[{_SPECIAL_SPACES}])(?P<fence>[ \t{_SPECIAL_SPACES}]*(?:`{{3,}}|~{{3,}})[^\n`]*)$"
    rf"|^[ \t>]*(?P<box>(?:!!!|\?\?\?\+?)[{_SPECIAL_SPACES}]+(?=\w))",
    re.M,
)
"""A line below words that looks empty, a fence, the head of a box: with blanks that Markdown takes for words."""
_TURNING = lazy_re(r"[\u202d\u202e]|&#(?:x0*202[de]|0*823[78])\b|\\u202[de]", re.I)
"""Signs that turn letters and digits around, also as HTML and YAML write them."""
_STRAIGHT_QUOTE = lazy_re("'{3}|\"{3}|[\"']")
"""Three in a row are none: somebody meant a fence."""
_QUOTES: dict[Language, str] = {"en": "“”‘’", "pl": "„”‚’", "de": "„“‚‘", "sv": "””’’"}
"""By language: opening and closing double quotation mark, opening and closing single one."""
_APOSTROPHE = "’"
_BEFORE_OPENING = "([{—–-/“„‘‚«»\"'" + BREAK
"""Characters behind which a quotation mark opens a quote."""
_HYPHEN_BETWEEN_SPACES = lazy_re(r"-(?<=[^\s\x02|][ \u00a0]-)(?=[ \u00a0][^\s\x02-])")
_HYPHEN_BETWEEN_YEARS = lazy_re(r"-(?<=(?:19|20)\d\d-)(?<![\w/.-].{4}-)(?=(?:19|20)\d\d(?![\w-]))")
_DASH = lazy_re(r"—(?<=[^\x02].)(?=[^\x02])|–(?<=[^\s\x02][ \u00a0]–)(?=[ \u00a0\n][^\s\x02])")


@text_check("doubled-space", fixes=True)
def doubled_space(prose: Prose) -> Iterator[TextIssue]:
    """Two spaces stand where one belongs, or an invisible one at the end of a line.

    Why: They come along when text is copied from Word, and leave gaps in print.

    Bad:
        Trade grew  in 2023.

    Good:
        Trade grew in 2023.
    """
    columns = [table.span() for table in _COLUMNS.finditer(prose.source, prose.body)]
    for match in _DOUBLED_SPACE.finditer(prose.words):
        start, end = match.span()
        if any(first <= start < last for first, last in columns):
            continue
        # A placeholder behind the space may also mean the end of a heading, or of a YAML text in quotes.
        if prose.source[end : end + 1] in ("\n", "", '"', "'") and prose.words[end : end + 1] in ("\n", "", BREAK):
            yield TextIssue(start, end, "An invisible space stands at the end of the line.", "Delete it.", "")
        elif end - start > 1:
            kind = "One of them is a space that does not break. " if re.search(f"[{_SPECIAL_SPACES}]", match[0]) else ""
            yield TextIssue(start, end, f"{end - start} spaces stand in a row.", f"{kind}Keep one.", " ")


@text_check("split-word", once=True)
def split_word(prose: Prose) -> Iterator[TextIssue]:
    """A word is parted by a hyphen at the end of a line.

    Why: Lines of a file are joined by a blank, so readers get 'econ- omy'. It happens when text is copied from a PDF.

    Bad:
        The Chinese econ-
        omy grew.

    Good:
        The economy grew, that of medium-
        and long-term loans too.
    """
    for match in _SPLIT_WORD.finditer(prose.running_text):
        line = prose.running_text[prose.running_text.rfind("\n", 0, match.start()) + 1 : match.start()]
        first, second = _LAST_LETTERS.findall(line)[0], match["second"]
        if second[0].islower():
            message = f"Read '{first}-' at the end of a line, and '{second}' below it: readers get '{first}- {second}'."
            hint = f"Write {first}{second}, or {first}-{second}, on one line."
            yield TextIssue(match.start() - len(first), match.start() + 1, message, hint)


@text_check("straight-quote", once=True, fixes=True)
def straight_quote(prose: Prose) -> Iterator[TextIssue]:
    """A quotation mark or an apostrophe is straight, as on a typewriter.

    Why: Each language has marks of its own: “so” in English, „so” in Polish, „so“ in German, ”so” in Swedish.
    `desk check --fix` puts the right ones by the piece's `lang`.

    Bad:
        Russia’s "turn to the East" is old.

    Good:
        Russia’s “turn to the East” is old.
    """
    words, in_single_quotes, previous = prose.words, False, 0
    told = ends_of_curly_values(prose)
    marks = _QUOTES[prose.language]
    for match in _STRAIGHT_QUOTE.finditer(words):
        start, mark = match.start(), match[0]
        if start in told or len(mark) > 1:
            continue
        in_single_quotes = in_single_quotes and "\n\n" not in words[previous:start]
        before, after, previous = _visible_before(words, start), words[start + 1 : start + 2], start
        opens = (not before or before.isspace() or before in _BEFORE_OPENING) and bool(after.strip())
        if mark == '"':
            replacement = marks[0] if opens else marks[1]
        elif opens and not after.isdigit():
            replacement, in_single_quotes = marks[2], True
        elif in_single_quotes and not after.isalnum():
            replacement, in_single_quotes = marks[3], False
        else:
            replacement = _APOSTROPHE
        kind = "quotation mark" if mark == '"' or replacement != _APOSTROPHE else "apostrophe"
        message, hint = f"A straight {kind}: {mark}", f"Write {replacement} or let --fix do it."
        yield TextIssue(start, start + 1, message, hint, replacement)


def _visible_before(words: str, offset: int) -> str:
    """The character that a reader sees before an offset; empty at the beginning of the text."""
    offset -= 1
    while offset >= 0 and words[offset] == MARKUP:
        offset -= 1
    return words[offset] if offset >= 0 else ""


@text_check("hyphen-for-dash")
def hyphen_for_dash(prose: Prose) -> Iterator[TextIssue]:
    """A hyphen stands where a dash belongs: between spaces, or between two years.

    Why: A hyphen joins words, a dash separates them. Between spaces a hyphen looks like a mistake; between years an en
    dash means “to”.

    Bad:
        Prices fell - and with them exports.

    Good:
        Prices fell – and with them exports.
    """
    for pattern, dash in ((_HYPHEN_BETWEEN_SPACES, "– (or —, as elsewhere in the text)"), (_HYPHEN_BETWEEN_YEARS, "–")):
        for match in pattern.finditer(prose.words):
            yield TextIssue(*match.span(), "A hyphen stands where a dash belongs.", f"Write {dash}.")


@text_check("mixed-dashes")
def mixed_dashes(prose: Prose) -> Iterator[TextIssue]:
    """One text uses two kinds of dash for the same thing.

    Why: Readers take a difference for a meaning. One kind in one text, whichever it is.

    Bad:
        Exports – oil above all – grew. Imports grew too — machines above all.

    Good:
        Exports – oil above all – grew. Imports grew too – machines above all.
    """
    text = prose.running_text
    starts = [match.start() for match in _DASH.finditer(text)]
    counts = Counter(text[start] for start in starts)
    if len(counts) > 1:
        (usual, many), (other, few) = counts.most_common()
        start = next(start for start in starts if text[start] == other)
        names = {"–": "an en dash between spaces", "—": "an em dash"}
        message = f"Here {names[other]} ({few} in this text), elsewhere {names[usual]} ({many})."
        yield TextIssue(start, start + 1, message, f"Write {usual} here too, or the other everywhere.")


@text_check("unreadable-sign", fragment="site", once=True, fixes=True)
def unreadable_sign(prose: Prose) -> Iterator[TextIssue]:
    """A text holds signs that no program shows, such as U+0000, that have no width, or that turn digits around; or
    blanks that do not break where Markdown needs plain ones.

    Why: Browsers and feeds show a box, or nothing, where a letter or the end of a line may be missing. They come along
    from slides, PDF files and broken notebooks. Behind U+202E readers see 43 where the text says 34: that is an error.
    With an odd blank a line is not empty, and a fence or a box is read as words. `desk check --fix` puts plain ones.

    Bad:
        a line with U+000B, by which PowerPoint ends lines

    Good:
        the same as two lines
    """
    for place in unreadable_places(prose.source):
        message = f"Read U+{ord(prose.source[place]):04X}, a character that nobody can read."
        yield TextIssue(place, place + 1, message, "Delete it, or write what is missing there.")
    for match in _TURNING.finditer(prose.source):
        message = "Read a character that turns the order of signs around: readers see other numbers than the file has."
        yield TextIssue(*match.span(), message, "Delete it.", severity="error", kind="turning")
    for match in _UNSEEN.finditer(prose.source):
        message = f"Read U+{ord(match[0]):04X}, a character that nobody sees: the search does not find its word."
        yield TextIssue(*match.span(), message, "Delete it.", kind="unseen")
    yield from _odd_blanks(prose)


def _odd_blanks(prose: Prose) -> Iterator[TextIssue]:
    """Blanks that do not break and make words of an empty line, of a fence or of a box."""
    inside = [(fence.first_end, fence.last_start) for fence in fences(prose.source, prose.body) if fence.is_closed]
    for line in _ODD_LINE.finditer(prose.source, prose.body):
        if not any(start < line.start() < end for start, end in inside):
            plain = re.sub(f"[{_SPECIAL_SPACES}]", " ", line[line.lastgroup or 0])
            message = "A blank that does not break makes words of an empty line, of a fence or of the head of a box."
            hint = "Type the blanks of the line anew, or let --fix do it."
            place = line.span(line.lastgroup or 0)
            yield TextIssue(*place, message, hint, plain if line["box"] else plain.rstrip(), kind="blank")
