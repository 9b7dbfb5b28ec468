"""Turns a page in plain text into the file of a term; `docs/importing.md` says how.

Bytes become lines (`source`), lines blocks under headings (`headings`, `sections`),
blocks the parts of a page (`reading` and the modules beside it), and those YAML
(`building`), with everything said that a person has to look at (`report`).
"""
