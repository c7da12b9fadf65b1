"""The language of what is official: Indonesian, whatever language a screen is shown in."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from django.utils import translation

LANGUAGE = "id"

P = ParamSpec("P")
R = TypeVar("R")


def in_indonesian(function: Callable[P, R]) -> Callable[P, R]:
    """Run a function that makes a paper, or words that are kept, in Indonesian."""

    @wraps(function)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        with translation.override(LANGUAGE):
            return function(*args, **kwargs)

    return run
