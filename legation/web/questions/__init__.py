"""What only the pages ask of the ledger: counts by day and month, who spoke to whom, events on a map."""
