"""The commands of `legation`, one file each."""
