"""The figures and tables that a plan lends to its draft, computed from records only."""
