"""The pieces that pages are made of: values → component tree, pure."""
