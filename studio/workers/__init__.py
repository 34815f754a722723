"""One module per worker process, named like its kind, with `run(spec, link)`."""
