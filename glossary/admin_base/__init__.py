"""What all admin pages share, including those of scorecards."""
