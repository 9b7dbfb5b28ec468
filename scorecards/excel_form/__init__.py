"""One scorecard as an Excel form: to print, or to fill in offline.

``layout`` says what is on the sheet and ``writing`` writes it; ``reading`` and
``contents`` read it back, ``changes`` says what that would do, ``storing`` does it.
``identity`` is what the workbook and the scorecard know each other by.
"""
