"""Candidates from a file: read, checked row by row, and added all at once.

``rows`` is what was uploaded, ``checking`` says what each row would do, ``carrying``
takes the file through the preview without storing it.
"""
