"""Control plane calls cost the same however many functions there are."""

import statistics
import time

import pytest

from support.clients import boto
from support.functions import Function
from support.seeding import seed
from support.server import Server

FEW, MANY = 50, 4000


def population(server, count):
    Function.create(boto(server.url), name="template").wait_active()
    server.stop()
    names = seed(server.data, "template", count)
    server.start()
    return boto(server.url), names


@pytest.fixture(scope="module")
def populations():
    with Server() as few, Server() as many:
        yield population(few, FEW), population(many, MANY)


def test_the_list_is_whole_and_in_order(populations):
    _, (client, names) = populations
    pages = [page["Functions"] for page in client.get_paginator("list_functions").paginate()]
    assert [f["FunctionName"] for page in pages for f in page] == sorted([*names, "template"])
    assert {len(page) for page in pages[:-1]} == {50}
    middle = client.list_functions(MaxItems=3)
    assert [f["FunctionName"] for f in middle["Functions"]] == names[:3]


def test_functions_among_many_are_like_any(populations):
    _, (client, names) = populations
    function = Function(client, names[MANY // 2])
    assert function({"do": "see"})["function"] == "handler"
    function.update(Description="one of many")
    assert function.configuration()["Description"] == "one of many"
    assert Function(client, names[0]).configuration()["Description"] == ""


@pytest.mark.parametrize("operation", ["get", "update", "list", "settings"])
def test_the_cost_does_not_grow(populations, operation):
    """Both servers are asked in turn, so that whatever else the machine does hits both."""

    def took(client, names, turn):
        name = names[turn * 7 % len(names)]
        started = time.perf_counter()
        if operation == "get":
            client.get_function(FunctionName=name)
        elif operation == "list":
            client.list_functions(MaxItems=20)
        elif operation == "settings":
            assert client.get_account_settings()["AccountUsage"]["FunctionCount"] == len(names) + 1
        else:
            client.update_function_configuration(FunctionName=name, Description=str(turn))
        return time.perf_counter() - started

    times = ([], [])
    for turn in range(40):
        for kept, (client, names) in zip(times, populations):
            kept.append(took(client, names, turn))
            if operation == "update":
                Function(client, names[turn * 7 % len(names)]).wait_updated()
    few, many = (statistics.median(kept) for kept in times)
    # A cost that grew with the number would be eighty times as high.
    assert many < few * 4, (few, many)
