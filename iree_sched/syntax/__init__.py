"""Text: tokens, the outline of a file, grammars. It knows no operation."""
