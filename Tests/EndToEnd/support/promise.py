"""What `lambent doctor` says of this host, so that tests of what it does not keep are skipped with the reason."""

import functools
import json

import pytest

from support.server import run_command


@functools.cache
def rows():
    shown = run_command("doctor", "--json")
    assert shown.returncode == 0, shown.stderr
    return {row["setting"]: row for row in json.loads(shown.stdout)}


def needs(*settings):
    """Skips the test, with doctor's reason and cure, unless the settings are enforced on this host."""
    for setting in settings:
        row = rows()[setting]
        if row["state"] != "enforced":
            cure = f"; cure: {row['cure']}" if row.get("cure") else ""
            pytest.skip(f"{setting} is not enforced here: {row['reason']}{cure}")
