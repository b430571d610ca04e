"""Frame → Figure, pure: one function a chart."""
