"""The terms of the shipped glossary, read by the first test that needs them.

Reading takes seconds; which terms there are, their files' names say.
"""

from functools import cache

from django.conf import settings

from glossary.content_check import ContentCheck
from glossary.files.finding import find_files, source_of
from glossary.files.schema import Kind
from glossary.files.validation import read_glossary

PATHS = find_files([settings.FIXTURES_DIR / "glossary"])
SOURCES = [source_of(Kind.TERM, path) for path in PATHS]


@cache
def read():
    check = ContentCheck()
    return check, {file.source: file for file in read_glossary(PATHS, check=check)}


def files():
    _, by_source = read()
    return list(by_source.values())


def file_of(source):
    _, by_source = read()
    return by_source[source]
