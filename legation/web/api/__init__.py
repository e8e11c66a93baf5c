"""The HTTP API, version 1: the same questions as JSON, by the record contract."""
