"""The app's frame: finds the pages in `kg/views`, and shows the one that the address names."""

from __future__ import annotations

import streamlit as st

from kg.views import frame

st.set_page_config(page_title=frame.NAME, page_icon=frame.ICON, layout="wide")
frame.show()
