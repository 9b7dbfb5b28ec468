"""Sends a page's form as a browser does: with the revision that the page has."""

import re
from urllib.parse import urlsplit

from django.test import Client

from glossary.admin_base.revisions import FIELD

REVISED = re.compile(
    r"/admin/.*/\d+/(change|questions|build|arrange|rename|plan|team|times)/"
)
REVISION = re.compile(rf'name="{FIELD}" value="(\w*)"')


class Editor(Client):
    """Looks at the page before it sends a form that would replace something.

    Give the revision to send that of an older page, or None to send none.
    """

    def post(self, path, data=None, *args, **kwargs):
        if isinstance(data, dict | None) and REVISED.fullmatch(urlsplit(path).path):
            data = self.with_revision(path, {**(data or {})})
        return super().post(path, data, *args, **kwargs)

    def with_revision(self, path, data):
        if FIELD not in data:
            page = self.get(path)
            found = REVISION.search(page.text) if page.status_code == 200 else None
            data[FIELD] = found[1] if found else None
        if data[FIELD] is None:
            del data[FIELD]
        return data
