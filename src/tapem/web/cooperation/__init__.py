"""Screens of inter-regional cooperation: board, register, agreements, name, secretariat, law."""
