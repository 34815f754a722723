"""What is said of a .cube file that cannot be used."""

from __future__ import annotations

NOT_CHOSEN = "Choose a .cube file for the LUT, or remove the filter."
GONE = "{file} is not there."
NO_FILE = "{file} is a folder, a device or the like, and no .cube file."
REFUSED = "{file} cannot be read: {why}."
LARGE = "{file} is larger than 32 MB: it is no .cube file."
OTHER = "{file} is no .cube file: it has neither LUT_3D_SIZE nor LUT_1D_SIZE."
NOT_THREE = "{file}, line {line}: '{text}' is not three numbers."
FAR = "{file}, line {line}: '{text}' is no colour."
SIZE = "{file}, line {line}: the size '{text}' is not from 2 to {most}."
RANGE = "{file}, line {line}: '{text}' is no range that rises."
COUNT = "{file} has {found} colours, and its sizes ask for {wanted}."
VIDEO = "{file} is made for limited range ({text}), which is not supported. Export it for full range."
ALL = (NOT_CHOSEN, GONE, NO_FILE, REFUSED, LARGE, OTHER, NOT_THREE, FAR, SIZE, RANGE, COUNT, VIDEO)
