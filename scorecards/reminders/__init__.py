"""Reminders by e-mail to those who owe a scorecard."""
