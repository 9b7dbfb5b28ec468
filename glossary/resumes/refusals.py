"""Why a file can't be read, each as a sentence that says what to do instead."""

from enum import Enum

MAX_BYTES = 5 * 1024 * 1024
MAX_CHARACTERS = 200_000
MAX_PAGES = 100

_PASTE = "or paste the text instead"


class Refusal(Enum):
    """The reading process sends the name; people see the value."""

    KIND = f"This kind of file can’t be read. Use .pdf, .docx or .txt, {_PASTE}."
    OLD_KIND = f"This old format can’t be read. Save it as .pdf or .docx, {_PASTE}."
    EMPTY = f"This file has no text. Choose another, {_PASTE}."
    TOO_LARGE = f"This file is larger than 5 MB. Choose a smaller one, {_PASTE}."
    TOO_LONG = (
        f"This is longer than {MAX_CHARACTERS:,} characters. Paste only the résumé."
    )
    TOO_MANY_PAGES = (
        f"This PDF has more than {MAX_PAGES} pages. "
        "Save only the résumé’s pages, or paste their text."
    )
    EXPANDS = (
        "This file unpacks to far more than a résumé, so it wasn’t opened. "
        "Save it again, or paste the text instead."
    )
    TOOK_TOO_LONG = (
        "This file took too long to read. Save it again, or paste the text instead."
    )
    TEXT_TOOK_TOO_LONG = (
        "This text took too long to read. "
        "Paste only the part about the candidate’s work."
    )
    PROTECTED = (
        "This file is protected with a password. "
        "Save it without the password, or paste the text instead."
    )
    MACROS = (
        "This Word file has macros, so it wasn’t opened. "
        "Save it as .docx without them, or paste the text instead."
    )
    PICTURES_ONLY = (
        "This PDF contains only pictures of pages. "
        "Paste the text, or choose the file it was made from."
    )
    BROKEN = f"This file is damaged and can’t be read. Save it again, {_PASTE}."
    NOT_PDF = (
        "The name ends in .pdf, but this is not a PDF. "
        "Choose the right file, or paste the text instead."
    )
    NOT_WORD = (
        "The name ends in .docx, but this is not a Word document. "
        "Choose the right file, or paste the text instead."
    )
    NOT_TEXT = (
        "The name ends in .txt, but this is not plain text. "
        "Rename the file with its real ending, or paste the text instead."
    )


class RefusedError(Exception):
    """The file is not read. Shown as a sentence."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.value)
        self.refusal = refusal
