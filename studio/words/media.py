"""What is said of recordings and pictures on the disk."""

from __future__ import annotations

from studio.values.sentences import Template

empty = Template("media.empty", "“{name}” is empty. Copy it again from where it came from.")
no_file = Template("media.no_file", "“{name}” is no file. Choose a video or sound file.")
no_picture_file = Template("media.no_picture_file", "“{name}” is no file. Choose a picture.")
is_list = Template(
    "media.is_list",
    "“{name}” is a list of other files or addresses. Add the recordings themselves, or the address as a stream.",
)
no_recording = Template("media.no_recording", "“{name}” is not a video or sound file. Add a picture as an image source.")
unreadable = Template("media.unreadable", "“{name}” is damaged or is not a video or sound file.")
missing = Template("media.missing", "“{name}” is not there. Put it back, or choose the file again.")
forbidden = Template("media.forbidden", "“{name}” may not be read. Change its permissions, or copy it elsewhere.")
folder = Template("media.folder", "“{name}” is a folder. Choose a file in it.")
failed = Template("media.failed", "“{name}” cannot be read: {why}")
above_8k = Template("media.above_8k", "“{name}” has more than 8K pixels. Make a smaller copy and use that.")
codec = Template("media.codec", "“{name}” uses a codec that cannot be played. Convert it to H.264.")
nothing_in_it = Template("media.nothing_in_it", "“{name}” has neither picture nor sound to play.")
nothing_playable = Template("media.nothing_playable", "Nothing in “{name}” can be played: it is damaged.")
too_much = Template("media.too_much", "“{name}” is too much for this computer: pictures are left out.")
cut_off = Template("media.cut_off", "“{name}” is damaged or cut off: nothing of it can be shown. Copy or export it again.")
too_large = Template("media.too_large", "“{name}” is too large ({width}x{height}). Make it at most 7680x4320.")
too_many_pixels = Template("media.too_many_pixels", "“{name}” has more than {count} million pixels. Make it smaller.")
not_a_picture = Template("media.not_a_picture", "“{name}” is not a picture that can be read. Use PNG, JPEG or WebP.")
damaged = Template("media.damaged", "“{name}” is damaged or not complete. Copy it again.")
