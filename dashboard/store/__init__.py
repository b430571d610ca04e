"""Questions in, frames out."""
