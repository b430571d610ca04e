"""The four figures in Streamlit: ``ROWS=FOLDER streamlit run in_streamlit.py``."""

from __future__ import annotations

import streamlit as st
from trade import FLOWS, four, narrowed, rows_of, years_of

st.set_page_config(layout="wide")
frame = st.cache_resource(rows_of, show_spinner=False)()
years = years_of(frame)
bar = st.columns(4)
year = bar[0].selectbox("Year", years, index=len(years) - 1, key="year")
flow = bar[1].radio("Flow", list(FLOWS), format_func=FLOWS.get, horizontal=True, key="flow")
partners = bar[2].multiselect("Partners", list(frame["partner"].cat.categories), key="partner")
sectors = bar[3].multiselect("Sectors", list(frame["sector"].cat.categories), key="sector")
places = st.columns(2)
for place, figure in enumerate(four(narrowed(frame, flow, partners, sectors), year)):
    places[place % 2].plotly_chart(figure, key=f"figure-{place}")
