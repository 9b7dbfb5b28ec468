"""What the commands share: progress, lists in a line, words about the database."""
