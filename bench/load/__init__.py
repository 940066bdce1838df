"""Real sessions against the server: how many visitors it carries, at which waits and in how much memory."""
