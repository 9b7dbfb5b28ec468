"""Notes taken elsewhere, brought into a scorecard: split, previewed, added, undone."""
