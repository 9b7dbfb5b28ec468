"""Views of lists that people save under a name: one place for every list there is."""
