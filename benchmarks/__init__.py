"""Measurements: speed, memory and quality, side by side with peers. `python -m benchmarks` lists them."""
