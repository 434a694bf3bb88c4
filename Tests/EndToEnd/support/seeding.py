"""Many functions at once: copies of one function's record, written straight into the storage of a server that is stopped."""

import json
import sqlite3
from contextlib import closing


def seed(data, template, count, prefix="seeded"):
    """Adds `count` copies of the function `template` under new names, and returns the names in their order."""
    names = [f"{prefix}-{number:06}" for number in range(count)]
    with closing(sqlite3.connect(f"{data}/records.sqlite")) as database, database:
        identifier, value = database.execute(
            "SELECT id, value FROM records WHERE collection = 'functions' AND id LIKE ?", (f"%/{template}",)
        ).fetchone()
        scope = identifier.removesuffix(template)
        record = json.loads(value)
        assert not record["shown"].get("environment"), "variables are sealed to the name of their function"
        digests = database.execute(
            "SELECT position, digest FROM blob_references WHERE collection = 'functions' AND id = ?", (identifier,)
        ).fetchall()
        ((group, weight),) = database.execute(
            "SELECT weight_group, weight FROM records WHERE collection = 'functions' AND id = ?", (identifier,)
        ).fetchall()
        (last,) = database.execute("SELECT last FROM version_counter").fetchone()
        rows, references = [], []
        for number, name in enumerate(names, last + 1):
            record["name"] = name
            for settings in (record["shown"], record["effective"]):
                settings["logging"]["group"] = f"/aws/lambda/{name}"
            rows.append((scope + name, number, json.dumps(record).encode(), group, weight))
            references += [(scope + name, position, digest) for position, digest in digests]
        database.executemany("INSERT INTO records VALUES ('functions', ?, ?, ?, ?, ?)", rows)
        database.executemany("INSERT INTO blob_references VALUES ('functions', ?, ?, ?)", references)
        database.execute(
            "UPDATE record_totals SET amount = amount + ?, count = count + ? "
            "WHERE weight_group = ? AND collection = 'functions'",
            (count * weight, count, group),
        )
        database.execute("UPDATE version_counter SET last = ?", (last + count,))
    return names
