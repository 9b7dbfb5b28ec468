"""What all pages of the admin share, those of scorecards too."""
