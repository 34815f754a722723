"""The catalogue: every sentence that the engine says to the operator, in English, a module for each part of the studio.

`from studio.words import air as says`, then `says.no_key(name=...)`. A test reads every call, and the translations of all
templates. What only one kind of filter or destination says stands in the folder of that kind, a plugin's in its own.
"""
