"""Foreign trade and international relations of a region: ``data/registers/region.toml``.

The package in reading order; each layer imports only from those before it:

    selection, language, settings, errors   leaves: what the reader chose, words, options, refusals
    loaders     files → checked frames          (published, relations, registers, customs)
    store       questions in, frames out        (one contract, two stores)
    measures    frame → frame                   (turnover, balance, shares, contribution …)
    figures     frame → Figure, pure            (one function a chart; theme holds the colours)
    layout      state → component tree, pure    (ids, controls, pages)
    exports     frames and figures → files
    callbacks   read → ask → measure → draw → return
    app         create_app(settings) joins them
    commands    what `python -m dashboard …` does

One noun runs through every layer: search for ``balance`` and the chart is found whole.
"""

__version__ = "0.1.0"
