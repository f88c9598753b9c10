"""What a person watches: one file a plot, all with the same small interface."""
