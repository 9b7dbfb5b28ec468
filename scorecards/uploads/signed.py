"""What a preview carries through the page: signed, stored nowhere."""

HOURS = 4 * 60 * 60


class StaleError(Exception):
    """It was changed, is of another record or person, or too old."""
