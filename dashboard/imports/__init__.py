"""The owner's files → releases: formats, reading, faults, report, engines, publishing."""
