"""Frame → frame: the arithmetic of foreign trade."""
