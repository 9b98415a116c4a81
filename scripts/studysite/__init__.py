"""From `docs/**` to fragments and checks. Pure functions; the command lines beside this package read and write."""
