"""What `make docs`, `make messages` and `make pictures` run."""
