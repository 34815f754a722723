"""One module per kind of source, each with `run(input, output, link)`, and what they share."""
