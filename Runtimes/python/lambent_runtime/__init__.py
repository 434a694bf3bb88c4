"""Lambent's client of the Runtime API for Python 3.8 and later.

Only what every invocation needs is imported at the start: errors, the configuration of `logging` and the whole of
`json` cost more than the interpreter itself and are fetched when they are first needed.
"""
