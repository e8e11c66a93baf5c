"""The ledger in a browser: pages rendered on the server, and the same questions as an HTTP API."""
