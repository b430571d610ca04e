"""State → component tree, pure."""
