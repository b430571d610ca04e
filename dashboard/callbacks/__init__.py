"""Thin wiring: read → ask → measure → draw → return."""
