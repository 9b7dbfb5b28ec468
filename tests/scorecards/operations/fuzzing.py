"""Requests that no browser sends: every address, changed, with hostile parts.

What a request looks like follows from the seed, its address, method and round alone.
"""

import random
import re
from dataclasses import dataclass, field
from urllib.parse import quote, quote_from_bytes

METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"]
METHODS += ["PROPFIND", "BREW"]
FORM = "application/x-www-form-urlencoded"
NAMED = re.compile(r'\sname="([^"<>]{1,80})"')

VALUES = [
    "",
    "\0",
    "a\0b",
    "9" * 30,
    "-1",
    "0",
    "1.5",
    "1e999",
    "NaN",
    "٣",
    "²",
    "None",
    "[",
    "[" * 20_000,
    "{}",
    '{"as": ["ida"], "x": ["\\ud800"]}',
    "2026-02-30",
    "0001-01-01",
    "9999-12-31",
    "24:61",
    "a\r\nSet-Cookie: x=y",
    "\u202e\ufeff\U000e0001",
    "a" + "\u0301" * 3_000,
    "x" * 20_000,
    "' OR 1=1 --",
    "%s%n{0}{{ x }}",
    "../../etc/passwd",
    "//evil.example/",
    "http://[::1",
    b"\xff\xfe\x00",
    b"\xed\xa0\x80",
    b"\xf0\x9f",
]
# Of each kind of field that somebody might send to a page that has none of them.
FIELDS = re.findall(
    r"\w+",
    "q p o e all page order sort hide kit open names first last role level opening "
    "candidate interviewer recommendation decision red_flags industry file at id "
    "id__range id__in pk__isnull id__exact id__x details__contains status__search "
    "submitted_at__year submitted_at__month submitted_at__day submitted_at__date "
    "_popup _to_field _facets _changelist_filters app_label model_name field_name term "
    "as sent path next username password reason text outcome rationale revision "
    "checksum start action index select_across _selected_action _save resume dismiss",
)
TYPES = [
    FORM,
    f"{FORM}; charset=latin-1",
    f"{FORM}; charset=utf-16",
    f"{FORM}; charset=UTF8",
    f"{FORM}; charset=none",
    f"{FORM}; charset=\xff",
    "multipart/form-data",
    "multipart/form-data; boundary=x; charset=latin-1",
    "multipart/form-data; boundary=",
    "multipart/form-data; boundary=\xff",
    "application/json; charset=utf-16",
    "text/plain; charset=idna",
    "",
    ";;;=",
]
# gunicorn lets no NUL and no end of a line through.
HEADERS = [
    {},
    {"accept": "application/json"},
    {"hx-request": "true"},
    {"hx-request": "true", "hx-current-url": "://[", "hx-target": "\xff"},
    {"hx-current-url-uri-autoencoded": "true", "hx-current-url": "%ff%00"},
    {"host": "evil.example"},
    {"host": "a..b:99999"},
    {"origin": "null"},
    {"origin": "http://[", "referer": "http://["},
    {"accept-language": "x-" * 300 + ", *;q=-1"},
    {"accept-encoding": "br;q=x, \xff"},
    {"range": "bytes=99-1", "if-range": "x"},
    {"if-modified-since": "x", "if-none-match": '"x'},
    {"x-forwarded-for": "x, ,", "x-forwarded-proto": "\xff"},
    {"x-request-id": "a b"},
    {"x-csrftoken": "\xff"},
    {"expect": "nothing", "upgrade": "x"},
    {"content-length": "-1"},
    {"content-length": "x"},
]
COOKIES = [
    {},
    {"csrftoken": "a" * 32},
    {"csrftoken": "\xff"},
    {"csrftoken": "x" * 4_000},
    {"messages": "[[", "django_language": "\0"},
]
FILE = (
    b'--x\r\nContent-Disposition: form-data; name="%s"; filename="%s"\r\n'
    b"Content-Type: application/octet-stream\r\n\r\n%s\r\n--x--\r\n"
)
CONTENTS = [b"", b"PK\x03\x04", b"%PDF-1.7\n", b"\xff" * 2_000, b"a,b\n1\n" * 50]


@dataclass
class Request:
    method: str
    address: str
    body: bytes = b""
    content_type: str = FORM
    headers: dict = field(default_factory=dict)
    cookies: dict = field(default_factory=dict)

    def send(self, client):
        for name, value in self.cookies.items():
            client.cookies[name] = value
        return client.generic(
            self.method,
            self.address,
            self.body,
            content_type=self.content_type,
            headers=self.headers,
        )

    def __str__(self):
        return (
            f"{self.method} {self.address[:300]} ({self.content_type!r}, "
            f"{self.headers}, {self.cookies}) {self.body[:300]}"
        )


def request(method, address, names, number, *, seed):
    """``names`` are of the fields that the page has."""
    chance = random.Random(f"{seed} {method} {address} {number}")
    found = Request(method, changed(address, chance))
    if chance.random() < 0.6:
        found.address += f"?{fields(FIELDS, chance, at_most=3)}"
    if chance.random() < 0.5:
        found.headers = chance.choice(HEADERS)
    if chance.random() < 0.3:
        found.cookies = chance.choice(COOKIES)
    if method not in ("GET", "HEAD", "TRACE"):
        fill(found, names, chance)
    return found


def fill(found, names, chance):
    kind = chance.random()
    if kind < 0.6:
        found.body = fields(names or FIELDS, chance, at_most=12).encode()
    elif kind < 0.8:
        name = chance.choice(names or ["file"]).encode()
        filename = chance.choice([b"a.xlsx", b"\xff", b"../a.pdf", b"a.csv", b""])
        found.body = FILE % (name, filename, chance.choice(CONTENTS))
        found.content_type = "multipart/form-data; boundary=x"
    else:
        found.body = chance.choice(
            [b"\xff\x00", b"[" * 50_000, b"&" * 2_000, b"=", b""]
        )
    if chance.random() < 0.3:
        found.content_type = chance.choice(TYPES)


def fields(names, chance, *, at_most):
    chosen = chance.choices(names, k=chance.randint(1, at_most))
    return "&".join(
        f"{quote(name)}={escaped(chance.choice(VALUES))}" for name in chosen
    )


def escaped(value):
    return quote_from_bytes(value) if isinstance(value, bytes) else quote(value)


def changed(address, chance):
    """As it is, with another key, or with something in it that none has."""
    path, _, query = address.partition("?")
    match chance.randrange(6):
        case 0:
            path = re.sub(r"\d+", chance.choice(["0", "9" * 25, "-1"]), path)
        case 1:
            odd = escaped(chance.choice(VALUES[1:]))[:2_000]
            path = re.sub(r"[^/]+(?=/[^/]*$)", lambda _: odd, path, count=1)
        case 2:
            path += chance.choice(["%00", "%ff", "//", "..;/", "%0d%0a", "x"])
    return f"{path}?{query}" if query else path
