"""The terms of the shipped glossary: read once, as each reading takes seconds."""

from django.conf import settings

from glossary.content_check import ContentCheck
from glossary.files.finding import find_files
from glossary.files.validation import read_glossary

CHECK = ContentCheck()
FILES = read_glossary(find_files([settings.FIXTURES_DIR / "glossary"]), check=CHECK)
