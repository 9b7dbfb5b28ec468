"""The opening as a place: its candidates, round by round."""
