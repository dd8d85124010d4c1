"""What is found, as charts: Vega-Lite's and ECharts' own descriptions, made of plain values.

Every mark carries the ids that the app needs to open what was clicked, and words that a screen
reader speaks. Each fill comes with an ink that can be read on it.
"""
