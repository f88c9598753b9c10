"""What is known of an activation, an optimiser or a loss in several tables is known in all of them.

CONTRIBUTING.md leads here: the test that fails names the table in which a new entry is missing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

import numpy as np
import pytest
import torch

from playground import agreement, differences, hessian
from playground.activations import ACTIVATIONS
from playground.diagnosis.judges import SATURATING
from playground.diagnosis.remedies import ADAPTIVE, KINKED, SMALL_RATES
from playground.experiment import LOSSES, OPTIMIZERS, Training
from playground.export.onnx import ACTIVATION_NODES
from playground.export.training_code import LOSS_CODE, OPTIMIZER_CODE
from playground.losses import LOSS_FUNCTIONS, SUM
from playground.optimizers import OPTIMIZER_CLASSES
from playground.scripted import compiled
from playground.spectrum import PIECES
from playground.update_steps import RULES
from playground.variants import USUAL_RATES
from playground.walk_steps import LOSS_FORMULAS
from tests.core import reference

FAR = np.array([-30.0, 30.0])
TABLES: dict[str, tuple[Collection[str], Iterable[str]]] = {
    "MODULES in playground/agreement.py": (agreement.MODULES, ACTIVATIONS),
    "SECOND_DERIVATIVES in playground/hessian.py": (hessian.SECOND_DERIVATIVES, ACTIVATIONS),
    "ACTIVATION_NODES in playground/export/onnx.py": (ACTIVATION_NODES, ACTIVATIONS),
    "MODULES in tests/core/reference.py": (reference.MODULES, ACTIVATIONS),
    "OPTIMIZER_CLASSES in playground/optimizers.py": (OPTIMIZER_CLASSES, OPTIMIZERS),
    "RULES in playground/update_steps.py": (RULES, OPTIMIZERS),
    "USUAL_RATES in playground/variants.py": (USUAL_RATES, OPTIMIZERS),
    "ADAPTIVE or SMALL_RATES in playground/diagnosis/remedies.py": ([*ADAPTIVE, *SMALL_RATES], OPTIMIZERS),
    "OPTIMIZER_CODE in playground/export/training_code.py": (OPTIMIZER_CODE, OPTIMIZERS),
    "OPTIMIZERS in tests/core/reference.py": (reference.OPTIMIZERS, OPTIMIZERS),
    "LOSS_FUNCTIONS in playground/losses.py": (LOSS_FUNCTIONS, LOSSES),
    "LOSSES in playground/agreement.py": (agreement.LOSSES, LOSSES),
    "LOSS_SLOPES in playground/hessian.py": (hessian.LOSS_SLOPES, LOSSES),
    "LOSS_FORMULAS in playground/walk_steps.py": (LOSS_FORMULAS, LOSSES),
    "LOSS_CODE in playground/export/training_code.py": (LOSS_CODE, LOSSES),
    "LOSSES in tests/core/reference.py": (reference.LOSSES, LOSSES),
}


@pytest.mark.parametrize("table", TABLES)
def test_every_table_has_an_entry_for_each(table: str) -> None:
    there, wanted = TABLES[table]
    lacking, unknown = set(wanted) - set(there), set(there) - set(wanted)
    assert not lacking, f"{table} lacks {lacking}"
    assert not unknown, f"{table} has {unknown}, which the first table does not know"


def far_slopes(name: str) -> tuple[float, float]:
    """|f′| far to the left and far to the right."""
    left, right = np.abs(ACTIVATIONS[name].derivative(FAR, 0.01))
    return float(left), float(right)


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_the_diagnosis_knows_which_activations_are_flat_at_an_end(name: str) -> None:
    flat = min(far_slopes(name)) < 1e-6 and name != "relu"  # of which "dead" speaks
    assert (name in SATURATING) is flat, "SATURATING in playground/diagnosis/judges.py"


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_the_diagnosis_knows_which_activations_pass_half_of_their_inputs_on(name: str) -> None:
    left, right = far_slopes(name)
    assert (name in KINKED) is (right > 0.99 and left < 0.1), "KINKED in playground/diagnosis/remedies.py"


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_every_kink_is_known(name: str) -> None:
    z = np.linspace(-8.0, 8.0, 160_001)
    jumps = np.abs(np.diff(ACTIVATIONS[name].derivative(z, 0.1))) > 0.05
    kinks = {round(float(at), 2) for at in z[:-1][jumps]}
    assert kinks <= {0.0}, "differences.py and hessian.py know of kinks at z = 0 alone"
    assert (name in differences.KINKED) is bool(kinks), "KINKED in playground/differences.py"
    assert (name in hessian.PIECEWISE_LINEAR) is bool(kinks), "PIECEWISE_LINEAR in playground/hessian.py"
    assert (name in PIECES) is bool(kinks), "PIECES in playground/spectrum.py"


@pytest.mark.parametrize("loss", LOSSES)
def test_a_batch_of_runs_has_each_runs_own_gradient(loss: str) -> None:
    training = Training(loss=loss, huber_delta=0.3)
    output, target = torch.linspace(-2.0, 2.0, 14).reshape(2, 7, 1), torch.linspace(1.0, -1.0, 14).reshape(2, 7, 1)
    together, alone = torch.empty_like(output), torch.empty_like(output)
    script = LOSS_FUNCTIONS[loss].script.format(reduction=SUM, rows=1).replace("; ", "\n    ")
    run = compiled(f"def run(output: Tensor, target: Tensor, out: Tensor, delta: float, one: Tensor):\n    {script}\n")
    run(output, target, together, training.huber_delta, torch.tensor(1 / 7))
    for run in range(2):
        LOSS_FUNCTIONS[loss].backward(output[run], target[run], training.huber_delta, alone[run])
    assert torch.equal(together, alone)
