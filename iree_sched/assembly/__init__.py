"""Between the text of an op and its form: what the rules of the grammars mean, both ways."""
