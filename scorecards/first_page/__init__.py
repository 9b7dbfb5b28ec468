"""The menu of every page, and what waits for a person who enters the admin."""
