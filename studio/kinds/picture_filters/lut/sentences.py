"""What is said of a .cube file that cannot be used."""

from __future__ import annotations

from studio.values.sentences import Template

not_chosen = Template("lut.not_chosen", "Choose a .cube file for the LUT, or remove the filter.")
gone = Template("lut.gone", "{file} is not there.")
no_file = Template("lut.no_file", "{file} is a folder, a device or the like, and no .cube file.")
refused = Template("lut.refused", "{file} cannot be read: {why}.")
bad_name = Template("lut.bad_name", "the system refuses its name")
no_thread = Template("lut.no_thread", "the system gives no thread for it")
no_memory = Template("lut.no_memory", "there is too little memory")
large = Template("lut.large", "{file} is larger than 32 MB: it is no .cube file.")
other = Template("lut.other", "{file} is no .cube file: it has neither LUT_3D_SIZE nor LUT_1D_SIZE.")
not_three = Template("lut.not_three", "{file}, line {line}: '{text}' is not three numbers.")
far = Template("lut.far", "{file}, line {line}: '{text}' is no colour.")
size = Template("lut.size", "{file}, line {line}: the size '{text}' is not from 2 to {most}.")
rising = Template("lut.rising", "{file}, line {line}: '{text}' is no range that rises.")
count = Template("lut.count", "{file} has {found} colours, and its sizes ask for {wanted}.")
video = Template("lut.video", "{file} is made for limited range ({text}), which is not supported. Export it for full range.")
ALL = (
    not_chosen,
    gone,
    no_file,
    refused,
    bad_name,
    no_thread,
    no_memory,
    large,
    other,
    not_three,
    far,
    size,
    rising,
    count,
    video,
)
