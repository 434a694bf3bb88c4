"""Waiting for a condition with a deadline, never for a fixed time."""

import time


def until(condition, *, within=10.0, every=0.02, what="the condition"):
    """Calls `condition` until it returns something true, and returns that; fails after `within` seconds."""
    deadline = time.monotonic() + within
    while True:
        value = condition()
        if value:
            return value
        if time.monotonic() > deadline:
            raise AssertionError(f"{what} did not come true within {within} s (last: {value!r})")
        time.sleep(every)
