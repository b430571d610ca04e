"""Files → checked pandas frames; knows no Dash."""
