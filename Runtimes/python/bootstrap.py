"""Runs a Python function: `python -S bootstrap.py`. See ../README.md for what it expects."""

from lambent_runtime.main import main

main()
