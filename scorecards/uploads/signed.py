"""What a preview carries through the page: signed, not stored."""

HOURS = 4 * 60 * 60


class StaleError(Exception):
    """It was changed, is too old, or belongs to another record or person."""
