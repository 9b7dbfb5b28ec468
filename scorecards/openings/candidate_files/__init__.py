"""Candidates from a file: read, checked row by row, and added all at once.

``reading`` turns what was uploaded into rows, ``checking`` says what each would do,
``carrying`` takes them through the preview without storing them, ``adding`` adds them.
"""
