"""A letter -> a message, and a message -> a mail server. Never decides who gets what, never touches the state."""
