"""From `docs/**` to fragments, checks and the published site. Pure functions, but for publish/, offline.py and
reload.py, which change `site/`.
"""
