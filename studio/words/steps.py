"""Why a step of a launch did not succeed."""

from __future__ import annotations

from studio.values.sentences import Template

no_answer = Template("steps.no_answer", "the shop did not answer")
refused = Template("steps.refused", "the shop refused")
not_done = Template("steps.not_done", "the shop did not do it")
not_counted = Template("steps.not_counted", "the shop does not count it")
left_as_is = Template("steps.left_as_is", "somebody else set another price: left as it is")
other_price = Template("steps.other_price", "somebody else set another price meanwhile")
not_true = Template("steps.not_true", "the shop said it was done, but it is not")
open_again = Template("steps.open_again", "the shop has it open again")
