"""Texts that break workbooks, by what they are."""

CAME_AS_TYPED = {
    "formula": "=1+1",
    "plus": "+1+1",
    "minus": "-1+1",
    "at sign": "@SUM(1)",
    "tab and formula": "\t=1+1",
    "newline and formula": "\n=1+1",
    "link": '=HYPERLINK("http://x","y")',
    "command": "=cmd|' /C calc'!A0",
    "equals sign": "=",
    "error": "#N/A",
    "another error": "#DIV/0!",
    "array formula": "{=1+1}",
    "apostrophe": "O'Brien",
    "leading apostrophe": "'=1+1",
    "markup": '<b>&amp;</b> ]]> "',
    "right to left": "مقابلة עברית",
    "emoji": "👩🏽‍🔬 👍",
    "address": "https://example.com/",
    "number": "0042",
    "truth": "TRUE",
    "time with a zone": "2026-11-23T10:00:00+01:00",
    "a sheet title of no sheet": "a/b:c\\d?e*f[g] of more than 31 characters",
    "encoded": "_x0041_",
    "encoded twice": "_x005F_x0041_",
    "encoded, overlapping": "_x0041_x0041_",
    "blanks": "   ",
    "blanks outside": " a \n",
    "lines": "one\n\ntwo",
    "delete and next line": "a\x7f\x85b",
    "as long as fits": "x" * 32_767,
}

# As typed, and as exported.
MADE_VISIBLE = {
    "zero": ("a\x00b", "a\u2400b"),
    "vertical tab": ("a\x0bb", "a\u240bb"),
    "unit separator": ("a\x1fb", "a\u241fb"),
    "lone surrogate": ("a\ud800b", "a\ufffdb"),
    "no character": ("a\uffffb", "a\ufffdb"),
    "line ends": ("a\r\nb\rc", "a\nb\nc"),
}
