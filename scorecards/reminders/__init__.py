"""Reminders by email to interviewers with a scorecard to do."""
