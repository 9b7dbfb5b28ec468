"""The debrief of one application: all its scorecards side by side, and the decision.

`page.build_debrief` makes the page out of what `reading.read` loads.
"""
