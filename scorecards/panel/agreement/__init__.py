"""How far interviewers agree: figures over submitted scorecards, and their words.

The modules of figures take plain mappings and sequences; `reading` alone knows the
database. `docs/agreement.md` has each figure with its source and floor.
"""
