"""The pages of the static site: everything the application tells, as files that need no server."""
