"""The interviewer's pages: starting, filling in, reviewing, submitting."""
