"""Formats of dates and times, by the names Django looks for."""
