"""The app, for `streamlit run app.py`; `loftegraf app` starts it over a knowledge base.

The server loads this file once, and Streamlit runs it anew for every look at a page.
"""

from __future__ import annotations

import streamlit as st

if __name__ == "__main__":
    from kg.views import frame

    frame.show()
else:
    from starlette.middleware import Middleware

    from kg.headers import Headers
    from kg.views.parts.failures import unexpected
    from kg.views.parts.warming import warmed

    app = st.App(
        __file__,
        lifespan=warmed,
        middleware=[Middleware(Headers)],
        on_script_error=unexpected,
    )
