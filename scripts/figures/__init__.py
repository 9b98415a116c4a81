"""The figures of the site, drawn by code: one module per topic, one function per figure (see registry.py)."""
