"""Commands: the door for whoever runs an installation (`tapem --help`)."""
