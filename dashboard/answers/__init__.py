"""Questions to the data with their measures, each asked once and kept: see dashboard.store.ask."""
