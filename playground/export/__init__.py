"""What a person leaves with: a plain PyTorch script, a notebook, the weights, an ONNX model.

``script`` and ``notebook`` write code from the experiment alone and need no PyTorch; ``weights`` and ``onnx`` write
trained parameters. Everything comes as ``{file name: bytes}`` or bytes, so that the caller decides where it goes.
"""
