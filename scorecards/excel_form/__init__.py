"""One scorecard as a form in Excel: to print, or to fill without a network.

``layout`` says what stands on the sheet and ``writing`` writes it; ``reading`` and
``contents`` read it back, ``changes`` says what that would do, ``storing`` does it.
``identity`` is what the workbook and the scorecard know each other by.
"""
