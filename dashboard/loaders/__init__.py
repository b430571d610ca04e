"""Files → checked pandas frames; knows no Dash."""

import pandas as pd

# Frames here are small and read text by text, at which Arrow's storage is several times slower.
pd.set_option("mode.string_storage", "python")
