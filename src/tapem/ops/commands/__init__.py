"""One file per family of commands; each reads arguments, calls one function, prints."""
