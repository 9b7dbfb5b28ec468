"""The candidates of one opening side by side, with their names or without."""
