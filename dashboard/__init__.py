"""Foreign trade and international relations of a region: ``data/registers/region.toml``.

The package in reading order; each layer imports only from those before it:

    lean_frames pandas without Arrow, before anything reads it
    user_folder  where the data of a user lie
    settings, typography, language, sentences, errors, logs    leaves: options, words, refusals
    accounts    who may log in
    audit       what was done and by whom
    ownership   what root writes is the owner's
    whole_files a file is written whole, or stays as it was
    copies      a value with some fields changed
    sight       how far a reader sees: what is for publication, or all
    flows       exports and imports, and their nouns
    months      some months of a year
    choices     what may be asked of a dataset      (values: of any)
    message_names  the names that messages ask for, without reading them all
    grammar     the names of an address, how each is read and written
    query       what is asked
    suggested   what there is in the place of what is not understood
    parser      the query of an address or of flags (checked against its dataset's choices)
    certainty   how exactly a number is known       (qualifiers, digits)
    amount      a number with what is known of it
    row_amounts  amounts read from the cells of rows
    trade_rows  the rows in which trade is answered
    loaders     files → checked frames              (published, relations, registers, releases)
    imports     the owner's files → releases
    store       questions in, frames out            (one contract; `ask` is the one cached way)
    measures    frame → frame, arithmetic only      (turnover, balance, shares, contribution …)
    answers     the questions, each with the fields of the query that it depends on
    narrative   numbers → sentences                 (titles, findings, notes, the brief)
    charts      frames → Chart, pure                (one module a chart, found by itself)
    render      Chart → figure, office chart, table (theme holds the colours)
    documents   what a deck, factsheet, brief, workbook contain
    pages       Chart → component tree, pure        (one module a page)
    exports     documents → files
    callbacks   read → ask → draw → return          (Dash and Flask only)
    app         create_app(settings) joins them
    commands    what `python -m dashboard …` does

One noun runs through every layer: search for ``balance`` and the chart is found whole.
"""

from dashboard.lean_frames import spare_arrow

__version__ = "0.2.0"

spare_arrow()
