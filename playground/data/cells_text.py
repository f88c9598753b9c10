"""A dataset as text, as a spreadsheet takes it for cells."""

from __future__ import annotations

import csv
import io

from playground.data.dataset import Dataset


def cells_of(dataset: Dataset) -> str:
    """A line of names and a line for each row, the target last, tabs between; numbers as they are, to the bit."""
    import numpy as np

    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter="\t", lineterminator="\n")
    writer.writerow([*dataset.feature_names, dataset.target_name])
    writer.writerows(np.column_stack([dataset.x, dataset.y]).tolist())
    return text.getvalue()
