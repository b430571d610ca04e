"""Plot → plotly figure, office chart, HTML; the theme holds the only colours."""
