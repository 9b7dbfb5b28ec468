"""How long the texts of several records may be, in characters."""

NOTE_LENGTH = 50_000
