"""Frames and figures → files."""
