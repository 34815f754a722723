"""What every system does in its own way: folders of the user, files written whole, room on disks, processes and processors.

The only place that knows the libraries psutil and platformdirs. Standard library otherwise; imports nothing else of the
studio. Nothing is imported here, so that each process loads only the modules that it uses.
"""
