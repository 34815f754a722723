"""Words that come and go: toasts, refusals in dialogs, the banner while the desk is away, questions before something on air."""

from ui.notices.banner import Banner
from ui.notices.confirming import Confirming
from ui.notices.dialog_line import DialogLine
from ui.notices.toasts import Toasts

__all__ = ["Banner", "Confirming", "DialogLine", "Toasts"]
