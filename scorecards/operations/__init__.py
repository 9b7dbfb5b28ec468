"""For the people who run the site: logs, error pages and checks before a start."""
