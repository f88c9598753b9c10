<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>layer {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the output layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not a finite number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>infinitely many</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exploding gradient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>‖∂L/∂z‖ is {last} at the output and {first} in layer 1; the loss is {loss}, where a network that has learnt nothing has about {usual}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take smaller steps, clip the gradient, or start with weights that keep signals at their size.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dead units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{dead} of {units} ReLU units are zero on every training sample looked at, {most} of those in {layer}: no gradient passes through them, and none brings them back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use LeakyReLU, whose slope is never zero, or take smaller steps from the start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vanishing gradient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>‖∂L/∂z‖ shrinks from {last} at the output to {first} in layer 1, by a factor of {factor} a layer: the first layers hardly learn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use an activation whose slope is not below 1, such as ReLU, weights that keep signals at their size, or fewer layers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Symmetric units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{twins} of {units} units in {layer} have the weights and bias of another one. They get the same gradient and stay copies: together they are worth one unit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start with random weights.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saturated units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{saturated} of {units} units in {layer} are saturated: their mean |f′| is below 3 % of its maximum; over the whole layer it is {slope} of at most {bound}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start with smaller weights, take smaller steps, or use an activation that does not flatten.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Poor initialisation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At the start the activations vary by {low} in {layer} and by {high} in {other} (variances), {ratio} times as much: signals shrink or grow on their way through the layers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use He initialisation with ReLU, Xavier with tanh: they keep the variance.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps too large</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last update changed the weights of {layer} by {ratio} of their size; about 0.001 is usual. The loss is {loss}, where a network that has learnt nothing has about {usual}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lower the learning rate, or clip the gradient.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps too small</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last update changed no layer&apos;s weights by more than {ratio} of their size, where about 0.001 is usual, although the gradient has a norm of {gradient}. The loss is {loss}, and was {before} before training.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Raise the learning rate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your network is linear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without a non-linear activation its {layers} layers are together one linear layer: no fit can be better than least squares with a straight line or plane.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give a hidden layer an activation that bends, such as ReLU.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overfitting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Since epoch {epoch} the validation loss has risen from {best} to {valid}, while the training loss fell from {then} to {train}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop early, decay the weights, use a smaller network, or more data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plateau</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Over the last {updates} updates the training loss has only gone from {then} to {train}; a network that has learnt nothing has about {usual}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait, try another learning rate or optimiser, or another start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning rate {rate:g}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>orthogonal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use {name} initialisation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw other weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{label} α = {slope:g}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace {old} by {label}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{label} in every layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{remedy}, He initialisation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Constant learning rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use Adam, learning rate 0.003</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clip the gradient at {norm:g}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} hidden layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 hidden layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Half the units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Twice the units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a layer of 16 ReLU units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Patience {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight decay {decay:g}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Standardise the data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{place}: {problem}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{zero} of {rows} rows of weights are zero; the random directions do not move them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without a hidden layer the loss is convex: there are no other valleys to fall into.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every activation is the identity: the network computes a straight line or plane, though its loss over several layers of weights is not convex.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The loss is of a single sample: a whole surface of parameters fits it exactly.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No way was walked yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The loss is over {rows} of {all} rows, so that the slice keeps up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The path has {count} different snapshots; {needed} are needed. Train a little first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The snapshots lie on one straight line, so that there is no second principal direction. Train on, or look at the line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both places have the same parameters; there is no line between them. Choose two different ones.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The three places lie on one straight line; no single plane goes through them. Choose another third one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The two directions are parallel; they span a line and not a plane. With so few weights, move the biases too, or pick two parameters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The direction is zero: every weight it scales with is zero. Move the biases too, train a little first, or pick a parameter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both axes are the same parameter; pick two different ones.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network has no such parameter any more; pick another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A plane needs two parameters; pick a second one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The Hessian&apos;s eigenvectors are not computed yet: the curvature has to be measured first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run or snapshot that was picked is no longer kept; pick another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The place that was picked is of a network with other layers; only networks of the same shape can be joined.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two different units of one hidden layer are needed to swap them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This part of the data is empty; give it a share of the samples.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The parameters are not finite, so that there is no surface around them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has been measured yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what} is {value}; below {bound} is wanted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what} is {value}; above {bound} is wanted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what} is {value}; {bound} is wanted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what} is {value}; between {low} and {high} is wanted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{answer} is right: it is {value}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{answer} is not right yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{answer} is close enough: it is {value}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{answer} is off by a factor of {factor}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not answered yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not done yet ({done} of {wanted}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{done} of {wanted} updates done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run has not diverged yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run has not finished yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run has not paused yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training {metric}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validation {metric}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test {metric}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number of parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number of hidden layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number of hidden units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number of layers that are not linear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number of updates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of dead ReLU units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of saturated units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>‖∂L/∂z‖ of {layer} divided by that of {to}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number of samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Noise σ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Standardise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows of the scaling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Initialisation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Activation of every layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slope α of every layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Optimiser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{answer}: an f′(z) is missing. Every activation on the way back multiplies by its slope.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{answer}: the factor 2 is missing. The derivative of (ŷ − y)² is 2(ŷ − y).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{answer}: the sign is wrong. The error is ŷ − y, prediction minus target.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{answer}: the wrong input is at the end. ∂z/∂W is what goes into that layer: the activation before it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{answer}: a weight is missing. On the way back every layer multiplies by its W.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{answer}: there is a z where the activation f(z) belongs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{answer}: two things are wrong at once. Write the factors one under the other, from ŷ back to W.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{passed} points for passing, up to {shared} more: none for a part at its limit, all at its best; in between, every equal factor earns the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{points} of 100 points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{points} of 100 points, at best {best}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At best {best} of 100 points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No points yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what} {value}: {points} of {most} (limit {limit}, best {best})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what}: up to {most} (limit {limit}, best {best})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validation loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Updates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not a critical point</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gradient still leads somewhere: ‖∇L‖ = {gradient}. Level ground would be {distance} away, where all parameters together measure {size}, and change the loss of {loss} by about {gain}; a critical point has it within {near} and {level}. Curvature here runs from {lowest} to {highest}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Minimum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gradient is as good as zero (‖∇L‖ = {gradient}) and the loss curves up in every direction: the smallest eigenvalue is {lowest} (± {residual}), where {undecided} can be told from zero; the largest is {highest}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saddle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gradient is as good as zero (‖∇L‖ = {gradient}), but there is a way down: along one direction the loss curves by {lowest}, where −{undecided} can be told from zero; the most it curves up is {highest}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gradient is as good as zero (‖∇L‖ = {gradient}), and in at least one direction so is the curvature: the smallest eigenvalue is {lowest} (± {residual}), where nothing within ± {undecided} can be told from zero; the largest is {highest}. Whether this is a minimum, curvature alone cannot say.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ReLU bends only at its kink: this is the curvature of the linear piece that every unit is on now, and says nothing of the pieces beside it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LeakyReLU bends only at its kink: this is the curvature of the linear piece that every unit is on now, and says nothing of the pieces beside it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MAE bends only where a residual is zero: at its minima the gradient jumps instead of vanishing, so that they are not seen as critical points.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{share} of the pre-activations lie exactly on a kink, where there is no Hessian; their slope counts as in PyTorch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No such file or directory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Operation not permitted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File exists</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not a directory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is a directory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read-only file system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File name too long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Input/output error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too many levels of symbolic links</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too many open files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device or resource busy</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>About</name>
    <message>
        <source>About Deep Regression Playground</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Build a small neural network for regression, train it, and see why it learns or fails to.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin anew with the default experiment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open an experiment, or a session with its trained network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save to the file it came from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save to another file: the experiment alone, or with its trained network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the experiment another name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PyTorch script…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A plain PyTorch program that repeats this run, to the bit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PyTorch script from here…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A plain PyTorch program that begins with the parameters on screen and trains on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notebook…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same program in cells, with explanations and plots</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weights…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The parameters on screen as safetensors, for the script&apos;s nn.Sequential</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ONNX model…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network on screen with its scaling, so that it gives the data&apos;s own units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Curves…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The losses of every epoch and the gradients at every snapshot, as CSV</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Animation of the training…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The fit and the losses from the first update to now, as GIF or MP4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One web page with the experiment, curves, fit, gradients and diagnosis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop training and close the program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take back the last edit; a run that it threw away comes back trained</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do again what was undone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the samples as text, which a spreadsheet takes as cells</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take cells copied from a spreadsheet as data; while you draw, add them as points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy as link text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the whole experiment as one short line of text, to be pasted into a chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste link text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the experiment whose line of text was copied from a chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train until paused, or pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One update</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One step of the optimiser on one batch, then pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One epoch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train until every training point was used once more, then pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run to epoch…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train until an epoch of your choice, then pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start again from exactly the same initial parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New initial parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Throw the dice: start again from other initial parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Race…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train variants of this experiment side by side, from the same start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>16 seeds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train this network from 16 initial parameters at once: how much of it is luck?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pin run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep this run as it is now, and draw it, dashed, over what comes next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play backwards</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play the run backwards in every view, or stop playing; training goes on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play forwards</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play the run forwards, from its start or from where you look; training goes on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Earlier snapshot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the network as it was one snapshot earlier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Later snapshot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the network as it was one snapshot later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Live</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the run as it is now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continue from here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A new run from this moment on: its parameters, its optimiser&apos;s memory and its order of the data, with the settings as they are now. Undo brings the run back where it was</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theme of the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light or dark as the desktop is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark letters on light surfaces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light letters on dark surfaces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language of the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Korean where the system speaks it, else English</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything in English</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything in Korean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset layout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put every card back where it was at first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save picture of the window…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save what the window shows as PNG or SVG</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lessons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A course on deep regression, beside the work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show every shortcut</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Versions of the program and of what it is built on</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ActivationPlot</name>
    <message>
        <source>The activation function of the selected layer; another one is an edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Curves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Through n layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>n layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>f and its slope f′: how much of a gradient passes a unit is f′ at its z</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>f′ multiplied from layer to layer: what is left of a gradient at the input&apos;s side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compared with {others}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layer {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>α of layer {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>α, compared
curve only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{label}: f = {f}, f′ = {rise}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>n = {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change layer {n} to {label}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change slope of layer {n} to {slope}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ActivationWords</name>
    <message>
        <source>n = 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this network: {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>over this layer&apos;s z: (mean |f′|)ⁿ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at most: (max |f′|)ⁿ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at most {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{value}, at most {bound}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without a hidden layer the network is one affine map: there is no activation function to show.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pre-activations z of this layer appear here when training starts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layer {n} computes {label}: f(z) = {formula}, f′(z) = {derivative}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dead side, f′ = 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>weak side, f′ = {slope}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>saturated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{share} % of layer {n}&apos;s z lie on the dead side: f′ = 0, no gradient passes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{share} % of layer {n}&apos;s z lie on the weak side, where f′ is only {slope}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{share} % of layer {n}&apos;s z are saturated: |f′| &lt; {flat:.0f} % of its maximum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> (hatched).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 {label} layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} {label} layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{layers}: f′ multiplies a gradient by at most {bound}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>; here, with mean |f′| = {mean}, by about {left}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{label}: at most {bound}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{label}: {value}, at most {bound}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ActualPlot</name>
    <message>
        <source>show test set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Residuals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What each prediction lacks to its target: a pattern in it is what can still be learned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep it hidden while you choose: a test set that decided anything is no longer unseen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: {count:,} points, R² {r2}, RMSE {rmse}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n:,} predictions lie beyond the axes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Predicted against actual {target}: {parts}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No prediction is finite: {n:,} of {n:,} have overflowed.
The network has diverged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n:,} of {all:,} predictions lie beyond these axes:
they run from {low} to {high}, the actual values from {least} to {most}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>R² {r2}, RMSE {rmse}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>actual {target}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>predicted · {n:,} beyond these axes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>predicted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Still being found …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Predictions appear here when training starts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Row {row:,} ({name})
actual {actual}
predicted {predicted}
residual {residual}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BaselineLines</name>
    <message>
        <source>baselines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The loss of models that need no training, on the validation set: the mean, least squares, nearest neighbours. A network above them has not earned its parameters yet.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BaselinesView</name>
    <message>
        <source>show test set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep it hidden while you choose: a test set that decided anything is no longer unseen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cross-validation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cross-val.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every model&apos;s error on the training, validation and test set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every model&apos;s error on rows left out, fold by fold, with its spread</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>R² {set}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>RMSE of {target}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network&apos;s numbers appear here, beside those of models that need no training.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CalmWords</name>
    <message>
        <source>Nothing looks wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None of the {count} things that are watched for holds at update {update:,}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gradient reaches layer 1: ‖∂L/∂W‖ is {first} there and {last} in the output layer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gradient reaches layer 1: ‖∂L/∂W‖ is {first} there, 1/{ratio} of the output layer&apos;s {last}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last update moved the weights by {low} of their size; 1e-3 is usual.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last update moved the weights of a layer by {low} to {high} of their size; 1e-3 is usual.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No unit is saturated.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No unit is dead or saturated.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At most {saturated} % of a layer&apos;s units are saturated.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At most {dead} % of a layer&apos;s units are dead and {saturated} % saturated.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Canvas</name>
    <message>
        <source>Reset view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show everything again (double click, or the Home key)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CardDock</name>
    <message>
        <source>Close; the View menu brings it back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close {title}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChainRuleView</name>
    <message>
        <source>one sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next batch (mean)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Follow one training sample through the network, or the mean over the batch that is next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sample </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which training sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forward, loss, backward and update, a step at a time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One parameter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gradient of one weight or bias as a product of factors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This gradient beside PyTorch&apos;s own, and beside a measured one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss and fit after this update, and with other learning rates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> of {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pick a sample above: its way through the network, the loss, the gradient and the update are shown here as soon as there is a network with data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This network is too large to walk through: it has {n} parameters, and at most {most} are worked out by hand in a moment. Use fewer units or layers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>training: numbers of update {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>numbers of update {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which training sample. This one: {inputs}; {target} = {value}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChainWords</name>
    <message>
        <source>the input</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{place}, weighted sum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{place}, activation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>output, the prediction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>how wrong the prediction is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gradient of the prediction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{place}, gradient of the weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{place}, gradient of the biases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{place}, gradient handed down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{place}, through the activation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gradient clipping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{place}, regularised gradient (weights)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{place}, regularised gradient (biases)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{place}, new weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{place}, new biases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Update</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>output layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>layer {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bias of unit {unit}, {place}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>input {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unit {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>weight from {source} to unit {unit}, {place}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network sees the sample&apos;s features, scaled. Everything else is computed from them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each unit adds up what it receives, weighted, plus its bias: {n} weighted sums.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{label} bends every sum: without it, all layers together would be one straight line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} of {all} come out as 0: these units pass nothing on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Identity changes nothing: this layer and the next are together one linear layer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The output layer has no activation: its sums are the predictions, one a sample.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The output layer has no activation: its sum is the prediction, {value} in scaled units.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The loss is the mean over {n} samples. Training wants it smaller.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The prediction is off by {error}. The loss makes one number of it, which training wants smaller.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the loss would change with each prediction: the chain rule starts here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>raise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lower</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A little more ŷ would {way} the loss, {value} for each unit of it: the chain rule starts here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A weight&apos;s gradient is the signal δ at its end times the activation at its start: two vectors give all {n}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A weight&apos;s gradient is the signal δ at its end times the activation at its start, summed over the {rows} samples.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A bias is added as it is, so its gradient is the signal δ, summed over the samples.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A bias is added as it is, so its gradient is the signal δ itself: nothing to compute anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The signal goes back through the same weights, transposed. Its norm was {before}, now it is {after}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each entry is multiplied by the activation&apos;s slope, {slope} on average: the norm goes from {before} to {after}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} of {all} slopes are 0: nothing passes there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The whole gradient is too long, so all of it is shortened to {share} of its length.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The whole gradient is shorter than the limit: it stays as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clipping and the penalty on large parameters change the gradient that the optimiser sees.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A step against the gradient: what lowers the loss. The largest change here is {value}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CheckPage</name>
    <message>
        <source>This program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>loss.backward()</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finite differences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the chain rule, written out layer by layer (float32)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PyTorch&apos;s autograd on the same nn.Sequential (float32)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the loss measured with the parameter a little larger and smaller (float64)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>kink</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bits {hex}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>step {step}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>equal to the bit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>other bits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This network is too large to be checked between two frames. Choose a single sample, or fewer units.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Equal to the bit: all {entries} entries of the gradient, of every weight and bias in every layer, are those of loss.backward(), down to the last of their 32 bits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{differing} of {entries} entries of the gradient have other bits than those of loss.backward().</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finite differences: {checked} entries of all layers were measured; they differ by up to {share} of their size.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finite differences: {checked} entries of all layers were measured; they differ by at most {share} of their size, which is what float32 leaves.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} were left out: a kink (of ReLU, LeakyReLU or the absolute error) lies within the step, and a kink has no slope to measure.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} are too small to be told from rounding.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picked parameter is at a kink: a step of {step} crosses it, so the measured number is neither side&apos;s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picked parameter&apos;s gradient is below what rounding lets finite differences see ({n}).</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CheckRow</name>
    <message>
        <source>passed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not yet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CollapseStrip</name>
    <message>
        <source>Collapse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without a curve in between, layers on top of each other are one affine map. This puts the single layer in their place: the same function. Undo brings the stack back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{stack:,} parameters become {single:,}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CollapseView</name>
    <message>
        <source>Collapse these layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Linear layers to look at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which of the runs of linear layers to look at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows × columns of the one matrix, and of those that it is the product of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean squared error on the training set, 0 at the left, in scaled units as in the loss plot. No linear network can enter the hatched part: least squares is the best line there is. “mean” is the error of always predicting the mean.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The largest difference on training rows, in scaled units. In exact arithmetic it is 0: what is left are the roundings of float32 on the way through the layers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put the single layer in their place: the same function. Undo brings the stack back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The numbers appear here when training starts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>   ‖W‖ = {norm}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The target as slopes times features plus intercept, in the data&apos;s own units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>intercept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>least squares</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>off by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>W and b of the one layer, in scaled units: a row for each unit, a column for each input</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unit {n}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ColumnChoice</name>
    <message>
        <source>Which columns to look at. At first: those most correlated with the target, and the target.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns: {n} of {all}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} of {all}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most telling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ColumnsTable</name>
    <message>
        <source>Columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Feature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Range</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network gets this column as an input</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network learns to predict this column; there is one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Numbers as they are; categories as one input each, 1 or 0; dates as days since 1970</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of the cells that are empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many different values there are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type of {column}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether the network gets it as one number, or as an input of its own for each category</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>category</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n:,} cells are no numbers: {odd}; the first in row {row}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the same in every row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the same as {column}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>too many different texts for a category; at most {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>another text in every row: it names them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>read as day/month/year; month/day/year would do too</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CompareButton</name>
    <message>
        <source>Lay other activation functions over this layer&apos;s own, {n} at most. The network stays as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare ({n})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{label} (this layer)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Course</name>
    <message>
        <source>leave the lesson</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>step “{name}” of the lesson</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>new numbers</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message>
        <source>Something went wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program met an error it did not expect:

{summary}

</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It goes on as well as it can. Save a copy of your work, and please report the details below.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details of the error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put the details on the clipboard, to be pasted into a report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save a copy…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the experiment, or the whole session, into another file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy saved</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CurvaturePanel</name>
    <message>
        <source>λ is how strongly the loss curves along an eigenvector of the Hessian: above zero a valley, below zero a ridge. ± is the residual ‖Hv − λv‖: the true eigenvalue is that near.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The largest and the smallest eigenvalue of the Hessian where the run is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All eigenvalues</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every eigenvalue of the Hessian, as a histogram</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count:,} parameters are too many: all eigenvalues are for networks below {most:,}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Computing…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No curvature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Curvature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is this a minimum, a saddle or neither? The eigenvalues of the Hessian tell.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>λ max = {highest}   λ min = {lowest}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{share} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{steps} products with the Hessian over {rows:,} rows, in {seconds} s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count:,} eigenvalues over {rows:,} rows, in {seconds} s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asked at update {update:,}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CurveView</name>
    <message>
        <source>network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>true function</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network has not been drawn yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network&apos;s values are not finite.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network&apos;s curve runs from {low} to {high}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network&apos;s values are not finite: it has diverged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network is outside this view: from {low} to {high}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>network {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>true {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{set} point: {name} = {value}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CutStrip</name>
    <message>
        <source>The loss along either axis through the cell under the mouse, or through here</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DataPanel</name>
    <message>
        <source>Draw</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CSV…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About these data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What this table is, its units, where it comes from, its licence, and what a good model reaches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Standardise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New data seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw new samples, noise and split</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>for x from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Noise σ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source of the data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the network is to learn: a function with noise on it, a formula of yours, or measured data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw, move and remove points in the fit with the mouse, or draw the function to learn freehand. Training goes on meanwhile and takes the points in at its next epoch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a CSV file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take a table of your own: a CSV or TSV file. What is in it is shown first; one numeric column becomes the target, others the features. Cells copied from a spreadsheet can be pasted instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Formula</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A formula in x, or in x1 and x2, such as exp(-x^2)*sin(5*x). It is used once it is right and you press Enter or leave the field; Escape brings the last one back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Samples are drawn uniformly between these two values of each input.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lowest x</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Highest x</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Target column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The column to predict. It changes places with the one before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look into the table again: which columns are features, how it is read, what empty cells become.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many points are drawn, before they are split. Few points and many parameters is how a network comes to learn the noise by heart.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Standard deviation of the normal noise added to every target, in the target&apos;s unit. No network can bring the validation RMSE below it, except by luck.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Percent of the samples for training, validation and test. The network learns from the first only; validation shows while it learns whether it generalises, and the test set is for the end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag the handles, or use the arrow keys.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split in percent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shift and scale features and target to mean 0 and deviation 1, measured on the training set. Without it, features of large values dominate the first layer and one learning rate does not fit all weights. Explore data shows the numbers, and what it does to measure them on all data instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The number that samples, noise and split are drawn from; the same seed gives the same data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Standardise (leaks)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{notes}

Source: {source}

Licence: {licence}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n:,} of {read:,} rows have an empty cell and are left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n:,} empty cells in {rows:,} rows hold the training median.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{points:,} points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change data to {source}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CSV files (*.csv *.tsv *.txt);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change target to {target}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change formula</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>draw x from {low} to {high}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change samples to {samples:,}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change noise to {noise}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change split to {split}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>standardise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>do not standardise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change data seed to {seed}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DiagnosisView</name>
    <message>
        <source>What is right and wrong with this network appears here when training starts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to judge yet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DiagramCanvas</name>
    <message>
        <source>Network diagram</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DiagramGround</name>
    <message>
        <source>● ○ bias</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>positive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>negative</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>units: the stronger the colour, the more they vary over the data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>units: the stronger the colour, the larger ‖∂L/∂z‖, over {n} decades</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>units: the stronger the colour, the more their weights changed, over {n} decades</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>width: {what}, all 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>width: {what} {low} … {top}, log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>width: {what} up to {top}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>inside: mean activation ± deviation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>inside: activation over {x}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>inside: activation over {x1}, {x2}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DiagramWords</name>
    <message>
        <source>not finite</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Output layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layer {n} ({activation})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layer {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>input {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unit {unit} of layer {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the output</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bias of {unit}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight from {source} to {unit}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Input</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Output</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>+ {count} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network appears here, with its weights, when it is ready.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Input {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>every unit of the next layer gets it, times a weight of its own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} weaker inputs are not drawn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bias</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>weight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gradient: not finite</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gradient 0: a small change does nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gradient {g}: the loss falls if it shrinks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gradient {g}: the loss falls if it grows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no update yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>last update: not finite</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>last update: {change}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Output ŷ, in scaled units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unit {unit} of {layer}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>activation {mean} ± {deviation} over the data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0 on all rows: it takes no part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hardly varies: it passes next to nothing on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gradient ‖∂L/∂z‖ {g}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DistributionSheet</name>
    <message>
        <source>as the network sees it: deviations from the mean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>scaled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as the network sees it: not scaled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not scaled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in its own units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{set}: mean {mean}, deviation {deviation}; scaled {scaled_mean} and {scaled}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n:,} values lie beyond the axis</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Documents</name>
    <message>
        <source>Experiments and sessions (*.json *.playground);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not copied.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This experiment is on the clipboard as one line of {n} characters; paste it into a chat.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not pasted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the experiment:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rename to {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Experiment (*.json)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Session with the trained network (*.playground)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} cannot be written: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unsaved changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the changes to “{name}”?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without saving they are lost.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DrawStrip</name>
    <message>
        <source>Points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click adds a point, drag moves one; right click or Delete removes it. The network trains on what is there from its next epoch on; the scaling stays that of the run&apos;s first data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spray</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A brush that leaves points around it as you drag; with the right button it wipes them away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Function</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw the true function freehand, from left to right. Samples with noise are drawn from it, as many as the data panel says, and a new run begins.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove all points; training waits for new ones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy all points as text, a line of x and y for each</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add the points of a copied text, a line of x and y for each</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop drawing: the mouse moves the view again (Escape)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>click adds, drag moves, right click removes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>drag sprays, right button wipes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>draw a curve from left to right</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EffectView</name>
    <message>
        <source>effect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>actual {target}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>predicted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network has not been drawn yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network&apos;s values are not finite.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Predictions run from {low} to {high}; the partial effect shown is of {feature}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network&apos;s values are not finite: it has diverged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{set} point: {name} = {value}   predicted {predicted}   residual {residual}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} = {x}   mean prediction {value}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EffectsGrid</name>
    <message>
        <source>{name}: not finite</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: mean prediction from {low} to {high}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} = {value}
mean prediction {mean}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EffectsPage</name>
    <message>
        <source>The effects of the columns come in a moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Update {update:,}: mean prediction of {target} against one column; its deciles below.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mean prediction of {target} over training rows, with one column set to each value and the others left as they are (partial dependence). The marks below are the column&apos;s deciles: where there are none, hardly any row has shown the network what to do. A click draws the column in the fit.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExportProgress</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop the export; nothing is written. Training is not touched by it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel the export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exporting {name}…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Exporter</name>
    <message>
        <source>Exported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not exported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no run yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was cancelled; nothing was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path}, and beside it {others}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It repeats this run and ends in its parameters, to the bit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It begins with the parameters on screen and trains on from there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data, settings or parameters were changed on the way, so no program repeats this run from its start; it begins with the parameters on screen and trains on from there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The export stopped: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} cannot be written: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Exports</name>
    <message>
        <source>PNG, pixels (*.png)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SVG, sharp at every size (*.svg)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PyTorch script</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Python scripts (*.py)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>notebook</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jupyter notebooks (*.ipynb)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Safetensors (*.safetensors)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ONNX model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ONNX models (*.onnx)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>curves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>animation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GIF, shown everywhere (*.gif)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MP4 video, smaller and sharper (*.mp4)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Web pages (*.html)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>picture</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Fields</name>
    <message>
        <source>off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{text}” is not a number; write it like 0.01 or 1e-2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{text}” is not a whole number</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Film</name>
    <message>
        <source>Update {update}, epoch {epoch}: training loss {loss}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FindingCard</name>
    <message>
        <source>Try:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lesson: {title}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FitDrawing</name>
    <message>
        <source>draw a function</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>remove points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>spray points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>draw a point</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>move a point</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw from left to right: a function has a width.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>remove a point</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>clear the points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n:,} points copied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>paste {n:,} points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>draw new points</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FitPlot</name>
    <message>
        <source>mean, neighbours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} seeds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a band of {count} seeds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Over it: {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>collapsed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>least squares</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>least squares {value} (MSE {mse})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No data yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: {train} training, {valid} validation and {test} test points.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The activations of this layer&apos;s units, scaled into the view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>residuals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Target minus network at every point: ▲ above the network, ▼ below it, larger where it is further</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Least squares: the line, or plane, with the lowest MSE on the training set. Linear layers alone cannot go below that MSE, however many they are. Where the whole network is linear, the one line that it is stands on its curve as dots.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two models that need no training: the mean of the training targets, dashed, and the mean target of the nearest training rows, as many of them as predict the validation set best.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The feature whose partial effect is drawn: the mean prediction as it varies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>neurons of layer {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>neurons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>train</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>validation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>test</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FlowView</name>
    <message>
        <source>weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pre-activations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the loss is differentiated with respect to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Histograms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every layer&apos;s gradient, update, slopes, saturated and dead units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gradient of every layer over time; a click picks a past update</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Factor by factor, what passing a layer leaves of the gradient, and what it can leave at most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How activations and gradients are distributed in every layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gradient flow at update {update:,}: ‖∂L/∂W‖ is {first} in the first layer and {last} in the output layer; of {count} layers {vanishing} vanishing and {exploding} exploding. {fading}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FlowWords</name>
    <message>
        <source>output</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Output layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layer {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layer {n} ({activation})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mean |f′|</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>saturated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>vanishing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>exploding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dead units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not finite</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bound: weights × slope ≥ measured</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>measured</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>left of the output&apos;s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the gradient starts here with 1 ↑</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>activations a</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>size of ∂L/∂z, log scale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>exactly 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{measure} of every layer by update, log colour; click to see a past update</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>▨ zero or not finite</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the gradient flows through the layers appears here when training starts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without a hidden layer the gradient passes through nothing: it cannot fade.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length of the gradient of all weights of a layer:
how strongly the loss pulls at them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length of the gradient of all biases of a layer:
how strongly the loss pulls at them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The signal that back-propagation brings to a layer;
its weights&apos; and biases&apos; gradients are made of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far the last update moved the weights, compared with their size.
About 1e-3 is a sensible pace (dashed line).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean slope of the activation function at this layer&apos;s pre-activations:
the factor by which it passes the gradient on.
The bar shows it as a share of the largest possible.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of units whose mean slope is below 3 % of the largest possible:
they pass next to nothing on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of ReLU units that are 0 on every training row:
no gradient reaches their weights, so they cannot come back by themselves.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{symbol} is not finite: the numbers have outgrown float32</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exactly 0: this update leaves the layer as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vanishing: below 1/{n:,.0f} of the output layer&apos;s; this layer hardly learns.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exploding: above {n:,.0f} times the output layer&apos;s; steps here overshoot.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About as long as the output layer&apos;s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} times the output layer&apos;s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1/{n} of the output layer&apos;s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no update yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the last update moved the weights by {value} of their size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They did not move at all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1/{n} of the usual 1e-3: this layer learns very slowly.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} times the usual 1e-3: steps this large are rough.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Near the usual 1e-3: a sensible pace.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is linear, so it has no activation function</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only ReLU units can die</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{column} is not finite</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mean |f′(z)| = {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On average its activation function passes {value} of the gradient on; at most {most} is possible.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{percent} % dead: {count} of {units} units are 0 on every training row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where ReLU is 0 its slope is 0 too: no gradient reaches a dead unit&apos;s weights.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{percent} % saturated: {count} of {units} units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Their mean slope is below 3 % of the largest possible: they pass next to nothing on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Output layer: ‖∂L/∂z‖ = {value}
All other layers are compared with it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{layer}: no gradient arrives from the layer above, so no growth can be measured</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{layer}: of the ‖∂L/∂z‖ of the layer above it keeps {growth}.
It cannot keep more than {bound}: the weights between them
stretch a vector at most {norm} times (‖W‖₂, the largest singular value),
and the slope of its activation function is at most {slope}.
What arrives here is {left} of the output layer&apos;s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No gradient reaches layer {n}: ‖∂L/∂z‖ is exactly 0 there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gradient is not finite.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Per layer the gradient keeps {share} on average: through {count} layers {left}; the bounds allow {most}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The slopes alone, at most {slope} each, leave {product}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The slopes alone leave at most {product}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{layer}, update {update:,.0f}
{measure} = {value}
Click to see this update</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Output layer: what it puts out is the prediction ŷ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{layer}: every entry is exactly 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{layer}: {share} % of the activations lie between {low} and {high}
Their variance is {spread}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{layer}: {share} % of the entries of ∂L/∂z that are not 0
lie between {low} and {high}; {zeros} % are exactly 0</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FoldsPage</name>
    <message>
        <source>Folds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Into how many parts the rows are cut. Each part is left out once, while a network is trained on the others from the same seeds, and then measured on it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far the cross-validation is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>folds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One split can be lucky. {k} networks are trained, each without a part of the training and validation rows, and measured on it: their spread says what a single number is worth.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings have changed since: cross-validate again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel the cross-validation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cross-validate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train this experiment once for every fold, in the background; the run on screen is not touched. Within each fold a part is kept for early stopping, and the scaling is fitted anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mean ± sd</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>RMSE of {target}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fold {n}: {rmse}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FormulaDrawing</name>
    <message>
        <source>The formula has no value here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From {low} to {high} over its domain</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GradientBars</name>
    <message>
        <source>norm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>maximum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>max</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What one number stands for a layer&apos;s whole gradient: its Euclidean norm, the mean or the maximum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>biases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pre-activations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the loss is differentiated with respect to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No layer has a finite gradient.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{measure} by layer: smallest {low} in {low_layer}, largest {high} in {high_layer}; of {count} layers {vanishing} vanishing and {exploding} exploding.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{layer}: {measure} is not finite</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{layer}: {measure} is exactly 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{first} at the first update</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{layer}: {measure} {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vanishing: below 1/{n:,.0f} of the output layer&apos;s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exploding: above {n:,.0f} times the output layer&apos;s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Off the scale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>output</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Output layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layer {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layer {n} ({activation})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the output layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>layer {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{measure}, log scale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>first update</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>vanishing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>exploding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not finite</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gradient of every layer appears here when training starts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about the output layer&apos;s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} times the output layer&apos;s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1/{n} of the output layer&apos;s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about what it was at the first update</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} times what it was at the first update</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1/{n} of what it was at the first update</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Import a table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pasted cells</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Count these as empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use these data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>found in the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>point</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>comma</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first row names the columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>leave their rows out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fill with the training median</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>such as n/a, ?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How letters are written in the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delimiter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What stands between two cells of a row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decimal mark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What stands between 1 and 5 in one and a half</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If not, its cells are data and columns are numbered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows with an empty cell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave them out, or fill the cell with the median of the training rows alone (a category with their most frequent one). Rows without a target are always left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cells that count as empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Texts that mean: no value here; a comma between</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Empty are also</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>semicolon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>blank</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{rows:,} rows · {columns:,} columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{setting} (found)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{rows:,} rows of {inputs:,} inputs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n:,} of {read:,} rows have an empty cell and are left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n:,} empty cells will hold the median of the training rows.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ImportancePage</name>
    <message>
        <source>The importance of the columns comes in a moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Update {update}, {set} set: growth of the RMSE when a column is shuffled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By how much the RMSE of {target} grows when the values of one column are shuffled among {rows} rows of the {set} set; mean ± standard deviation of {repeats} shuffles. Inputs that one column became are shuffled together. A column that others can stand in for looks less important than it is.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KeptRuns</name>
    <message>
        <source>pinned: {name}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LayerRow</name>
    <message>
        <source>Drag to move this layer, or press Alt+Up and Alt+Down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicate layer {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicate this layer (Ctrl+D)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove layer {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove this layer (Delete)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layer {number}: {units} units, {activation}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Units of layer {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Units of this layer, 1 to 4,096: more can bend the curve in more places, take longer, and fit noise more easily. Type, or use the arrow keys or the wheel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Activation of layer {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What each unit of this layer does to its weighted sum z. Without a curve in it, layers on top of each other are no more than one; its slope decides how much gradient passes back through the layer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slope of layer {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>α, LeakyReLU&apos;s slope for negative z, 0 up to but not including 1. 0 is ReLU, whose units can die; a little more lets gradient through; towards 1 the layer becomes linear.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change units of layer {number} to {units}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change layer {number} to {activation}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change slope of layer {number} to {slope}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LayerStack</name>
    <message>
        <source>Presets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Networks to start from; the data and the seeds stay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ŷ  (1 output, linear)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>add layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a hidden layer like the last one below it; Insert adds one after the selected layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>inputs of the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>x  ({inputs}, standardised)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>x  ({inputs})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} hidden</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} hidden · {parameters:,} parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>add layer {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>duplicate layer {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>remove layer {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>move layer {number} to place {place}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>move layer {number} up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>move layer {number} down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>preset {preset}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Legend</name>
    <message>
        <source>Hide {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show {name}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LessonDesk</name>
    <message>
        <source>Lessons</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LessonList</name>
    <message>
        <source>Each lesson sets up an experiment. Your own work comes back when you leave it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{minutes} minutes · {done} of {steps} steps done</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LessonPage</name>
    <message>
        <source>Lesson</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Linear</name>
    <message>
        <source>Layers {first}–{last}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layer {first} and the output</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layers {first}–{last} and the output</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{layers} are one linear layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} ({activation})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layer {name} stops the collapse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layers {names} and {last} stop the collapse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} layers stop the collapse, the first is layer {name}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LookView</name>
    <message>
        <source>Pairs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Distributions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Distrib.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scaling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every column against every other, with their correlations; a double click shows two columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How every column is distributed, before and after scaling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The means and deviations of the scaling, the rows they are fitted on, and what a leak does</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No data yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correlation with {target} over the training set: {parts}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LossPlot</name>
    <message>
        <source>train</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>validation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{loss} of scaled targets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>epoch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press Train (Space)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No training yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After epoch {epoch} the training loss is {train} and the validation loss {valid}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The lowest validation loss was at epoch {epoch}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>smoothed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>smooth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mean over neighbouring epochs; values under the cursor stay exact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>log axis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Equal steps are equal factors, so that late progress can be seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>best</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>epoch {epoch} · update {update} · train {train} · validation {valid}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>epoch {epoch} · update {update} · train {train}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>update {update} · batch loss {loss}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>The training thread stopped: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run to epoch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train until this epoch is done, then pause:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clipboard holds no text; copy some cells first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to paste.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is none of them: {known}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No such lesson.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MatrixTable</name>
    <message>
        <source>Show the network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the picture of the network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{rows}×{columns}, norm {norm}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MeasuresView</name>
    <message>
        <source>Scores</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Importance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Effects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Worst rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>RMSE, MAE, MSE and R² of every set, and how far they would go with other rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Permutation importance: how much worse it gets when one column is shuffled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Partial dependence: how the mean prediction changes with each column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rows with the largest residuals; select some to see them in every plot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network has not been measured yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At update {update:,}: {figures}. The column that counts most is {name} ({growth}).</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>Bring this to the top of the centre</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show or close this card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Examples</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MseGauge</name>
    <message>
        <source>least squares {mse}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mean {mse}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>network {mse}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NetworkDiagram</name>
    <message>
        <source>Weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lines and dots are weights and biases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gradients</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lines and dots are the loss&apos;s derivatives: how much it would change with each weight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lines and dots are what the last update added to each weight and bias</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Network with {inputs} inputs, hidden units by layer: {units}, and one output.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NoteStrip</name>
    <message>
        <source>Close the note; the slice stays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the menu it opens trained for {n:,} updates; Train goes on, Reset starts over.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the same with two units swapped</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>Dismiss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dismiss the notice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} times, last at {time}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OptionsSheet</name>
    <message>
        <source>a random direction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1st principal component</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>most upward curvature (λ max)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>most downward curvature (λ min)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one parameter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Along</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed of direction {letter}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another seed is another random direction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other directions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other random directions through the same parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>biases too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the biases along with the weights; without it they stay as they are, as in Li et al. (2018)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seeds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where this run has moved most so far.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compute again here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The eigenvectors are of the moment at which they were computed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As they were last computed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Or click a connection or a bias in the network diagram.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Points a side: more of them take longer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>training loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>validation loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>test loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which rows of the data the loss is taken over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>log loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colours, or heights, by the logarithm of the loss: valleys show beside high walls</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Usual range</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The range that suits the directions (double click in the picture)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End of an axis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From where to where; or drag and zoom in the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The left end has to be smaller than the right one</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PairSheet</name>
    <message>
        <source>{name}: mean {mean}, deviation {deviation} in the training set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{first} and {second}: r = {r} over {n:,} training rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Row {row:,} ({set}): {x_name} {x}, {y_name} {y}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Panels</name>
    <message>
        <source>1 input</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count:,} inputs</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ParameterEditor</name>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a number and press Enter, or drag. Training goes on from there; undo takes it back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{value} is too large; the largest is {most}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ParameterPage</name>
    <message>
        <source>The network; what the factors belong to is lit up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>which is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>computed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>product so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>new,</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>for this parameter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>new, once for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all of {place}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reused from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{place}&apos;s gradient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The product is the gradient of the {name}: {value}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These are the factors of row {row}, which contributes most: {share}. The products of all {rows} rows add up to the gradient of the {name}: {value}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reuse: with the bracketed factors at hand, {extra} more multiplications; expanding all {paths} paths to the output would take {expanded}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reuse: this gradient takes {extra} multiplications; one path leads from it to the output.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whole network, one sample: {network} instead of {all}, {saved} saved.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ParameterPicker</name>
    <message>
        <source>weight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bias</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of unit </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The layer that the parameter belongs to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A weight, or a unit&apos;s bias</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The unit that the parameter belongs to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the weight is multiplied by: an input, or a unit of the layer before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>layer {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>output</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from input </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from unit </source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PastMark</name>
    <message>
        <source>update {n}: the past</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{moment}. Live, at the right below, returns to now.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PictureMenus</name>
    <message>
        <source>Picture of a plot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save picture…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save this plot as PNG or SVG</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring it to the front first</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlaceChoice</name>
    <message>
        <source>The start, a snapshot or the present of this run, or the end of another run</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlaneView</name>
    <message>
        <source>The network has not been drawn yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network&apos;s values are not finite.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network&apos;s surface runs from {low} to {high}, the targets from {least} to {most}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network&apos;s values are not finite: it has diverged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>network {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>true {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{set} point: {name} = {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>residual {value}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlotCard</name>
    <message>
        <source>Fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Network diagram</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chain rule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Explore data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Race</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Activations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Predicted vs actual</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Predict</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Baselines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gradient flow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gradient by layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Diagnosis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss surface slice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Linear collapse</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PredictView</name>
    <message>
        <source>Typical row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The training set&apos;s median of every number, its most frequent category</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Selected row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Predict a CSV file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a table as it is with a column of predictions, by the network on screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>predicted {target}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill the form with the row that is selected in the list of the worst rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill the form with row {row:,}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{text}
Written to {out}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has been predicted yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not finite</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tables (*.csv *.tsv *.txt);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Predict a table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write with predictions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is the table itself; name another file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Predicting…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PreviewPage</name>
    <message>
        <source>Loss after this update, against the learning rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The fit before and after this update</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{target} – dashed: before, solid: after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this batch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>×{factor}: η = {rate}
{rows}: {loss}
training: {train}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>batch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The losses after this update with {factor} times the learning rate; click to see the fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>learning rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>loss after the update, log scale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{rows}, before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>training set, before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With this learning rate the update diverges.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This update takes the loss of {rows} from {before} to {after}, and that of {n} training rows from {train_before} to {train_after}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of these rates, ×{factor} lowers the loss of {rows} most.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None of these rates lowers the loss of {rows}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>×{factor} steps too far: the loss rises.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QuestionField</name>
    <message>
        <source>A number, such as 0.25, 1/4 or 2e-3; Enter checks it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RaceDialog</name>
    <message>
        <source>Race</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tick {fewest} to {most}. Each differs from this experiment in one thing; all see the same data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start the race</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} of at most {most} are chosen</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RaceGrid</name>
    <message>
        <source>{n}: {name}: epoch {epoch}, train {train}, validation {valid}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>diverged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{loss} ← best</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RaceTable</name>
    <message>
        <source>Results of the race, the best first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lowest validation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Variant</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RaceView</name>
    <message>
        <source>validation {loss}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>training {loss}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>epoch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Race: two to eight variants of this experiment, each different in one thing, trained together from the same initial parameters.

Seeds: this network from 16 different initial parameters at once. The band that they make in the fit and in the losses shows how much of a result is luck.

Both are trained beside the current run, which goes on as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has raced yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{state} Of {count} runs, {name} has the lowest validation loss.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Race…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose two to eight variants of this experiment and train them side by side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} seeds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train this network from 16 different initial parameters at once: how much of the result is luck?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave everybody as they stand; the current run goes on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the run selected in the table in the list of runs, to be drawn over others or gone on with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> epochs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epochs that everybody trains</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long everybody trains: the same number of epochs for all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Racing, {percent} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seeds, {percent} %</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReadOuts</name>
    <message>
        <source>epoch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>updates · {rate} / s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>train {loss}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>validation {loss}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>R² (validation)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>updates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>updates · the past</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is trained on: the loss of scaled targets, as in the loss plot.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the data&apos;s own units: RMSE {rmse}, MAE {mae}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RecentMenu</name>
    <message>
        <source>Open recent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} (missing)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forget these names; the files stay</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Recovery</name>
    <message>
        <source>What happened is written in {path}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put this notice away; the file stays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program crashed the last time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” as it was on {date} at {time} can be brought back, with its network as trained.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After it, {n} more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Experiment, undo steps, trained network and runs as they were; training goes on from there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Throw away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete what was left, for good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program ended unexpectedly.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some of what was left is damaged ({problem}). It is kept in {folder}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not all could be brought back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If the program crashed now, your work would be lost. Save it yourself. ({reason})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is saved by itself.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ResidualView</name>
    <message>
        <source>Residuals, mean ± standard deviation: {parts}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>predicted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>residual · {n:,} beyond these axes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>residual (actual − predicted)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>share of rows</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RowForm</name>
    <message>
        <source>{name} was {low} to {high} in training.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One of the categories that the network knows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A date, written as {text}; {low} to {high} in training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A number; {low} to {high} in training. Arrow keys and the wheel change it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: “{text}” cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RowsPage</name>
    <message>
        <source>Worst rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows of which set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The worst rows of which set; of the test set once it has been shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all in the plots</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rings around these rows wherever they are drawn. Select some in the list to see only those.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the rings away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all sets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list comes in a moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>update {update:,}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RunDesk</name>
    <message>
        <source>It is kept in Runs as {name}, and drawn, dashed, over what comes next.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RunRow</name>
    <message>
        <source>What differs from the run before it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Losses and epochs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw this run, dashed, over the current one in the fit, the losses and the gradients</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pinned runs stay until they are deleted; others make room for newer ones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on from this run: its experiment, its trained parameters and its curves. Undo takes it back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take this run out of the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit of {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw {name} over the current run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pin {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>train {loss}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>validation {loss}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} epochs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 epoch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>finished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stopped early</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>diverged</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RunsPanel</name>
    <message>
        <source>Runs are kept here when they finish, when an edit starts another one, and when you press Pin run. Each can be drawn over the current run, and be gone on with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No runs are kept yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} runs are kept: {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the first run in the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the same experiment as {name}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ScalingPage</name>
    <message>
        <source>Rows the scaling is fitted on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Means and deviations of the training set alone, or of all rows. All rows is what one must not do: here is to see why. Another choice starts a new run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far the comparison is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Means and deviations by column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean and deviation of every column over the training set and over all rows, in its own units, and how far the mean moves from one to the other, in percent of the training set&apos;s deviation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fitted on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>train mean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>train dev.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all mean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all dev.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>moved, %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>training set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all data (leaks)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fit the scaling on all data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fit the scaling on the training set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare on the test set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train this experiment twice in the background, to its end, with the scaling fitted each way, and compare on the test set, which is then no longer unseen. The run on screen is not touched.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ScoresPage</name>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the test set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How well the test set is predicted. Look once you have decided: what is changed after that, the look may have guided, and the figures are too good. It is marked as looked at from then on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The root of the mean squared error: a typical error, large ones counting more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mean absolute error: a typical error, all counting the same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mean squared error, in the square of the target&apos;s units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 − MSE / variance of the targets: 1 is perfect, 0 no better than always saying their mean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: RMSE {rmse}, MAE {mae}, MSE {mse}, R² {r2}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n:,} rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The figures come in a moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Update {update:,}, in the units of {target}; in small, the bootstrap&apos;s range of {level:.0%}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>RMSE and MAE are in the units of {target}, MSE in their square. In small: where {level:.0%} of the figures lie when the set&apos;s rows are drawn anew, with replacement, {count:,} times. The training set has no such range: the network was fitted to those very rows.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message>
        <source>open {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>read the data again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>new initial parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>set {name} of {layer}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a bias</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a weight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>collapse {first} to {last}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the output layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>layer {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw at least {n} points in the fit; the network learns from those.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too few points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>continue from update {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>restore {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>delete {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}, update {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Diverged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The validation loss has not fallen for {n} epochs; the best parameters are back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped early</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} epochs are done, as Max epochs asks. Train goes on for as many again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finished</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SessionSaver</name>
    <message>
        <source>the training thread does not answer</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShortcutHelp</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A field with the focus keeps the keys it needs: letters, arrows, the space bar. Escape leaves it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> or </source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SlopeControl</name>
    <message>
        <source>The slope α of LeakyReLU below 0, from 0 up to but not including 1. 0 is ReLU, whose units can die; a little more lets gradient through; towards 1 the layer becomes linear.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slope of LeakyReLU</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Sources</name>
    <message>
        <source>formula</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>drawn points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>drawn function</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pasted cells</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Formula</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drawn points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drawn function</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pasted cells</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Functions of one input</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Functions of two inputs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A function you write yourself, in x or in x1 and x2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tables</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SpaceButton</name>
    <message>
        <source>3-D</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The slice as a surface in space, in a window of its own</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SpaceWindow</name>
    <message>
        <source>A surface in space needs the Python package PyOpenGL: pip install PyOpenGL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A surface in space needs OpenGL, which a window without a display does not have.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A surface in space needs OpenGL; the graphics driver of this machine offers none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss surface</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>log loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>loss</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SpectrumCanvas</name>
    <message>
        <source>Every eigenvalue is a direction in which the loss curves: right is up, left is down, in the middle hardly at all. Bars count directions, on a logarithmic scale.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n:,} down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n:,} flat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n:,} up</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SpeedControl</name>
    <message>
        <source>Speed of training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speed of training, in updates per second. Slow enough, every single update can be watched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as fast as it goes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 update / s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{rate} updates / s</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SplitBar</name>
    <message>
        <source>Write three percentages for training, validation and test, such as 70·15·15</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{shares} sums to {total:g}; the percentages sum to 100</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Space: train/pause · → step · E epoch · R reset · F1 shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo: {text}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test set looked at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading PyTorch…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training · CPU, 1 thread</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped: diverged</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StepPage</name>
    <message>
        <source>Leave</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to your own work, as you left it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A nudge, then the way, then the answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same with others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To the step before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repeat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This step again from its beginning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To the next step; nothing has to be passed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step {n} of {all} · {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finish</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hint ({n} of {all})</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StepStrip</name>
    <message>
        <source>The steps of this update</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StepsPage</name>
    <message>
        <source>The network; what acts in this step is lit up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First step (Home)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One step back (←)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play all steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One step on (→)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last step (End)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} / s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How fast the steps are played, in steps a second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop playing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step {n} of {all}: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>t = {n}, the number of this update</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Heat maps: blue is above 0, orange below, strong is large. Rest on an entry to read it; click for all numbers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rest on a number to read it in full; click for all numbers of its matrix.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SurfacePlot</name>
    <message>
        <source>Random plane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Random</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Principal plane of the path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Principal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Eigenvectors of the Hessian</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Eigenvectors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plane through three places</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>3 places</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line between two places</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Between</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line along a direction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which plane or line through the space of all parameters is shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Options</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Directions, places, range, points, data and scale of the slice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The slice appears when training starts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The slice is being computed…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SurfaceWords</name>
    <message>
        <source>the other network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>run {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>end of {run}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{run} at update {update:,}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>update {update:,}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>momentum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this run: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the other: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}, η = {rate}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}, diverged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1st component</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>2nd component</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>along λ max</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>along λ min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>distance A to B</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>distance across</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>α from A to B</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{at}: the loss is not finite</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{at}: loss {loss}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}, update {update:,}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>true loss {true}, on the slice {shown}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They differ because {share} % of this point&apos;s distance from the middle lies outside the plane.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They differ because {share} % of this point&apos;s distance from the middle lies outside the line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{letter}, {place}: loss {loss}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>along {axis} at {other} = {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>▨ not finite</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{optimizer}, {update}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>training rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>validation rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>test rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{columns} points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size} over {count:,} {rows} in {time:,.0f} ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A: {first}, loss {low};  B: {second}, loss {high}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no way walked yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>start{where}: loss {true}, on this line {shown}; {share} % off it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>start{where}: loss {true}, on the slice {shown}; {share} % off-plane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> (beyond the edge)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the axes hold {first} % and {second} % of the way&apos;s spread</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the line holds {share} % of the way&apos;s spread</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cosine between the directions {cosine}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>barrier {height}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The way between leads through losses that are not finite.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No barrier: the loss between never rises above the straight line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The loss between rises {height} above the straight line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No loss on the slice around update {update:,} is finite.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Around update {update:,} the loss is {loss} here and between {low} and {high} on the slice; {bad} of {cells:,} cells are not finite.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TableCard</name>
    <message>
        <source>Rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Features</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Licence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{model}: RMSE {rmse:,g} ± {spread:,g}{unit}, R² {r2:.2f}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The example “{name}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Least squares</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measured on the test set, mean and standard deviation over ten seeds of split, parameters and batches.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Telling</name>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo {text}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo {text}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not possible.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No better than least squares.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is gone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run goes on with the rows that were read. A saved experiment would not find the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has changed since it was read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run goes on with the rows that were read; Columns… in the data panel reads it again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TestLook</name>
    <message>
        <source>The test set was first shown at update {update:,}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edits since then, which it may have guided: {n:,}. Its figures are no longer those of unseen data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is changed from now on, it may have guided: then its figures are too good.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TimelineBar</name>
    <message>
        <source>Timeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moment of the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every moment of this run: drag, and all views show the network as it was then. Training goes on meanwhile. Arrow keys go from snapshot to snapshot; the right end is now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>run in 5 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>run in 10 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>run in 30 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>run in 2 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speed of playing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long it takes to play the whole run; training is not slowed down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>epoch {n} of {all}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>update {n} of {all}: the past</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>epoch {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>now, update {n}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TitleRow</name>
    <message>
        <source>What can be done with this card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Menu of {title}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ToolBar</name>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take this run along: as a program, weights, pictures, a report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ToolRow</name>
    <message>
        <source>Cut</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The loss along both axes through the cursor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Curvature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Minimum, saddle or neither: the Hessian&apos;s eigenvalues</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Race</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From this run&apos;s start, train with SGD, momentum, RMSprop and Adam at once and draw their paths here. The run itself goes on undisturbed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Racing…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Training</name>
    <message>
        <source>Optimiser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change optimiser to {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How a gradient becomes a step. SGD walks straight down the slope; momentum and Nesterov keep some of their speed; RMSprop, Adagrad, Adam and AdamW give every parameter a step size of its own, which helps where gradients differ much from layer to layer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change learning rate to {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long a step is. Too small, and the loss creeps; too large, and it jumps about or diverges. Find where it begins to jump and go down by a factor of 3 to 10. SGD usually wants 10 to 100 times what Adam wants.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change momentum to {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The share of its last step that SGD keeps, from 0 up to but not including 1. It evens out the zigzag in narrow valleys; on a steady slope steps grow up to 1/(1 − momentum) times as long: tenfold at 0.9. Used by SGD + momentum and Nesterov only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Batch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change batch size to {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many samples each update averages over. Small batches make many cheap, noisy updates an epoch, and the noise can shake the network out of poor regions; large ones are smooth and exact but fewer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change loss to {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is made small. MSE squares the residuals, so a few outliers pull the fit towards them; MAE weighs them by their size and aims at the median; Huber is MSE for small residuals and MAE for large.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>δ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change Huber&apos;s δ to {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The residual, in scaled units, at which Huber changes from squared to straight. Small δ behaves like MAE and ignores outliers, large δ like MSE.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Initialisation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change initialisation to {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the weights start. Xavier keeps the size of signals from layer to layer for tanh-like activations, He for ReLU; too small a start makes signals and gradients fade, too large makes them explode. Constant makes all units of a layer alike for ever. A change starts a new run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Initial value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change initial value to {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>σ of the normal distribution, or the constant, that the parameters start with. A σ near 1/√(units of the layer before) keeps signals of the same size from layer to layer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change network seed to {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The number that the initial weights are drawn from. The same seed repeats the same run exactly; try several before believing that one setting is better than another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shuffle seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change shuffle seed to {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The number that the order of the samples in each epoch is drawn from. Another order is another path down the same surface. A change starts a new run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>L1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change L1 to {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pulls every parameter towards 0 by the same amount, however small it is: those that are not needed end near 0 and the network becomes sparse. 0 switches it off; 1e-5 to 1e-3 are usual.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>L2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change L2 to {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight decay: pulls every parameter towards 0 in proportion to its size, which makes the curve smoother and overfitting milder; too much flattens the fit. AdamW applies it apart from the gradient. 0 switches it off; 1e-5 to 1e-2 are usual.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clip gradient at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change gradient clipping to {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The largest Euclidean norm that the whole gradient may have; a longer one is shortened and keeps its direction. It tames explosions in deep networks. Far below the usual norm it only makes steps smaller. Empty or “off” switches it off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Early stopping (epochs)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change early stopping to {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stops when the validation loss has not improved for so many epochs and goes back to the best parameters, before the network learns the noise by heart. Empty or “off” switches it off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Max epochs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change max epochs to {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The epoch at which training stops; an epoch is one pass over the training set. Empty or “off” lets it go on for ever.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change schedule to {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the learning rate changes while it trains. Long steps first cover ground; short ones later settle where noisy long ones would jump about. Step multiplies it from time to time; cosine lets it fall smoothly to 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epochs a step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change schedule to {value} epochs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epochs from one step of the learning rate to the next, or the length of the whole cosine, after which the learning rate is 0 and nothing is learnt any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>×</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change schedule&apos;s factor to {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the learning rate is multiplied by at every step: 0.5 halves it. Above 0 and at most 1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TrainingPanel</name>
    <message>
        <source>Draw new initial parameters: a new run from another starting point</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New network seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw another order of the samples: a new run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New shuffle seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Less</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>L1 {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>L2 {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>clip {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>patience {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{value} schedule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Penalties, gradient clipping, when to stop, learning-rate schedule, order of the batches</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WorstModel</name>
    <message>
        <source>row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>predicted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>residual</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
