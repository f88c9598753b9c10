"""The code that builds the network and trains it, to the bit as ``playground.trainer`` does."""

from __future__ import annotations

from playground.activations import ACTIVATIONS
from playground.experiment import INITIALISATIONS, LOSSES, OPTIMIZERS
from playground.export.program import Program, Section
from playground.frames import SUBSETS
from playground.words import said

PRINTED_EPOCHS = 20
"""About how many epochs of a run are printed."""

# as in the modules that train, which import PyTorch; a test holds them to it
MAX_LOSS = "1e12"
MAX_PASS_ROWS = 1024
MAX_PASS_FLOATS = 16_000_000

INITIALISERS = {
    "xavier": "nn.init.xavier_uniform_(layer.weight)",
    "he": 'nn.init.kaiming_normal_(layer.weight, nonlinearity="relu")',
    "orthogonal": "nn.init.orthogonal_(layer.weight)",
    "normal": "nn.init.normal_(layer.weight, std={value!r})",
    "constant": "nn.init.constant_(layer.weight, {value!r})",
}
LOSS_CODE = {"mse": "nn.MSELoss()", "mae": "nn.L1Loss()", "huber": "nn.HuberLoss(delta={delta!r})"}
OPTIMIZER_CODE = {
    "sgd": "SGD(model.parameters(), lr={rate!r}{decay})",
    "momentum": "SGD(model.parameters(), lr={rate!r}, momentum={momentum!r}{decay})",
    "nesterov": "SGD(model.parameters(), lr={rate!r}, momentum={momentum!r}, nesterov=True{decay})",
    "rmsprop": "RMSprop(model.parameters(), lr={rate!r}{decay})",
    "adagrad": "Adagrad(model.parameters(), lr={rate!r}{decay})",
    "adam": "Adam(model.parameters(), lr={rate!r}{decay})",
    "adamw": "AdamW(model.parameters(), lr={rate!r}, weight_decay={l2!r})",
}
SCHEDULE_CODE = {
    "step": "{factor!r} ** (epoch // {epochs})",
    "cosine": "0.5 * (1.0 + math.cos(math.pi * min(epoch / {epochs}, 1.0)))",
}
SINE = said("sin(z); torch.nn has none.")
FIT = said("Train to the end; returns why it ended.")
LAST_TWO = said("at the last update but one, and at the last one")
LED_HERE = said("the update before this one led here")
PENALTY = said("L1 regularisation")
LAYERS = said("{n} hidden {n:layer|layers} and a linear output.")


def network_section(program: Program) -> Section:
    """The ``nn.Sequential`` with its initial parameters."""
    network = program.experiment.network
    modules, fan_in = [], program.dataset.features
    for layer in network.layers:
        module = ACTIVATIONS[layer.activation].module
        # "Sine()" is the one that torch.nn has not
        modules += [f"nn.Linear({fan_in}, {layer.units})", module.format(slope=repr(float(layer.slope)))]
        fan_in = layer.units
    modules.append(f"nn.Linear({fan_in}, 1)")
    model = "model = nn.Sequential(\n" + "".join(f"    {module},\n" for module in modules) + ")"
    sine = _sine(program) if "Sine()" in modules else ""
    seed = f"torch.manual_seed({network.seed})"
    if program.start is not None:
        code = f"{model}\nmodel.load_state_dict(load_file(HERE / {program.start_file!r}))"
        start = said("Its initial parameters are in {file}.", file=program.start_file)
    elif network.init == "pytorch":
        code = f"{seed}\n{model}"
        start = said("Its initial parameters are those that PyTorch draws.")
    else:
        fill = INITIALISERS[network.init].format(value=float(network.init_value))
        bias = f"nn.init.constant_(layer.bias, {float(network.init_value) if network.init == 'constant' else 0.0!r})"
        code = (
            f"{model}\n{seed}\nfor layer in model:\n    if isinstance(layer, nn.Linear):\n"
            f"        {fill}\n        {bias}"
        )
        start = said("Initial parameters: {name}.", name=INITIALISATIONS[network.init])
    shape = LAYERS.filled(n=len(network.layers))
    return Section(said("Network"), said("{shape} {start}", shape=shape, start=start), sine + code)


def _sine(program: Program) -> str:
    return f'''\
class Sine(nn.Module):
    """{program.tell(SINE)}"""

    def forward(self, z):
        return torch.sin(z)


'''


def training_section(program: Program) -> Section:
    """Loss function, optimiser and the loop over epochs and batches."""
    training = program.experiment.training
    setting = _setting(program)
    text = said(
        "{optimizer} on the {loss} of batches of {rows} {rows:row|rows}.",
        optimizer=OPTIMIZERS[training.optimizer],
        loss=LOSSES[training.loss],
        rows=training.batch_size,
    )
    if training.patience is not None:
        early = said(
            "Early stopping: after {n} {n:epoch|epochs} without a better validation loss, the best parameters are "
            "restored."
        )
        text = said("{text} {early}", text=text, early=early.filled(n=training.patience))
    return Section(said("Training"), text, f"{setting}\n\n\n{_loop(program)}")


def metrics_section(program: Program) -> Section:
    """Predictions in the data's own units, and how good they are."""
    dataset = program.dataset
    names = [name for name, rows in zip(SUBSETS, dataset.subsets, strict=True) if len(rows)]
    pairs = ", ".join(f'("{name}", {name})' for name in names)
    text = said("Predictions (n, 1) for features (n, {n}), both in the data's own units.", n=dataset.features)
    about = program.tell(text)
    code = f'''\
def predict(X):
    """{about}"""
    outputs = evaluate(torch.from_numpy((X - X_mean) / X_deviation).float())
    return outputs.double().numpy() * y_deviation + y_mean


for name, rows in [{pairs}]:
    error = predict(X[rows]) - y[rows]
    mse, mae = float(np.mean(error**2)), float(np.mean(np.abs(error)))
    variance = float(y[rows].var()) if np.ptp(y[rows]) > 0 else 0.0
    r2 = 1 - mse / variance if variance > 0 else np.nan
    print(f"{{name:5}}  loss {{loss_of(*scaled(rows)):.6g}}  RMSE {{mse**0.5:.6g}}  MAE {{mae:.6g}}  R2 {{r2:.4f}}")'''
    text = said("RMSE and MAE are in the target's own units; the loss is of the scaled values.")
    return Section(said("Result"), text, code)


def _setting(program: Program) -> str:
    training = program.experiment.training
    # without momentum Nesterov's rule is plain descent, and torch.optim refuses to call it otherwise
    plain = training.momentum == 0.0 and training.optimizer == "nesterov"
    optimizer = OPTIMIZER_CODE["sgd" if plain else training.optimizer].format(
        rate=float(training.learning_rate),
        momentum=float(training.momentum),
        l2=float(training.l2),
        decay=f", weight_decay={float(training.l2)!r}" if training.l2 else "",
    )
    lines = [
        f"loss_function = {LOSS_CODE[training.loss].format(delta=float(training.huber_delta))}",
        f"optimizer = torch.optim.{optimizer}",
    ]
    if training.schedule != "constant":
        share = SCHEDULE_CODE[training.schedule].format(
            factor=float(training.schedule_factor), epochs=training.schedule_epochs
        )
        lines += ["schedule = torch.optim.lr_scheduler.LambdaLR(", f"    optimizer, lambda epoch: {share}", ")"]
    lines.append(f"shuffle = torch.Generator().manual_seed({training.seed})")
    if program.notebook:
        kept = program.tell(said("epoch, training loss, validation loss"))
        lines.append(f"history = []  # {kept}")
    copy = program.tell(said("A copy of all weights and biases, as one vector."))
    return "\n".join(lines) + f'''


def evaluate(x):
    with torch.no_grad():
        return {_outputs(program)}


def loss_of(x, target):
    return loss_function(evaluate(x), target).item()


def parameters():
    """{copy}"""
    return nn.utils.parameters_to_vector(model.parameters()).detach()


def restore(vector):
    nn.utils.vector_to_parameters(vector, model.parameters())'''


def _outputs(program: Program) -> str:
    """A large subset goes through the network in the same parts as in the program."""
    units = sum(layer.units for layer in program.experiment.network.layers) + 1
    rows = max(MAX_PASS_FLOATS // units, MAX_PASS_ROWS)
    if max(map(len, program.dataset.subsets)) <= rows:
        return "model(x)"
    return f"torch.cat([model(part) for part in x.split({rows})])"


def _loop(program: Program) -> str:
    """``fit()`` and its call. A run that diverges ends before the update at which it did, as in the program."""
    training = program.experiment.training
    epochs = "itertools.count(1)" if training.max_epochs is None else f"range(1, {training.max_epochs + 1})"
    tell = program.tell
    lines = [
        "def fit():",
        f'    """{tell(FIT)}"""',
        "    update = 0",
        f"    before = now = parameters()  # {tell(LAST_TWO)}",
    ]
    patient = training.patience is not None
    if patient:
        lines += ["    best, best_loss, epochs_without_gain = now, loss_of(X_valid, y_valid), 0"]
    lines += [
        f"    for epoch in {epochs}:",
        "        total = 0.0",
        f"        for rows in torch.randperm(len(X_train), generator=shuffle).split({training.batch_size}):",
    ]
    if program.updates is not None:
        lines += [f"            if update == {program.updates}:", '                return "max_updates"']
    lines += [
        "            optimizer.zero_grad()",
        "            loss = loss_function(model(X_train[rows]), y_train[rows])",
        f"            if not loss.item() <= {MAX_LOSS}:  # {tell(LED_HERE)}",
        "                restore(before)",
        '                return "diverged"',
        "            loss.backward()",
        *_gradient_lines(program),
        "            optimizer.step()",
        "            before, now = now, parameters()",
        "            if not torch.dot(now, now).isfinite():",
        "                restore(before)",
        '                return "diverged"',
        "            update += 1",
        "            total += loss.item() * len(rows)",
        *_epoch_lines(program),
    ]
    if training.max_epochs is not None:
        lines += ['    return "max_epochs"']
    return "\n".join([*lines, "", "", 'print("stopped:", fit())'])


def _gradient_lines(program: Program) -> list[str]:
    training = program.experiment.training
    lines = []
    if training.l1:
        lines += [
            f"            for parameter in model.parameters():  # {program.tell(PENALTY)}",
            f"                parameter.grad.add_(parameter.detach().sign(), alpha={float(training.l1)!r})",
        ]
    if training.clip_norm is not None:
        lines += [f"            nn.utils.clip_grad_norm_(model.parameters(), {float(training.clip_norm)!r})"]
    return lines


def _epoch_lines(program: Program) -> list[str]:
    """What is done at the end of an epoch: schedule, losses, early stopping."""
    training = program.experiment.training
    valid = len(program.dataset.subsets[1]) > 0
    kept = valid and (training.patience is not None or program.notebook)
    lines = ["schedule.step()"] if training.schedule != "constant" else []
    if kept:
        lines += ["valid_loss = loss_of(X_valid, y_valid)"]
    if program.notebook:
        lines += [f"history.append((epoch, total / len(X_train), {'valid_loss' if valid else 'np.nan'}))"]
    shown = f", valid loss {{{'valid_loss' if kept else 'loss_of(X_valid, y_valid)'}:.6g}}" if valid else ""
    show = f'print(f"epoch {{epoch}}: train loss {{total / len(X_train):.6g}}{shown}")'
    every = _printed_every(program)
    lines += [show] if every == 1 else [f"if epoch % {every} == 0:", f"    {show}"]
    if training.patience is not None:
        lines += [
            "epochs_without_gain += 1",
            "if valid_loss < best_loss:",
            "    best, best_loss, epochs_without_gain = now, valid_loss, 0",
            f"if epochs_without_gain >= {training.patience}:",
            "    restore(best)",
            '    return "patience"',
        ]
    return [f"        {line}" for line in lines]


def _printed_every(program: Program) -> int:
    training = program.experiment.training
    per_epoch = -(-len(program.dataset.subsets[0]) // training.batch_size)
    limits = [] if training.max_epochs is None else [training.max_epochs]
    if program.updates is not None:
        limits.append(-(-program.updates // per_epoch))
    return max(1, min(limits, default=2000) // PRINTED_EPOCHS)
