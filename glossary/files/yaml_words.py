"""YAML's own words, said plainly."""

KINDS = {
    "bool": "true or false",
    "null": "nothing",
    "int": "a number",
    "float": "a number",
    "time": "a time",
    "timestamp": "a date",
    "merge": "a merge of mappings",
    "value": "a default value",
}
"""What an unquoted word is taken for, by the last part of its tag."""

_SENTENCES = {
    "mapping values are not allowed": (
        "Quote a text that contains a colon and a space, and check the indentation."
    ),
    "cannot start any token": (
        "Quote a text that begins with @, ` or %, and check the indentation."
    ),
    "could not find expected ':'": (
        "Write a colon and a space after the key, and indent a text's further lines."
    ),
    "did not find expected key": (
        "Line this key up with the keys beside it, and close every quote."
    ),
    "did not find expected '-' indicator": (
        "Line this entry up with the entries beside it, and begin it with “- ”."
    ),
    "block sequence entries are not allowed": (
        "Begin the list on the line after its key, or quote a text that begins with -."
    ),
    "unexpected end of stream": "Close the quote or bracket that is still open.",
    "unexpected document indicator": "Close the quote or bracket that is still open.",
    "unknown escape character": (
        "Write \\\\ for a backslash between double quotes, or use single quotes."
    ),
    "expected ',' or '": "Close the bracket, or quote a text that begins with one.",
    "expected <document start>": (
        "Line this up with the keys of the term, and remove everything after its end."
    ),
    "undefined tag handle": (
        "Remove the YAML tag, the word that begins with !, or quote it."
    ),
    "expected alphabetic or numeric character": (
        "Quote a text that begins with & or *."
    ),
    "while scanning a tag": "Quote a text that begins with !.",
}


def plain_words(problem: str) -> str:
    """What to do about a parser's complaint."""
    for part, sentence in _SENTENCES.items():
        if part in problem:
            return sentence
    return f"Check the indentation and quotes here: {problem}."
