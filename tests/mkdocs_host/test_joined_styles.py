"""The style sheet of a site: what readers load says the same as what was written, in fewer bytes."""

from mkdocs_host.joined_styles import compact


def test_only_what_makes_it_readable_is_left_out() -> None:
    css = """
/* A comment. */
.note::after,
a:hover > b {
  content: "/* no: comment; */";
  --gap: 1px  2px;
}
@media (min-width: 44rem) {
  .note {
    margin: 0 auto;
  }
}
a{color:red}b{font:1em a,
c}
"""
    assert compact(css) == (
        '.note::after,a:hover > b{content:"/* no: comment; */";--gap:1px  2px;}'
        "@media (min-width: 44rem){.note{margin:0 auto;}}a{color:red}b{font:1em a,c}"
    )


def test_texts_with_quotes_and_values_beside_comments_stay_apart() -> None:
    assert compact('a::before {\n  content: "\\"/*";\n}\n/* c */') == 'a::before{content:"\\"/*";}'
    assert compact("a::before {\n  content: 'it\\'s /* no */';\n}") == "a::before{content:'it\\'s /* no */';}"
    assert compact("a {\n  margin: 1px/* b */2px; /* c */\n  --none: ;\n}") == "a{margin:1px/**/2px;--none: ;}"
