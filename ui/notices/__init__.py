"""Words that come and go: toasts, the banner while the desk is away, and questions before something happens on air."""

from ui.notices.banner import Banner
from ui.notices.confirming import Confirming
from ui.notices.toasts import Toasts

__all__ = ["Banner", "Confirming", "Toasts"]
