#!/usr/bin/env python3
"""Measures whether the cost of the control plane grows with the number of functions.

    Benchmarks/control/control.py --binary .build-release/release/lambent

Two servers run side by side, with few functions and with many; calls go to one and the other in turn, so that whatever else
the machine does hits both. Prints the medians and their ratio, the time from start to ready, and what a page of
ListFunctions costs at the beginning and at the end of the list. Exits with 1 when a bound is broken.
"""

import argparse
import contextlib
import itertools
import json
import os
import statistics
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1] / "Tests" / "EndToEnd"))

from support.clients import boto, signed_headers  # noqa: E402
from support.functions import Function  # noqa: E402
from support.seeding import seed  # noqa: E402
from support.server import Server  # noqa: E402
from support.wire import Connection  # noqa: E402

RATIO = 1.5
START = 2.0
"""Seconds from start to ready with many functions."""


class Population:
    """A server with so many functions, started on a directory that holds them already."""

    def __init__(self, count):
        self.server = Server("--log-level", "notice", environment={"LAMBENT_STATE_TRANSITION_DELAY": "0"})
        self.server.start()
        function = Function.create(boto(self.server.url), name="template")
        function.wait_active()
        self.server.stop()
        self.names = seed(self.server.data, "template", count - 1)
        started = time.perf_counter()
        self.server.start()
        self.start = time.perf_counter() - started
        self.client = boto(self.server.url)
        self.connection = Connection(self.server.port)
        # Across the whole list, so that no page of the database serves more than its share.
        self.turn = itertools.cycle(self.names[:: max(1, len(self.names) // 50)])

    def close(self):
        self.connection.close()
        self.server.close()

    def get(self):
        return self.exchange("GET", f"/2015-03-31/functions/{next(self.turn)}")

    def update(self):
        name = next(self.turn)
        took = self.exchange("PUT", f"/2015-03-31/functions/{name}/configuration", {"Description": str(time.time_ns())})
        Function(self.client, name).wait_updated()
        return took

    def settings(self):
        return self.exchange("GET", "/2016-08-19/account-settings/")

    def page(self, marker):
        return self.exchange("GET", "/2015-03-31/functions/?MaxItems=50" + (f"&Marker={marker}" if marker else ""))

    def exchange(self, method, target, body=None):
        """Microseconds from the first byte sent to the last byte received."""
        data = json.dumps(body).encode() if body is not None else b""
        headers = signed_headers(self.server.url, method, target, data, {"Content-Type": "application/json"})
        started = time.perf_counter_ns()
        status, answer = self.connection.exchange(method, target, headers, data)
        took = (time.perf_counter_ns() - started) / 1000
        assert status == 200, (status, answer)
        return took

    def last_marker(self):
        """The marker of the last page, found by walking through all of them; every function is seen once."""
        seen, marker, before = [], None, None
        while True:
            answer = self.client.list_functions(**({"Marker": marker} if marker else {}))
            seen += [f["FunctionName"] for f in answer["Functions"]]
            if "NextMarker" not in answer:
                assert seen == sorted([*self.names, "template"])
                return before
            before = marker = answer["NextMarker"]


def medians(few, many, call, count):
    times = ([], [])
    for turn in range(count + 10):
        for population, kept in zip((few, many), times):
            took = call(population)
            if turn >= 10:
                kept.append(took)
    return tuple(statistics.median(kept) for kept in times)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--binary", required=True, help="the built lambent, a release build")
    parser.add_argument("--few", type=int, default=100)
    parser.add_argument("--many", type=int, default=20_000)
    parser.add_argument("--count", type=int, default=300, help="calls to take the median of")
    arguments = parser.parse_args()
    os.environ["LAMBENT_BINARY"] = arguments.binary
    broken = False
    with contextlib.ExitStack() as stack:
        populations = []
        for size in (arguments.few, arguments.many):
            populations.append(Population(size))
            stack.callback(populations[-1].close)
        few, many = populations
        print(f"{'':32} {arguments.few:>12} {arguments.many:>12} {'ratio':>8}")
        for label, call in (
            ("GetFunction", Population.get),
            ("UpdateFunctionConfiguration", Population.update),
            ("GetAccountSettings", Population.settings),
        ):
            left, right = medians(few, many, call, arguments.count)
            broken |= right > left * RATIO
            print(f"{label:32} {left:9.0f} µs {right:9.0f} µs {right / left:7.2f}×")
        first, last = None, many.last_marker()
        beginning = statistics.median(many.page(first) for _ in range(50))
        end = statistics.median(many.page(last) for _ in range(50))
        broken |= end > beginning * RATIO
        print(f"{'ListFunctions, first and last page':32} {beginning:7.0f} µs {end:9.0f} µs {end / beginning:7.2f}×")
        broken |= many.start > START
        print(f"{'start to ready':32} {few.start * 1000:9.0f} ms {many.start * 1000:9.0f} ms")
    if broken:
        sys.exit(f"over the bounds: {RATIO} times the median with few functions, {START} s to ready")


if __name__ == "__main__":
    main()
