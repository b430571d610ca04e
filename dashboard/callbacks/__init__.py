"""Dash and Flask: what the browser asks for is read, shown, answered; nothing is decided here.

Every module has ``register``. ``page`` and ``browser`` are the callbacks, ``asked`` reads what a
route is asked and says what went wrong, ``guard`` refuses what no page would send, ``kept`` keeps
whole answers.
"""
