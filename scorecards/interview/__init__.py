"""The interviewer's pages: what is owed, starting, filling, reviewing, submitting."""
