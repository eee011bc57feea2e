"""The bridge to the installed IREE: its tools."""
