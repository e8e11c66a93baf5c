"""What the reader knows, as data files that anyone can read and extend, each with its loader and its source stated."""
