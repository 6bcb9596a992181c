"""Headings that Word knows by other means than its own styles, and words that only look like one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element, SubElement

from dashboard.core.lazy_re import lazy_re
from dashboard.word.site_markdown import LONGEST_HEADING
from dashboard.word.xml_part import name, style_of, value_at

_OWN = lazy_re(r"heading [1-9]\Z")
"""The names by which pandoc knows headings. Word writes them so in every language."""
_OF_OTHERS = lazy_re(r"(?:überschrift|nagłówek|rubrik) ?([1-6])\Z")
"""Their names in the languages of the site, as other programs write them."""
_NEVER = lazy_re(r"(?:title|subtitle|toc|heading|list|caption|quote)\b")
"""The beginnings of names of styles that say what else a paragraph is, or that it is a heading already."""
_LONGEST = 40
"""Words of a paragraph that may be a heading: numbered clauses of contracts have an outline, too."""
_LARGER = 1.15
"""How many times as large as the text the letters of a heading are at least."""
_USUAL = 20
"""The size of letters where a file names none, in half points."""


class HeadingStyles:
    """What the styles of a file say about headings."""

    def __init__(self, root: Element | None) -> None:
        """Read the styles, and add one for each level to which headings can be set.

        Args:
            root: of the part with the styles, which is changed; None if there is none.
        """
        all_styles = root.iter(name("w:style")) if root is not None else ()
        styles = {each.get(name("w:styleId"), ""): each for each in all_styles}
        self._levels = {id: _level_by_style(styles, id) for id in styles}
        """None for a style that says otherwise what a paragraph is, or that pandoc knows as a heading."""
        self._numbered = {id for id in styles if any(map(_has_number, _with_those_below(styles, id)))}
        self._size = _USUAL
        """Of letters for which nothing else is said, in half points."""
        self._ids: Mapping[int, str] = {}
        if root is not None:
            self._size = _size_at(root, "w:docDefaults", "w:rPrDefault", "w:rPr", "w:sz") or _USUAL
            self._ids = {level: _add_style(root, level) for level in range(1, 7)}

    def write(self, root: Element) -> int:
        """Give headings by their outline a style that says so, and let short paragraphs in large letters be bold.

        Args:
            root: of the XML of a text, which is changed.

        Returns:
            How many of these headings have a number that Word counts.
        """
        numbers = 0
        sizes = Counter[int]()
        for run in root.iter(name("w:r")):
            sizes[self._size_of_run(run)] += len(_words_of(run))
        usual = sizes.most_common(1)[0][0] if sizes else _USUAL
        for paragraph in _outside_of_cells(root):
            count = len("".join(map(_words_of, paragraph.iter(name("w:r")))).split())
            level = self._level_of(paragraph)
            if level and self._ids and 0 < count <= _LONGEST:
                numbers += _has_number(paragraph) or style_of(paragraph) in self._numbered
                _set_style(paragraph, self._ids[level])
            elif level is not None and 0 < count <= LONGEST_HEADING:
                runs = [run for run in paragraph.iter(name("w:r")) if _words_of(run).strip()]
                if all(self._size_of_run(run) >= usual * _LARGER for run in runs):
                    for run in runs:
                        _make_bold(run)
        return numbers

    def _level_of(self, paragraph: Element) -> int | None:
        """The level of a heading that pandoc does not know as one; 0 for text, None for what is something else."""
        level, own = self._levels.get(style_of(paragraph), 0), _outline_of(paragraph)
        return level if level is None or own is None else own

    def _size_of_run(self, run: Element) -> int:
        return _size_at(run, "w:rPr", "w:sz") or self._size


def _level_by_style(styles: Mapping[str, Element], id: str) -> int | None:
    """The level of a style by its outline, or by that of a style on which it is based."""
    names = [value_at(style, "w:name").lower() for style in _with_those_below(styles, id)]
    if any(map(_OWN.match, names)) or _NEVER.match(names[0]):
        return None
    if found := _OF_OTHERS.match(names[0]):
        return int(found[1])
    outlines = map(_outline_of, _with_those_below(styles, id))
    return next((level for level in outlines if level is not None), 0)


def _with_those_below(styles: Mapping[str, Element], id: str) -> list[Element]:
    """A style, and those on which it is based."""
    found = list[Element]()
    while (style := styles.get(id)) is not None and style not in found:
        found.append(style)
        id = value_at(style, "w:basedOn")
    return found


def _has_number(owner: Element) -> bool:
    return owner.find(f"{name('w:pPr')}/{name('w:numPr')}") is not None


def _outline_of(owner: Element) -> int | None:
    """The level of the outline from 1, 0 for text; None if nothing is said, or more than the site has levels for."""
    written = value_at(owner, "w:pPr", "w:outlineLvl")
    level = int(written) + 1 if written.isdecimal() and len(written) == 1 else None
    return 0 if level is not None and level > 6 else level


def _size_at(owner: Element, *way: str) -> int:
    """A size of letters in half points; 0 if none is named."""
    written = value_at(owner, *way)
    return int(written) if written.isdecimal() and len(written) < 5 else 0


def _add_style(styles: Element, level: int) -> str:
    """Add a style that pandoc knows as a heading. Returns its id."""
    id = f"DashboardHeading{level}"
    style = SubElement(styles, name("w:style"), {name("w:type"): "paragraph", name("w:styleId"): id})
    SubElement(style, name("w:name"), {name("w:val"): f"heading {level}"})
    return id


def _outside_of_cells(root: Element) -> Iterator[Element]:
    """The paragraphs that are no part of a table: a heading in a cell would be none on a page."""
    for child in root:
        if child.tag == name("w:p"):
            yield child
        elif child.tag != name("w:tbl"):
            yield from _outside_of_cells(child)


def _set_style(paragraph: Element, id: str) -> None:
    properties = paragraph.find(name("w:pPr"))
    if properties is None:
        properties = Element(name("w:pPr"))
        paragraph.insert(0, properties)
    for old in properties.findall(name("w:pStyle")):
        properties.remove(old)
    properties.insert(0, Element(name("w:pStyle"), {name("w:val"): id}))


def _make_bold(run: Element) -> None:
    properties = run.find(name("w:rPr"))
    if properties is not None and properties.find(name("w:b")) is None:
        properties.insert(0, Element(name("w:b")))


def _words_of(run: Element) -> str:
    return "".join(text.text or "" for text in run.iter(name("w:t")))
