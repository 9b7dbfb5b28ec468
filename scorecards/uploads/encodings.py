"""Which encoding a text file has that does not say so.

A byte order mark decides, then whether it is UTF-8. Of what is left, charset-normalizer
names the encodings that give no noise. Lists of names are short, so that several do:
the one whose letters are commonest in names comes first.
"""

import codecs
import re
import unicodedata

from charset_normalizer import from_bytes

from scorecards.uploads.limits import UnreadableError

MAX_SAMPLE = 20_000
NOT_TEXT = (
    "This file is neither CSV nor a spreadsheet. Save the list as CSV or .xlsx and "
    "upload that."
)
MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF32_LE: "utf-32",  # begins as UTF-16's does
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
WESTERN = ("äöüßéèêëàâçîïôûùúíóáñãå", "õøæœýÿðþìòì")
JAPANESE = ("田中山本佐藤鈴木高橋伊渡辺小林加吉村松井太郎子美一二三介大野花", "")
CYRILLIC_VOWELS, GREEK_VOWELS = "аеиоуыэюяіїє", "αεηιουωάέήίόύώϊ"
# Of names in the languages that are written so: common letters, and less common ones.
LETTERS = {
    "cp1252": WESTERN,
    "cp1250": ("ěščřžýáíéóúůöüßäąęłńśźżćőű", "ťďňľëţşâăđôç"),
    "cp1254": ("şğıçöü", "âîûé"),
    "cp1251": (CYRILLIC_VOWELS + "бвгджзйклмнпрстфхцчшщъьёґ", ""),
    "cp1253": (GREEK_VOWELS + "βγδζθκλμνξπρστφχψς", ""),
    "cp1257": ("āčēģīķļņšūž", "ąęėįųõäöü"),
    "cp932": JAPANESE,
    "euc_jp": JAPANESE,
    "gb18030": (
        "王李张刘陈杨黄赵吴周徐孙马朱胡林郭何高罗小明伟芳娜敏静丽强磊军洋",
        "",
    ),
    "big5": ("陳林黃張李王吳劉蔡楊許鄭謝郭洪邱曾廖賴大小文明華美玉志家雅淑", ""),
    "cp949": ("김이박최정강조윤장임한오서신권황안송류전홍민수지영현은희진", ""),
    "mac_roman": WESTERN,
}
LABELS = {
    "utf-8": "UTF-8",
    "utf-8-sig": "UTF-8",
    "utf-16": "UTF-16",
    "utf-32": "UTF-32",
    "cp1252": "Western European (Windows-1252)",
    "cp1250": "Central European (Windows-1250)",
    "cp1251": "Cyrillic (Windows-1251)",
    "cp1253": "Greek (Windows-1253)",
    "cp1254": "Turkish (Windows-1254)",
    "cp1257": "Baltic (Windows-1257)",
    "cp932": "Japanese (Shift JIS)",
    "euc_jp": "Japanese (EUC)",
    "gb18030": "Chinese, simplified (GB 18030)",
    "big5": "Chinese, traditional (Big5)",
    "cp949": "Korean (Windows-949)",
    "mac_roman": "Western European (Macintosh)",
}
WORD = re.compile(r"[^\W\d_]+")
# Where names leave it open, the commoner one.
PRIOR = {"cp1252": 0.06, "cp1250": 0.03, "mac_roman": -0.1, "cp1257": -0.1}
UNNAMED = 0.1  # noise of what charset-normalizer leaves out


def decode(content: bytes, encoding: str = "") -> tuple[str, str]:
    """The text, and the encoding: the one asked for, else the likeliest.

    Raises `UnreadableError`.
    """
    for tried in [encoding] if encoding in LABELS else _likely(content):
        try:
            text = content.decode(tried)
        except UnicodeError:
            continue
        if "\0" not in text:
            return text, tried
    if encoding:
        raise UnreadableError(
            f"This file is not written as {LABELS.get(encoding, encoding[:40])}. "
            "Choose another encoding."
        )
    raise UnreadableError(NOT_TEXT)


def _likely(content: bytes) -> list[str]:
    for mark, encoding in MARKS.items():
        if content.startswith(mark):
            return [encoding]
    if b"\0" in content:
        return []
    try:
        content.decode()
    except UnicodeDecodeError:
        return _by_letters(content)
    return ["utf-8"]


def _by_letters(content: bytes) -> list[str]:
    sample = _telling_lines(content)
    matches = from_bytes(sample, cp_isolation=[*LETTERS], threshold=0.5, steps=1)
    chaos = {match.encoding: match.chaos for match in matches}
    scores = {}
    for encoding in LETTERS:
        try:
            text = sample.decode(encoding)
        except UnicodeDecodeError:
            continue
        noise = chaos.get(encoding, UNNAMED)
        scores[encoding] = (
            _plausible(text, encoding) + PRIOR.get(encoding, 0) - noise / 2
        )
    best = max(scores, key=lambda each: scores[each], default="cp1252")
    likely = sorted(scores, key=lambda each: -scores[each])
    same = [e for e in likely if sample.decode(e) == sample.decode(best)]
    return sorted(same, key=[*LETTERS].index) + likely  # the commoner of equals


def _telling_lines(content: bytes) -> bytes:
    """Those with more than ASCII, as far as is needed; each is whole."""
    lines = [line for line in content.splitlines() if not line.isascii()]
    size = 0
    kept: list[bytes] = []
    for line in lines:
        size += len(line)
        if kept and size > MAX_SAMPLE:
            break
        kept.append(line)
    return b"\n".join(kept)


def _plausible(text: str, encoding: str) -> float:
    """How much its letters beyond ASCII look like those of names: 1 at best."""
    points = size = 0.0
    for character in WORD.sub(" ", text):
        if not character.isascii():
            weight = len(character.encode(encoding))
            size += weight
            points += weight * _symbol(character)
    words = [word for word in WORD.findall(text) if not word.isascii()]
    for word in words:
        odd = not (word.islower() or word.isupper() or word.istitle())
        odd = odd or (encoding in FOREIGN and re.search("[a-zA-Z]", word) is not None)
        for character in word:
            if not character.isascii():
                weight = len(character.encode(encoding))
                size += weight
                points += weight * (_letter(character, encoding) - 0.7 * odd)
    return points / size - _out_of_proportion(words, encoding) if size else 0


FOREIGN = {"cp1251": CYRILLIC_VOWELS, "cp1253": GREEK_VOWELS}
UNSPACED = {"cp932", "euc_jp", "gb18030", "big5", "cp949"}


def _out_of_proportion(words: list[str], encoding: str) -> float:
    """Latin words hardly of Latin letters, others without vowels."""
    letters = "".join(words).lower()
    if len(letters) < 4 or encoding in UNSPACED:
        return 0
    if vowels := FOREIGN.get(encoding):
        share, least = sum(each in vowels for each in letters) / len(letters), 0.22
        final = sum(word.endswith("ς") - ("ς" in word[:-1]) for word in words)
        return (0.5 if share < least else 0) - 0.1 * final / len(words)
    share = sum(each.isascii() for each in letters) / len(letters)
    return 0.6 if share < 0.25 else 0


def _symbol(character: str) -> float:
    if character in "’‘":
        return 0.8
    return -0.2 if character in "–—“”€\u00a0…\u3000・" else -1


def _letter(character: str, encoding: str) -> float:
    common, rarer = LETTERS[encoding]
    small = character.lower()
    if small in common or "\u3041" <= character <= "\u30fe":
        return 1
    if small in rarer:
        return 0.5
    if unicodedata.category(character) not in ("Lu", "Ll", "Lo"):
        return -1
    if "\uff61" <= character <= "\uff9f":  # half-width katakana: half of another
        return -0.5
    return 0.4 if unicodedata.category(character) == "Lo" else 0
