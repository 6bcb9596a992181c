"""What other programs write beyond Markdown is told once a kind, and references without a target are errors."""

from __future__ import annotations

import pytest

from tests.samples.checked_text import text_findings


def told(text: str, id: str = "foreign-markup") -> list[tuple[int, int, str]]:
    return [(finding.line, finding.column, finding.message) for finding in text_findings(text, id)]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("::: {.callout-note}\nWords.\n:::", "a box of Pandoc"),
        ("It fell【12†source】 then.", "a source as a chat program"),
        ("It fell. :contentReference[oaicite:0]{index=0}", "a source as a chat program"),
        ("It fell \ue200cite\ue202turn0search1\ue201 then.", "a source as a chat program"),
        ("It fell. citeturn0search3", "a source as a chat program"),
        ("Sure! Here's a shorter version:", "words of a chat program"),
        ("It grew, as of my last knowledge update.", "words of a chat program"),
        ("Would you like me to go on?", "words of a chat program"),
        ("It fell, see [the paper\n\nWords.", "a bracket that nothing closes"),
        ("It fell [@kowalska2024, p. 3.", "a bracket that nothing closes"),
        ("It fell[^one more.\n\n[a](b.md)", "a bracket that nothing closes"),
        ("It is [30%](fact: in 2024.", "no link"),
        ("![A port](../images/\n\nWords.", "no link"),
        ("The `yuan won.\n\nWords.", "a sign of code"),
        ("[]{#_Toc1 .anchor}6.1 Words", "words with a class"),
        ('![A port](a.png){width="5.5in"\nheight="3.6in"}', "the size of a picture"),
        ("bq. It fell.", "a quotation of Textile"),
        ("Words !port.png|thumbnail! more", "a picture of Textile"),
        ("{info:title=So}Words{info}", "markup of Jira"),
        ("|===\n|a |b\n|===", "markup of AsciiDoc"),
        ("image::port.png[A port]", "markup of AsciiDoc"),
        ("[NOTE]\n====\nWords.\n====", "markup of AsciiDoc"),
        ("\\mainmatter", "a command of LaTeX"),
        (":::note[Title]\nWords.\n:::", "a box of Pandoc"),
        ("```{note}\nWords.\n```", "a box of MyST"),
        ("```{python}\nx\n```", "a cell that runs"),
        ("```{raw} html\n<b>a</b>\n```", "raw HTML or LaTeX"),
        ("```{figure} a.png\nWords\n```", "a picture of MyST"),
        ("```{list-table}\n* - a\n```", "a table of MyST"),
        ("```{css, echo=FALSE}\na {}\n```", "a cell that runs"),
        ("```{upper, eval=FALSE}\na\n```", "a cell that runs"),
        ("```{go eval=FALSE}\na\n```", "a cell that runs"),
        ("```{iframe} https://example.org\n```", "a frame of MyST"),
        ("```{code-block} yaml\nx\n```", "code as MyST marks it"),
        ("See [[heating|the heating]] and ![[port.png]].", "a link of a wiki"),
        ('{{< figure src="x.png" >}} and {{% note %}}', "a shortcode"),
        ('[caption id="attachment_3" width="300"]![a](b.png) c[/caption]', "a shortcode of WordPress"),
        ("Words\n\n[caption id=attachment_3]", "a shortcode of WordPress"),
        ('[caption id="a" width="3"][![b](c.png)](d.md) e[/caption]', "a shortcode of WordPress"),
        ('[gallery ids="1,2"]', "a shortcode of WordPress"),
        ("[embed]https://example.org/a[/embed]", "a shortcode of WordPress"),
        ("[button link=“https://example.org”]", "a shortcode of WordPress"),
        ("[youtube https://example.org/a]", "a shortcode of WordPress"),
        ("[pullquote]Words[/pullquote]", "a shortcode of WordPress"),
        ("{% include figure.html %} and {{ site.title }}", "a command of a template"),
        ("As {cite}`kowalska2024` says.", "a role of MyST"),
        ("It ==fell== again.", "marked words"),
        ("Words %%ask Jan%%.", "a comment of Obsidian"),
        ("Words.^[In current prices.]", "a note within the text"),
        ("Words.^[See [a](b.md), and [@c] on [d].] More.", "a note within the text"),
        ("Words.^[In prices\nof 2020.] More.", "a note within the text"),
        ("CO~2~ and m^2^.", "a raised or lowered sign"),
        ("Words <![if !vml]> and <![endif]>", "a condition of Word or Outlook"),
        ("On <% tp.date.now() %>.", "a command of a template"),
        ("On <%= today %>, and ${props.day} too.", "a command of a template"),
        (r"See Figure \@ref(fig:own) here", "a reference of Bookdown"),
        (r"Words (\#eq:own)", "a reference of Bookdown"),
        ("As [we wrote] (https://example.org/a_b) so", "no link"),
        ("As [we wrote]\n(other.md#so) so", "no link"),
        ("The ``old'' rule", "quotation marks of LaTeX"),
        (r"Words\index{coal!price} follow", "a command of LaTeX"),
        ('A [red]{color="red"} word', "words with a class"),
        ("[:link:](https://example.org)", "the name of a symbol"),
        ("{{#include rows.md}}", "a command of a template"),
        ('--8<-- "rows.md"', "a file that another program puts in"),
        ("--8<--\nrows.md\n--8<--", "a file that another program puts in"),
        ("Words\n\n{!rows.md!}", "a file that another program puts in"),
        ("> [!INCLUDE [rows](rows.md)]", "a file that another program puts in"),
        ("import Tabs from '@theme/Tabs';", "a line of MDX"),
        ("{/* truncate */}", "a comment of MDX"),
        ("Words\n#pipelines", "a heading"),
        ("It grew :tada:", "the name of a symbol"),
        ("See :ref:`heating`.", "a role or a directive"),
        (".. note::\n\n   Words", "a role or a directive"),
        ("(heating)=\n\nWords ^a-block", "a name for references"),
        ("$$\na\n$$ {#eq-own}", "a name for references"),
        ("As @fig-own shows", "a reference of Quarto"),
        ("\\newpage\n\n\\begin{table}", "a command of LaTeX"),
        ("\\tolerance=1\n\nWords.", "a command of LaTeX"),
        ("\\setlength{\\parindent}{0pt}", "a command of LaTeX"),
        ("*[EU]: European Union", "the words for an abbreviation"),
        ("+---+---+\n| a | b |\n+---+---+", "a table drawn"),
        ("• One\n• Two", "an item of a list"),
        ("\u00a0\u00a0- One", "an item of a list"),
        ("-\u00a0One", "an item of a list"),
        ("It ^^rose^^ again.", "inserted or underlined words"),
        ("Press ++f5++ now.", "inserted or underlined words"),
        ("The ||secret|| word", "words that other programs hide"),
        ("A [small]{.smallcaps} word", "words with a class"),
        ("* toc\n{:toc}", "a line of Kramdown"),
        ("## Head\n{:.no_toc}", "a line of Kramdown"),
        ("Words.\n\n{: .note }\nWords.", "a line of Kramdown"),
        ('{{< figure\n  src="x.png"\n>}}', "a shortcode"),
        ("% Do not publish: source is confidential", "a comment of MyST"),
        ("# Head\n% Ask Jan", "a comment of MyST"),
        ("Words end.\n% Ask Jan\n% and Eva", "a comment of MyST"),
        ("> Words\n>\n> % Ask Jan", "a comment of MyST"),
        ("- One\n\n    % Ask Jan", "a comment of MyST"),
        ("Words\n\n+++\n\nWords", "a break between blocks of MyST"),
        ('+++ {"a": 1}\n\nWords', "a break between blocks of MyST"),
        ("| a | b |\n|---|---|\n| 1 | 2 |\n\n: The caption {#tbl-one}", "the caption of a table"),
        ("| a | b |\n|---|---|\n| 1 | 2 |\n: The caption", "the caption of a table"),
        ("a | b\n---|---\n1 | 2\n\n: The caption {#tbl-one}", "the caption of a table"),
        ("```mermaid\ngraph TD\n```", "a drawing"),
        ("~~~ {.mermaid}\ngraph TD\n~~~", "a drawing"),
        ("```{mermaid}\ngraph TD\n```", "a drawing"),
        ("- One\n\n    ```geojson\n    {}\n    ```", "a drawing"),
        ("- ```topojson\n  {}\n  ```", "a drawing"),
        ("```stl\nx\n```", "a drawing"),
        ("```dataview\nLIST\n```", "a list that Obsidian"),
        ("```math\na\n```", "a formula of GitHub"),
        ("[[_private_]]", "a link of a wiki"),
        ("[[**Bold** name]]", "a link of a wiki"),
        ("[[`code`]]", "a link of a wiki"),
        ("[[_TOC_]]", "a link of a wiki"),
        ("Term\n  ~ definition", "the words for a term"),
        ("Term\n\n~   definition", "the words for a term"),
        ("· One\n· Two", "an item of a list"),
        ("\uf0b7\tOne", "an item of a list"),
        ("o\tOne", "an item of a list"),
        ("§\tOne", "an item of a list"),
        ("1.\u00a0One\n2.\u00a0Two", "an item of a list"),
        ("Good :+1: so", "the name of a symbol"),
        ("Words %%is 30% right?%%.", "a comment of Obsidian"),
        ("Words\n\n%%\nto the end", "a comment of Obsidian"),
        ("{{/* ask Jan */}}", "a comment of MDX, Hugo"),
        ("{{/*\nask {Jan}\n*/}}", "a comment of MDX, Hugo"),
        ("{# ask Jan #}", "a comment of MDX, Hugo"),
        ("{/*\nask Jan\n*/}", "a comment of MDX"),
        ("Words {::comment}ask Jan{:/comment}.", "a line of Kramdown"),
        ("Words ^37066d", "a name for references"),
        ("[toc]\n\nWords", "a line of Kramdown"),
        ("In all `r nrow(ships)` ships.", "code that runs in Quarto"),
        ("In all `{python} len(ships)` ships.", "code that runs in Quarto"),
        ("- a\n\n^list-1", "a name for references"),
        (r"As \emph{said}.\footnote{Words.}", "a command of LaTeX"),
        (r"\noindent Words", "a command of LaTeX"),
        ("  Port     Tonnes\n-------- --------\n  Riga        31", "a table of Pandoc"),
        ("Words.\n\n| The sun\n| the moon\n", "lines of Pandoc"),
        ("`<b>a</b>`{=html}", "raw HTML"),
        ("```{=html}\n<b>a</b>\n```", "raw HTML"),
        ("As follows:\na) one\nwhich goes on\nb) two", "items of a list with letters"),
        ("(i) one\n(ii) two", "items of a list with letters"),
        ("– one\n– two", "items of a list with letters"),
        ("A.  one\nB.  two", "items of a list with letters"),
        ("（1）一\n（2）二", "items of a list with letters"),
        ("1、一\n2、二", "items of a list with letters"),
        ("```plantuml\na -> b\n```", "a drawing"),
        ("```{dot}\na\n```", "a drawing"),
        ("```vega-lite\n{}\n```", "a drawing"),
        ("```d2\na\n```", "a drawing"),
        ("```tasks\nnot done\n```", "a list that Obsidian"),
        ("Good :100:", "the name of a symbol"),
        ('Words \\[caption id="a" width="3"\\]Words', "a shortcode of WordPress"),
        ("```ad-note\nWords\n```", "a box of Obsidian"),
        ("In all `= this.file.name` so.", "code that runs in Quarto or Obsidian"),
        ("Words.((In current prices.)) More", "a note within the text"),
        ("See ![words] (../images/port.svg) here", "no link, since a blank"),
        (r"So \begin{equation} x \end{equation} is", "a command of LaTeX"),
        ("- [ ]to be done", "no task"),
        ("As @kowalska2024 [p. 3] says", "a work as Pandoc"),
        ("As @kowalska:2024 says", "a work as Pandoc"),
        ("Source:: customs", "a field of Obsidian"),
        ("Words [source:: customs] so", "a field of Obsidian"),
        ("- [/] half done\n- [-] not", "a task in a state"),
        ("![Cranes|300](../images/port.svg)", "the width of a picture"),
        ("![300x200](../images/port.svg)", "the width of a picture"),
        ("Words\n\n---\ntitle: A\ntags:\n  - b\n---\n\nWords", "front matter in the middle"),
        ("See [words](https://example.org/a and\nmore words.", "no link, since one of its"),
        ("See words](https://example.org/a) and", "no link, since one of its"),
        ("See [words\n\nmore](https://example.org/a) and", "no link, since one of its"),
        ('See [words](https://example.org/a "title) and', "no link, since one of its"),
        ("See (words)[https://example.org/a] and", "no link, since its brackets"),
        ("See !(words)[../images/port.svg] and", "no link, since its brackets"),
        ("Words\n\n! [Cranes](../images/port.svg)", "a link to a picture"),
        ("**Day:** Friday\n**Place**: Riga", "lines with bold words"),
        (r"The 5\ km", "a blank that does not break"),
        ("(@own) One\n\nAs (@own) shows.", "an example of Pandoc"),
        ("Oil&nbsp and gas", "a sign of HTML"),
        (r"Where \\( x^2 \\) is", "a formula with two"),
        (r"Where \\\[ x^2 \\\] is", "a formula with two"),
        ("Words\n\n== Oil ==\n\nWords", "a heading of a wiki"),
        ("h2. Oil", "a heading of Textile"),
        ("So {code:java}x{code} is", "markup of Jira"),
        ("The '''oil''' price", "bold words of a wiki"),
    ],
)
def test_each_form_is_told(text: str, what: str) -> None:
    assert [message.rpartition("': ")[2].startswith(what) for _, _, message in told(text)] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "`[[x]]`, `{{< x >}}`, `{% x %}` and `{cite}`\n\n```\n::: note\n[[x]]\n```\n",
        "| a ||b|| c |\n|---|---|---|\n| 1 ||2|| 3 |\n\n$||x||$ and ||x||_2, C++ and G++, {++in++}, 2^^3^^4.",
        "[x](x.md){.own-x} [^1]{.own-x}\n{: .own-x}\n\n[^1]: x\n\n`||x||`\n\n```\n{:toc}\n[x]{.y}\n```",
        "Prices of ~30 or ~40%, x = 2 == 2, a^2 and {a: b}, 50%% or 60%.",
        "[[1]](https://example.org) and [a [b]](https://example.org).",
        "$a_{[[1]]}$ and $x^{2}^{3}$, and $$\n{{a}}\n$$",
        "## A heading {#own}\n\nWords{.own-x} and {++ more ++}.",
        "~~30%~~ 34%. At 10:30:20, note: this: that.",
        "```{.python}\nx\n```",
        "{==Words==}{>>Why?<<}",
        "Growth of 5%% and 6%% more, or 7 %% in all.",
        "Words {#own} and `{/* a */}` {#a}, $\\text{in}$, \\(\\emph{x}\\) and C:\\temp{a}.",
        "a) one\n\nb) two\n\n(1) one  \n(2) two\n\n–5 or\n–6\n\na. one\n\n```\na. one\nb. two\n```",
        "Words\n\n| a |\n| --- |\n| b |\n\n| a\n| ---\n| b\n| c\n\n---\n\n- - -\n\n|x| is\n|y| here",
        "`run` and `r` and `` `r x` `` and [toc] in words, [toc](a.md)\n\n[TOC]",
        "`a`{.own-x}\n\n```dotnet\nx\n```\n\n```sql\nquery\n```\n\n2 ^10 and ^2\n2 ^4000",
        "\u00a0\n\n- One",
        "<!-- {{< x >}} and {% x %} --> $x_{{a}}$",
        "It rose by 5\n% of output, and by nearly ten\n% of trade, 20\n% in all.\n\n\\% is a sign",
        "% | Year\n---|---\n2 | 2024",
        "```matlab\n% words\n+++\n```\n\n    % code\n\n1+++2",
        "| a | b |\n|---|---|\n| 1 | 2 |\n\nTerm\n: The words",
        "`mermaid` and ```` ```mermaid ````\n\n```text\n```mermaid\n```\n\n```mathematica\nx\n```",
        "[[_a_]](https://example.org), \\[[a]], ``[[`a`]]``, `[[**a**]]`, [[@key]] and [[^1]]",
        "1.\u00a0Januar 2024. About\n~ 30 and\n~30.\n\n§ 12 of the law\n\no one",
        "At :10: or 1:100: 2, ratio 1:+1:",
        "As [@key] (https://example.org/a) and[^1] (a.md) say.\n\n[^1]: Words.",
        "He [sic] (so) and [1] (2024), `[a] (b.md)`, [a](b.md) (c.md), ``x``, ``a''b`` and A''B, \\@ref and [:a:]",
        "std::vector, f :: a, 10::30, `a:: b`, note: words [a: b] (c: d) and [::1]",
        "- [x] done\n- [ ] not\n- [-](a.md) and [/] so\n- [1] A source",
        "![Cranes in 2024](../images/port.svg) and ![7 ports](a.svg), | a | b |",
        "Words\n\n---\n\ntitle: words\n\n---\n\nWords: more\n\n```yaml\n---\na: b\n---\n```",
        'See [a](https://example.org/b_(c)) (d), [e](f.md "g (h)") and ([i](j.md)) and [k](<l m.md>).',
        'See [a](https://example.org/b\n"c") and `[d](e.md` so, [f][g] and \\[h](i.md)\n\n[g]: https://example.org/x',
        "As Wang (2024) [1] and (words) [a](b.md), f(x)[0] and (Words)[^1] say! [A port](c.md)\n\n[^1]: d.",
        "**Day:** Friday  \n**Place:** Riga\\\n**Hour:** 5\n\n**One:** a\n\n- **Two:** b\n- **Three:** c",
        "\\*5 and \\- 5, \\temp\\5 \\server 5\n\n$$\n\\alpha = 1\n$$\n\n```\n\\tolerance=1\n```",
        "C:\\\\ and a\\\\b, AT&T, R&D, https://example.org/?a=1&copy=2&lt=3 and &nbsp;",
        "$$\na \\\\[2pt] b \\\\(c) \\\\[1pt] d\n$$\n\n5 = 5 and\n== 6",
        "In h2.5 or {code} alone, {color} and ''a'' so.",
        "See [@kowalska2024], [-@a2024; @b2024a], a@b2024.org, @anna, @c20 and `@d2024`",
        "Signed by A. Ivanov,\nB. Petrov and a[[1]], m[[1, 2]] of R.",
        "A film [video], [video at 3:15], \\[gallery], `[gallery]`, [gallery](a.md), [caption][a] and [b]\n\n[a]: b.md",
        "From [0, 1) and \\[a, [sic] [so] it\n[is] `[a` and `a`s and \\`b. Rock ’n’ roll.",
        "Sure, here is how. He asked: “Would you like me to?” The statute 【12】 and a citation turn.",
        "- [x] done\n- [ ] not\n\n[The speaker said:\n\nso it is.]",
        "An image: [a](b.md), footnote: [1] and Wow! a.png is there!\n\n[NOTE] is not a box.",
        "Words • more, a - b, x^abcd, mail@fig-tree.org, and $$\n\\begin{aligned}a\\end{aligned}\n$$",
    ],
)
def test_what_is_no_such_form_is_left_alone(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(("words", "severity"), [("@paris2024", "info"), ("@kowalska2024 [p. 3]", "warning")])
def test_what_may_be_the_name_of_an_account_only_informs(words: str, severity: str) -> None:
    assert [finding.severity for finding in text_findings(f"As {words} says.", "foreign-markup")] == [severity]


def test_two_boxes_of_myst_are_no_box_of_jira() -> None:
    text = ":::{note}\nWords.\n:::\n\n:::{note} Title\nMore.\n:::"
    assert all("Jira" not in finding.message for finding in text_findings(text, "foreign-markup"))


def test_a_form_is_told_once_at_its_first_place() -> None:
    [(line, column, message)] = told("Words.\n\nSee [[a]].\n\nAnd [[b]] and [[c]].")
    assert (line, column) == (3, 5)
    assert message.endswith("(2 more in this text)")


@pytest.mark.parametrize(
    "text",
    [
        "A [text][nowhere].",
        "A [text][].",
        "Words.[^gone]",
        "Words.[^my note]\n\n[^my note]: More.",
        "Words \\\\[^gone]",
        "![Ships][nowhere]",
        "[`a`][`b`]\n\n[`b`]: https://example.org",
    ],
)
def test_a_reference_without_a_target_is_an_error(text: str) -> None:
    assert [line for line, _, _ in told(text, "dead-reference")] == [1]


@pytest.mark.parametrize(
    "target",
    ["<https://example.org/a b>", "# (ask Jan\nand Eva)", 'https://example.org "A\ntitle"', "\n  <a b.md> 'A title'"],
)
def test_a_target_that_other_editors_alone_read_is_an_error(target: str) -> None:
    assert [line for line, _, _ in told(f"A [text][one].\n\n[one]: {target}\n", "dead-reference")] == [3]


SOURCES = "\n\n[1]: https://example.org/a\n[2]: https://example.org/b\n[a b]: https://example.org/c\n"


@pytest.mark.parametrize("text", ["Both [1][2].", "Both [1] [2].", "As [the ministry]\n[2] says.", "It [sic] [A  b]."])
def test_two_references_that_become_one_link_are_told(text: str) -> None:
    [(line, _, message)] = told(f"{text}{SOURCES}", "joined-links")
    assert (line, message.startswith("Read [")) == (1, True)


@pytest.mark.parametrize(
    "text",
    [
        "Both [1], [2], and [the ministry][2].",
        "The [A b][a b], [1][1] and [a b][1].",
        "- [x] [2]\n- [ ] [1]",
        "Words[^1] [2] and [a](b.md) [2].\n\n[^1]: Words.",
        "`[1] [2]`, $a[1][2]$, [1]  [2] and [3] [4]",
        "[1] \\[2] and \\[1][2]",
        "As it says [sic]\n[3]: https://example.org/d",
    ],
)
def test_references_that_are_links_of_their_own_are_not_joined(text: str) -> None:
    assert told(f"{text}{SOURCES}", "joined-links") == []


def test_numbers_of_a_list_of_sources_that_is_kept_by_hand_are_no_links() -> None:
    assert told("Both say so [1][2].\n\n1. One\n2. Two\n", "dead-reference") == []


def test_numbers_of_a_list_that_is_not_there_lead_nowhere() -> None:
    assert [line for line, *_ in told("Trade rose [2][3] in 2024.\n\nIt fell.\n", "dead-reference")] == [1]


@pytest.mark.parametrize("text", ["Both say so [1][2].\n\n[1] One\n[2] Two\n", "It is m[1][2] there.\n"])
def test_numbers_that_lead_to_a_list_or_name_a_place_are_left_alone(text: str) -> None:
    assert told(text, "dead-reference") == []


def test_references_with_a_target_and_brackets_that_are_none_are_left_alone() -> None:
    text = "[A][one], [b][], ![c][One].[^1][^note]\n\n`[x][y]` $a[i][j]$ [@key][^1] \\[x][y] \\[^gone] `[^gone]`\n\n"
    targets = (
        "[//]: # (a remark)\n[one]: https://example.org\n  'Title'\n\n`[a]: <b c>`\n\n[Note]: it \"grew\n\nso\".\n\n"
    )
    targets += "[B]: <https://example.org>\n[^1]: Words.\n\n    > [^note]: Words.\n"
    assert told(text + targets, "dead-reference") == []


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Words.\n\n[^1]: Never marked.\n", [3]),
        ("Words.[^1]\n\n[^1]: One.\n[^1]: Two.\n", [4]),
        ("Two are meant[^1]:\n\n- one\n\n[^1]: Words.\n", []),
        ("Words.\n\n- [^1]: Never marked.\n\n> [^2]: Nor that.\n", [5]),
        ("Words.[^1]\n\n[^1]: One.[^2]\n[^2]: Two.\n\n`[^3]: x`\n\n```\n[^4]: x\n```\n", []),
    ],
)
def test_a_note_that_no_mark_leads_to_is_told(text: str, lines: list[int]) -> None:
    assert [line for line, _, _ in told(text, "lost-note")] == lines
