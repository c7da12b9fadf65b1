"""Pure decisions of the SPM: columns, completeness, the index, the checks, the comparison.

No Django, no clock: what day it is and what the figures are comes in as values.
"""
