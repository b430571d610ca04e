"""Numbers → sentences in every language: titles, findings, notes, the brief."""
