"""The pages, one module each: fetch, shape, render."""
