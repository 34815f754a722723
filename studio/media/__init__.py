"""Pictures and sound of the outside world, in and out: the only package beside the workers that knows the codec library.

Runs in worker processes. Knows nothing of the desk, the mixer or Qt.
"""
