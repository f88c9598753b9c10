"""What a person edits: data, layers, training."""
