"""The columns, types and rules of every table in ``data/``, a module a kind of table.

`dashboard.loaders.tables` reads a file by its schema and tells all its faults at once. Text is
never missing: an empty cell is ``""``. Numbers are ``Int64`` or ``float64``, where an empty cell
is missing, never 0. Cells that hold several codes or dates separate them by ``;``. Dates may be
partial: ``2018``, ``2018-05`` or ``2018-05-28``.
"""
