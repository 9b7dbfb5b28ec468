"""Takes the file through the preview: signed, in the page, stored nowhere."""

import zlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from typing import Any

from django.core import signing

from scorecards.models import Opening
from scorecards.uploads.limits import MAX_PACKED, UnreadableError
from scorecards.uploads.signed import HOURS, StaleError

SALT = "scorecards.candidate_files"


def pack(content: bytes, *, opening: Opening, user: Any) -> str:
    """Raises `UnreadableError` for more than a page takes along."""
    packed = urlsafe_b64encode(zlib.compress(content)).decode()
    if len(packed) > MAX_PACKED:
        raise UnreadableError(
            "The file is too large for a preview. Keep only the columns that you "
            "need, or upload it in parts."
        )
    return _signer(opening, user).sign(packed)


def unpack(text: str, *, opening: Opening, user: Any) -> bytes:
    """Raises `StaleError`."""
    try:
        packed = _signer(opening, user).unsign(text, max_age=HOURS)
    except signing.BadSignature as error:
        raise StaleError from error
    return zlib.decompress(urlsafe_b64decode(packed))


def _signer(opening: Opening, user: Any) -> signing.TimestampSigner:
    """Of this person and opening: nobody else's text passes."""
    return signing.TimestampSigner(salt=f"{SALT}.{opening.pk}.{user.pk}")
