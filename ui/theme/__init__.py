"""How the window looks: colours, one type scale, spacing, icons. Made for dark rooms and long shows."""

from ui.theme.icons import icon
from ui.theme.look import apply, undressed

__all__ = ["apply", "icon", "undressed"]
