"""Why a file cannot be read, each as a sentence that says what to do instead."""

from enum import Enum

MAX_BYTES = 5 * 1024 * 1024
MAX_CHARACTERS = 200_000
MAX_PAGES = 100

_PASTE = "or paste the text instead"


class Refusal(Enum):
    """The name goes over the pipe from the process that reads; people see the value."""

    KIND = f"Choose a .pdf, .docx or .txt file, {_PASTE}."
    OLD_KIND = f"This kind of file cannot be read. Save it as .pdf or .docx, {_PASTE}."
    EMPTY = f"This file holds no text. Choose another, {_PASTE}."
    TOO_LARGE = f"This file is larger than 5 MB. Choose a smaller one, {_PASTE}."
    TOO_LONG = (
        f"This is longer than {MAX_CHARACTERS:,} characters. "
        "A résumé is a few pages: paste only those."
    )
    TOO_MANY_PAGES = (
        f"This PDF has more than {MAX_PAGES} pages. "
        "A résumé is a few: save only those, or paste their text."
    )
    EXPANDS = (
        "This file unpacks to far more than a résumé holds, so it was not opened. "
        "Save it anew, or paste the text instead."
    )
    TOOK_TOO_LONG = (
        "This file takes too long to read, so reading was stopped. "
        "Save it anew, or paste the text instead."
    )
    TEXT_TOOK_TOO_LONG = (
        "This text takes too long to read, so reading was stopped. "
        "Paste only the part about the candidate’s work."
    )
    PROTECTED = (
        "This file is protected with a password. "
        "Save it without the password, or paste the text instead."
    )
    MACROS = (
        "This Word file carries macros, which are programs, so it was not opened. "
        "Save it as .docx without them, or paste the text instead."
    )
    PICTURES_ONLY = (
        "This PDF holds pictures of pages only, without text. "
        "Paste the text, or choose the file it was made from."
    )
    BROKEN = f"This file is damaged and cannot be read. Save it anew, {_PASTE}."
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
        "Give the name its right ending, or paste the text instead."
    )


class RefusedError(Exception):
    """The file is not read. Shown as a sentence."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.value)
        self.refusal = refusal
