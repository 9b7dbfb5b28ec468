"""A process that reads one file and ends: ``python -m glossary.resumes.extract pdf``.

The file comes through standard input, JSON goes to standard output: the text, or the
name of the refusal. Files are made by strangers, so that the process may use little
memory and time, writes no file and knows no setting. It imports no Django, to start
quickly.
"""

import json
import sys
from importlib import import_module

from glossary.resumes.refusals import Refusal, RefusedError
from glossary.sandbox import limit

READERS = {
    "pdf": "glossary.resumes.pdf_text",
    "docx": "glossary.resumes.word_text",
}


def main(kind: str) -> None:
    limit()
    json.dump(extract(kind, sys.stdin.buffer.read()), sys.stdout)


def extract(kind: str, content: bytes) -> dict[str, str]:
    reader = import_module(READERS[kind])
    try:
        return {"text": reader.read(content)}
    except RefusedError as error:
        return {"refusal": error.refusal.name}
    except MemoryError:
        return {"refusal": Refusal.EXPANDS.name}
    except Exception:  # noqa: BLE001 - parsers fail in any way on damaged files
        return {"refusal": Refusal.BROKEN.name}


if __name__ == "__main__":
    main(sys.argv[1])
