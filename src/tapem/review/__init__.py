"""What becomes of the proofreader's findings on a text that still changes.

The proofreader itself knows no persons: here somebody dismisses a finding with a reason,
and the dismissal holds as long as the words that it was given for stand.

Nouns: Dismissal, Subject, ReviewedFindings.
"""
