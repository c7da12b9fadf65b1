"""Commands: the door for whoever runs an installation (`tapem --help`).

`cli` lists the commands, `commands/` holds one file per family of them; each reads its
arguments, calls one function and prints. Modules that need Django are imported inside
the command, after `console.installation()`, so that `tapem proofread` needs no database.
"""
