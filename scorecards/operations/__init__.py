"""What those who run the site need: its log, its refusals, checks before a start."""
