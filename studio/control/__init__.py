"""How programs on this computer steer the studio: JSON-RPC server, client, and the state tree between them."""
