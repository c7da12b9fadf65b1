"""What can go wrong before a single rule has run."""


class Unreadable(ValueError):
    """The input holds no text that could be proofread; ``str()`` is one clear Indonesian line."""
