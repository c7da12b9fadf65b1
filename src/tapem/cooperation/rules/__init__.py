"""Pure decisions of the room: states and guards, figures, and the fifteen checks."""
