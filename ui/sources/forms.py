"""Every form of a source, by kind."""

from __future__ import annotations

from ui.sources.device_forms import CameraForm, ScreenForm, SoundForm
from ui.sources.drawn_forms import ColourForm, SlateForm, TestCardForm
from ui.sources.file_forms import ImageForm, MediaForm, StreamForm
from ui.sources.form import Form

FORMS: tuple[type[Form], ...] = (
    CameraForm,
    ScreenForm,
    SoundForm,
    MediaForm,
    ImageForm,
    StreamForm,
    ColourForm,
    SlateForm,
    TestCardForm,
)
