"""The forms that other programs write beyond Markdown, each with what to write here."""

from __future__ import annotations

from dashboard.checks.foreign_form import form

_ODD_BLANK = r"[\u00a0\u2000-\u200a\u202f\u3000]"
BOX_HINT = 'Write !!! note "Title" and below it the words, indented by four blanks.'


_ITEMS = (
    # (A. Ivanov and B. Petrov are people; a list has two blanks there, as Pandoc wants it.)
    (r"(?:\(?[aA]\)|a\.|A\.(?=[ \t]{2}))[ \t]", r"(?:\(?[bB]\)|b\.|B\.(?=[ \t]{2}))[ \t]"),
    (r"\(?[iI][.)][ \t]", r"\(?[iI]{2}[.)][ \t]"),
    (r"\(1\)[ \t]", r"\(2\)[ \t]"),
    (r"[–—][ \t]", r"[–—][ \t]"),
    ("[（(]?[1一][、．）]", "[（(]?[2二][、．）]"),
    ("①", "②"),
)
"""What begins the first and the second item of a list that is none here."""
_NEXT = r"[^\n]*(?<!  )(?<!\\)\n(?:[ \t>]*[^\s>][^\n]*\n){0,4}?[ \t>]*"
_RUN_TOGETHER = "|".join(rf"(?P<sign_{number}>{one}){_NEXT}{two}[^\n]*" for number, (one, two) in enumerate(_ITEMS))
"""An item and the next one, without an empty line or a break between them."""
FORMS = (
    form(
        "a box of Pandoc, Quarto, Docusaurus or MyST",
        r"^[ \t>]*(?P<sign>:{3,})[ \t]*[\w{][^\n]*",
        BOX_HINT,
        signs=(":::",),
    ),
    form(
        "a link of a wiki",
        r"(?<![\\\w])\[\[[*_]*(?:(?P<sign>[^\[\]\n*_`@^][^\[\]\n]*)|(?P<code>`)[^\[\]\n]*)\]\](?![(\[])",
        "Write [words](file.md); of a picture ![what it shows](../images/file.png).",
        signs=("[[",),
    ),
    form(
        "a shortcode of Hugo or Quarto",
        r"(?P<gap>\{)\{[<%][^{}]{1,800}?[%>]\}\}",
        "Write what it stands for: a link, a picture as ![what it shows](../images/file.png), or the words themselves.",
        signs=("{{",),
    ),
    form(
        "a shortcode of WordPress",
        r"(?P<markup>\[)(?:(?<!\\\[)|(?=\w+ \w+=))(?:(?:gallery|playlist)(?=\](?!\[))"
        r"|(?:caption|gallery|embed|audio|video|playlist|youtube|vimeo)[ \t][^\[\]\n]*(?:=|https?://)[^\[\]\n]*"
        r"|[a-z][a-z0-9_-]*(?:[ \t]+[\w-]+=[\"'“”″‘’][^\"'“”″‘’\n]*[\"'“”″‘’])+[ \t]*/?"
        r"|(?P<sign>[a-z][a-z0-9_-]*)(?=\][^\[\]\n]{1,400}\[/(?P=sign)\]))\](?![(:])",
        "Write what it stands for: ![what it shows](../images/file.png), a link; or the words within alone.",
    ),
    form(
        "a command of a template, such as Jekyll’s",
        r"(?P<gap>\{)(?<!\{\{)(?:%-?[ \t]*\w[^{}]{0,800}?%\}|\{-?[ \t]*[#/]?[\w.\"'][^{}\n]*\}\})"
        r"|(?P<sign><)%[-=*]?[ \t]*[\w(][^<>]{0,800}?%>|(?P<sign_2>\$)\{[A-Za-z_][\w.]*\}",
        "Write what it stands for; no template is filled in here.",
        signs=("{%", "{{", "<%", "${"),
    ),
    form(
        "a file that another program puts in",
        r"^(?P<gap>-)-8<--[ \t]+\"[^\n]*"
        r"|^[ \t>]*(?P<sign>-)-*8<-+(?:[ \t]+[\"'][^\n]*)?[ \t]*$|^[ \t>]*(?P<brace>\{)!(?=\w)[^{}\n]*!\}"
        r"|(?P<markup>\[)!INCLUDE\b[^\n]*",
        "Write the words themselves.",
        signs=("8<-", "{!", "[!INCLUDE"),
    ),
    form(
        "a condition of Word or Outlook",
        r"(?P<sign><)!\[(?:if|endif)\b[^<>\n]{0,200}\]>",
        "Delete it, and keep the words.",
        signs=("<![",),
    ),
    form(
        "a role of MyST or Sphinx",
        r"(?P<sign>\{)[A-Za-z][\w:+.-]*\}`[^`\n]+`",
        "Write [@key] to cite a work, [words](file.md) for a link, $…$ for a formula.",
        signs=("}`",),
    ),
    form(
        "a role or a directive of Sphinx",
        r"(?P<sign>:)(?<![\w:]:)[a-z][\w:+.-]*:`[^`\n]+`|^(?P<sign_2>\.)\.[ \t]+[\w-]+::[^\n]*",
        "Write [words](file.md) for a link, !!! note for a box.",
        signs=(":`", "::"),
    ),
    form(
        "marked words",
        r"(?P<sign>=)=(?<![={\w]==)(?![\s=])[^=\n]+(?<!\s)==(?![=\w])",
        "Write <mark>words</mark>.",
        signs=("==",),
    ),
    form(
        "inserted or underlined words, or keys to press",
        r"(?P<sign>\^)(?<![\w^]\^)\^(?![\s^])[^^\n]+(?<!\s)\^\^(?!\^)"
        r"|(?P<sign_2>\+)(?<![\w{+]\+)\+(?![\s+])[^+\n]+(?<!\s)\+\+(?![+}])",
        "Write *words* to stress them, {++words++} in a draft for what is new, <kbd>Ctrl</kbd> for keys.",
        signs=("^^", "++"),
    ),
    form(
        "words that other programs hide until somebody points at them",
        r"^[^|\n]*(?<![\w\\])(?P<gap>\|)\|(?![\s|])[^|\n]+(?<!\s)\|\|(?![\w^])[^|\n]*$",
        'Write ??? note "Title", and below it the words, indented by four blanks.',
        signs=("||",),
    ),
    form(
        "words with a class or a language of Pandoc",
        r"(?<!\])(?<!:contentReference)\[(?:[^\[\]\n^][^\[\]\n]*)?\](?P<markup>\{)(?:[.#]|[a-z-]+=)[\w.#=\"' -]+\}",
        'Write the words alone, or <span lang="fr">mots</span> for their language.',
        signs=("]{",),
    ),
    form(
        "a line of Kramdown or Typora",
        r"(?P<markup_3>\{)::\w[^{}\n]*\}|^[ \t>]*(?P<markup>\{):[ \t]*toc\b[^{}\n]*\}[ \t]*$"
        r"|^@?(?P<markup_4>\[)toc\][ \t]*$"
        r"|^(?:[ \t]*|---|#+[ \t][^\n]*)\n(?P<markup_2>\{):[^{}\n]*\}[ \t]*$",
        "Delete it. A long piece has its contents by itself; a box is !!! note.",
        signs=("{:", "[toc]"),
    ),
    form(
        "a comment of Obsidian, which readers get",
        # (One without an end reaches to the end of the text. Behind a number it is a slip.)
        r"(?P<sign>%)%(?<![\d%\\]%%)(?<!\d[ \u00a0]%%)(?!%)(?:[^%]|%(?!%))*(?:%%)?",
        "Delete it, or write a note to the piece.",
        signs=("%%",),
    ),
    form(
        "a comment of MyST, which readers get",
        r"(?:^#[^\n]*\n|^(?<![\w,;–]\n))[ \t>]*(?P<sign>%)[ \t]+(?!(?:of|der|des|av)\b)[^\s|][^|\n]*$",
        r"Delete it, or write a note to the piece; for the sign itself write \%.",
    ),
    form(
        "a break between blocks of MyST",
        r"^(?P<sign>\+)\+\+(?:[ \t][^\n]*)?$",
        "Delete it, or write --- for a line between two parts.",
        signs=("+++",),
    ),
    form(
        "a note within the text",
        r"(?P<sign>\^)\[(?:[^\[\]\n]|\n(?![ \t>]*(?:\n|\Z))|\[[^\[\]\n]*\])++\](?!\()"
        r"|(?P<sign_2>\()\((?=[A-ZÄÖÜÅŚŻŁĆА-Я])[^()\n]{10,400}[.!?]\)\)",
        "Write [^1], and as a paragraph [^1]: and the words.",
        signs=("^[", "(("),
    ),
    form(
        "the name of a symbol, as GitHub writes it",
        r"(?P<sign>:)(?:(?<=\S[ \t]:)|(?<=\[:)(?=[\w+-]+:\]\())(?:[a-z][a-z0-9_+-]{1,30}|[+-]1|100):(?![\w:`])",
        "Write the symbol itself, or delete it.",
    ),
    form(
        "a raised or lowered sign",
        r"(?P<sign>[\^~])(?<=[\w)].)[\w+−-]{1,6}(?P=sign)(?![\^~])",
        "Write it as a character (², ₂), or between <sup> and </sup>, <sub> and </sub>.",
    ),
    form(
        "a line of MDX",
        r"^(?P<gap>import|export)[ \t]+(?:[^\n]+[ \t]from[ \t]+|const[ \t]+\w+[ \t]*=|(?=[\"']))[^\n]*$",
        "Delete it; no components are loaded here.",
    ),
    form(
        "a comment of MDX, Hugo or Jinja, which readers get",
        r"(?P<brace>\{)(?:/\*[\s\S]{0,4000}?\*/|#(?=\s)[\s\S]{0,4000}?\s-?#)\}",
        "Delete it, or write a note to the piece.",
        signs=("{",),
    ),
    form(
        "a heading, since # begins the line",
        r"^[ \t>]*(?P<sign>#)(?=#*[^#\s])[^\n]*",
        r"Put a blank behind # if it is a heading; else write \#. Tags belong in 'tags:' of the front matter.",
    ),
    form(
        "a name for references of Quarto, MyST or Obsidian, which readers get",
        r"^[ \t]*(?P<sign>\()[\w:.-]+\)=[ \t]*$"
        r"|(?P<sign_2>\^)(?:(?<=\S[ \t]\^)|(?<=\n\^))(?=[\w-]*[A-Za-z])[\w-]{4,}[ \t]*$"
        r"|(?<=\$\$)[ \t]*(?P<markup>\{)#[\w:-]+\}",
        "Delete it; a heading has its address, and {#name} behind its words gives it another one.",
        signs=(")=", "^", "{#"),
    ),
    form(
        "a reference of Quarto",
        r"(?<![\w@/.-])(?P<sign>@)(?:fig|tbl|sec|eq|lst)-\w[\w-]*",
        "Write [words](#name) with the name of the chart or heading.",
        signs=("@",),
    ),
    form(
        "a reference of Bookdown",
        r"(?P<markup>\\)(?:@ref\([\w:-]+\)|#(?:fig|tab|eq|thm|lem|def|exm):[\w-]+)",
        "Write [words](#name) with the name of the chart or heading.",
        signs=("\\",),
    ),
    form(
        "no link, since a blank stands between its brackets",
        r"(?P<markup>\[)(?<!\\\[)(?![\^@])[^\[\]\n]{1,400}\](?:[ \t]+|\n)\("
        r"(?:https?://[^\s()]+|#[\w-]+|[\w./-]*\w\.(?:md|ipynb|html|pdf|csv|xlsx|png|jpe?g|gif|svg|webp)(?:#[\w-]+)?)\)",
        "Delete the blank between ] and (.",
        signs=("]",),
    ),
    form(
        "quotation marks of LaTeX",
        r"(?P<sign>`)(?<!``)`(?=[\w$])[^`\n]{1,200}?(?<![\s'])''(?!')",
        "Write “words”.",
        signs=("``",),
    ),
    form(
        "a command of LaTeX",
        r"^[ \t]*(?P<sign>\\)(?:(?:begin|end)\{\w+\*?\}|(?:new|clear)(?:double)?page\b|(?:front|main|back)matter\b"
        r"|(?:pagebreak|noindent|centering"
        r"|maketitle|tableofcontents|(?:big|med|small)skip)\b)[^\n]*"
        r"|(?P<sign_2>\\)(?:text(?:bf|it|tt|sc|sf|rm)|emph|underline|cite[tp]?|foot(?:note|cite)|(?:page|eq|auto)?ref|label"
        r"|caption|index|includegraphics|(?:sub)*section|href|url|[hv]space|input|begin|end)\*?(?:\[[^\]\n]*\])*\{[^{}\n]*\}"
        r"|^[ \t]*(?P<sign_3>\\)(?:[a-z]{4,}[ \t]*=[ \t]*-?\d|(?:setlength|setcounter|usepackage|documentclass"
        r"|(?:re)?newcommand|(?:this)?pagestyle)\b[*]?[{\[])[^\n]*",
        "Write it as Markdown, or delete it; a formula stands between $$ and $$, a table is written with |.",
        signs=("\\",),
    ),
    form(
        "the words for an abbreviation",
        r"^(?P<markup>\*)\[[^\]\n]+\]:[^\n]*",
        "Write them out in the text, once.",
        signs=("*[",),
    ),
    form(
        "the words for a term, as Pandoc marks them",
        r"^[^\s>|#][^\n]{0,80}(?<![\s.,:;])[ \t]*\n(?:[ \t]*\n)?[ ]{0,3}(?P<sign>~)[ \t]+[^\W\d][^\n]*",
        "Write : in place of ~.",
        signs=("~",),
    ),
    form(
        "the caption of a table, which is read as the words for a term",
        r"^[ \t]*\|[^\n]*\|[ \t]*\n(?:[ \t]*\n)?(?P<gap>:)[ \t][^\n]*"
        r"|^(?P<gap_2>:)[ \t][^\n]*\{#tbl-[^\n]*",
        "Write it as a paragraph, without the colon.",
        signs=("\n:", "{#tbl-"),
    ),
    form(
        "a table drawn with lines",
        r"^(?P<sign>\+)(?:[-=:]{3,}\+)+[ \t]*$",
        "Write | a | b |, below it |---|---|, and a line for each row.",
        signs=("+",),
    ),
    form(
        "a table of Pandoc, drawn with blanks",
        r"^(?P<gap>[ ]{0,3}-{2,}(?:[ ]+-{2,})+)[ \t]*$",
        "Write | a | b |, below it |---|---|, and a line for each row.",
        signs=("-- ",),
    ),
    form(
        "lines of Pandoc that begin with a bar, and become one here",
        r"(?<=\n\n)(?P<gap>\|)[ \t]+[^|\n]*[^|\s][ \t]*\n\|[ \t]+(?![ \t:-]+$)[^|\n]*[^|\s][ \t]*$",
        "Write each without the bar, and a backslash at its end.",
        signs=("|",),
    ),
    form(
        "the size of a picture as Pandoc writes it, over two lines, which readers get",
        r"(?<=\))(?P<brace>\{)[a-z]+=\"[^\"\n{}]*\"\n[ \t]*[a-z]+=\"[^\"\n{}]*\"[ \t]*\}",
        "Write {width=300} straight behind the picture, or nothing.",
        signs=('"\n',),
    ),
    form(
        "raw HTML or LaTeX of Pandoc, which readers get as code",
        r"`(?P<brace>\{)=\w+\}",
        "Write the HTML alone, without the signs of code.",
        signs=("{=",),
    ),
    form(
        "items of a list with letters, brackets or dashes, which become one paragraph",
        rf"^[ \t>]*(?:{_RUN_TOGETHER})",
        "Write - or 1. and a blank; or an empty line between them.",
    ),
    form(
        "an item of a list, since its sign, or a blank beside it, is none of Markdown",
        rf"^[ \t>]*(?P<sign_4>1)[.)]{_ODD_BLANK}[^\n]*\n[ \t>]*(?:\n[ \t>]*)?2[.)]{_ODD_BLANK}"
        rf"|^[ \t>]*(?:{_ODD_BLANK}[ \t\u00a0]*(?P<sign>[-*+])[ \t]|(?P<sign_2>[-*+]){_ODD_BLANK}"
        r"|(?P<sign_3>[•▪▫◦‣⁃●○■□➢➤❖✓\uf0a7\uf0b7\uf0d8\uf0fc]|·(?=\s)|[o§](?=\t)))[^\n]*",
        "Write - and a blank; an item within another one is indented by four blanks.",
    ),
)
