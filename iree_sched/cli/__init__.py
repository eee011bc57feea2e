"""The command line: flags and screens; nothing is computed here."""
