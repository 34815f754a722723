"""The kinds of things that a show names and a worker makes: what each is set to, as frozen values of the document."""
