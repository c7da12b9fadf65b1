"""Screens: server-rendered, working without JavaScript, over all rooms.

One folder per area with its addresses, forms and views; templates under `templates/`.
"""
