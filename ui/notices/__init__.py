"""Words that come and go: toasts, and the banner while the desk is away."""

from ui.notices.banner import Banner
from ui.notices.toasts import Toasts

__all__ = ["Banner", "Toasts"]
