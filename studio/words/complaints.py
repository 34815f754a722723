"""What is wrong with a value of the show or of a command, to be read by itself or behind the place where it stands."""

from __future__ import annotations

from studio.values.sentences import Template

at = Template("complaints.at", "{place}: {complaint}.")
of_reader = Template("complaints.of_reader", "{words}.")
in_line = Template("complaints.in_line", "Line {line}, {complaint}")
in_column = Template("complaints.in_column", "Line {line}, column {column}: {complaint}")

wrong_type = Template("complaints.wrong_type", "Must be {wanted}, is {found}.")
either = Template("complaints.either", "{kind} or {other}")
whole_number = Template("complaints.whole_number", "a whole number")
number = Template("complaints.number", "a number")
text = Template("complaints.text", "text")
switch = Template("complaints.switch", "true or false")
list_of = Template("complaints.list_of", "a list")
object_of = Template("complaints.object_of", "an object")
nothing = Template("complaints.nothing", "nothing")
at_least = Template("complaints.at_least", "Must be at least {bound}.")
at_most = Template("complaints.at_most", "Must be at most {bound}.")
above = Template("complaints.above", "Must be above {bound}.")
below = Template("complaints.below", "Must be below {bound}.")
not_known = Template("complaints.not_known", "'{name}' is not known here.")
missing = Template("complaints.missing", "'{name}' is missing.")
no_choice = Template("complaints.no_choice", "{value} is not one of the choices.")
empty = Template("complaints.empty", "Must not be empty.")
too_few = Template("complaints.too_few", "Must have at least {parts}.")
too_long = Template("complaints.too_long", "Must have at most {characters}.")
bad_character = Template("complaints.bad_character", "Has a character that no file can have.")
bad_id = Template("complaints.bad_id", "An id has only small letters, digits and hyphens, at most 64.")
bad_colour = Template("complaints.bad_colour", "A colour is written #rrggbb.")
bad_setting = Template("complaints.bad_setting", "Must be text, a number, or true or false.")
unknown_command = Template("complaints.unknown_command", "There is no command '{name}'.")

twice = Template("complaints.twice", "'{title}' is there twice.")
id_of_slate = Template("complaints.id_of_slate", "'{name}' is the built-in slate; take another id.")
odd_side = Template("complaints.odd_side", "{size} is odd; the sides of a canvas are even.")
source_or_scene = Template("complaints.source_or_scene", "An item shows either a source or a scene.")
sound_only = Template("complaints.sound_only", "'{name}' is sound only and cannot be shown.")
cropped_away = Template("complaints.cropped_away", "Cuts the whole picture away.")
too_many_items = Template("complaints.too_many_items", "Shows more than {most} items at once.")
inside_itself = Template("complaints.inside_itself", "Scene '{name}' would contain itself.")
far_away = Template("complaints.far_away", "Lies far outside every canvas.")
too_small = Template("complaints.too_small", "Is too small to be seen.")
other_codecs = Template("complaints.other_codecs", "'{name}' makes {video} and {audio}, which this destination does not take.")
other_codecs_of_b_pictures = Template(
    "complaints.other_codecs_of_b_pictures",
    "'{name}' makes {video} with B pictures and {audio}, which this destination does not take.",
)
no_number = Template("complaints.no_number", "Must be a number.")

too_many_values = Template("complaints.too_many_values", "There are more than {most} values.")
too_deep = Template("complaints.too_deep", "Values lie more than {most} deep in each other.")
bad_name = Template("complaints.bad_name", "The name of a value is too long, or no text.")
unseen_name = Template("complaints.unseen_name", "The name of a value holds characters that nobody sees.")
long_text = Template("complaints.long_text", "A text is longer than {most} characters.")
not_finite = Template("complaints.not_finite", "A number is not finite.")
large_number = Template("complaints.large_number", "A number is larger than {most}.")
no_value = Template("complaints.no_value", "A value is neither text, number, list nor object.")
