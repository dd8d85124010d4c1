"""The app, for `streamlit run app.py`; `loftegraf app` starts it over a knowledge base.

The server loads this file once, and Streamlit runs it anew for every look at a page.
"""

from __future__ import annotations

import streamlit as st

from kg.views import frame

if __name__ == "__main__":
    frame.show()
else:
    from starlette.middleware import Middleware

    from kg.headers import Headers

    app = st.App(__file__, middleware=[Middleware(Headers)], on_script_error=frame.failed)
