"""Settings, root addresses and the entry point of the server: the top of the house."""
