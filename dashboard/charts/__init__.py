"""Frames and a query → Chart: one module a chart, pure."""
