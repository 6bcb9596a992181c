"""Texts that readers of YAML take for something else, and the ways in which YAML writes a text."""

# fmt: off
ODD = (
    "0101", "010", "0o17", "0x1F", "0b11", "1_000", "1_0.5", "1:20", "12:30:45", "190:20:30", "1e3", "1E+3", ".5", "5e",
    ".inf", "-.Inf", ".nan", "inf", "NaN", "Infinity", "+5", "-0", "1.0", "0", "1", "2024", "20240509",
    "2024-05", "2024-05-09", "2024-5-9", "2024-02-30", "2024-05-09T06:00+02:00", "2024-05-09 06:00:00+02:00",
    "NO", "no", "Yes", "on", "off", "y", "n", "true", "FALSE", "~", "null", "Null", "NULL", "=", "<<", "١٢", "１２",
)
# fmt: on
"""Codes, names and numbers in odd forms; none needs quotes."""
SPELLINGS = ("{}", "'{}'", '"{}"', "|-\n    {}", "{}   # a remark")
"""Plain, in both quotes, as a block, and before a comment."""
NO_TEXT = ("", "# a remark", "[a]", "{a: b}")
"""What is not a text."""
