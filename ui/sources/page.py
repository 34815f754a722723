"""What every page of the source dialog does: it shows and takes what is set of one kind of source."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QFormLayout, QWidget

from studio.control.schema.answers import Device, Devices
from studio.kinds.sources import FAMILY, Input, SourceKind
from ui.forms.word import word


class Page(QWidget):
    """A subclass puts its fields into `rows`, or lays them out itself. `changed` is emitted after every edit by a person."""

    changed = Signal()

    def __init__(self, kind: SourceKind) -> None:
        super().__init__()
        self.kind = kind
        self.fields = {field.name: field for field in FAMILY.fields(kind.name)}
        settings = kind.settings
        assert issubclass(settings, Input)
        self.facts = settings.facts
        self.rows = QFormLayout(self)
        self.rows.setContentsMargins(0, 0, 0, 0)
        self.rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)

    def value(self) -> Input | None:
        """The input; None while something is missing."""
        raise NotImplementedError

    def load(self, given: Input) -> None:
        """Show an input of the page's kind."""
        raise NotImplementedError

    def offer(self, devices: Devices) -> None:
        """Show what `devices.list` found."""

    def found(self, devices: Devices) -> list[Device]:
        """What was found in the lists that the kind is chosen from."""
        return [device for name in self.kind.devices for device in getattr(devices, name)]

    def finish(self) -> None:
        """Take what is typed still."""

    def missing(self) -> str:
        """What to do while `value()` is None."""
        return QCoreApplication.translate("SourceForms", "Fill in the form to see the picture.")

    def suggested_name(self) -> str:
        """A name for the source, "" for the kind's."""
        given = self.value()
        return given.suggested_name() if given is not None else ""

    def looked_into(self) -> str:
        """The file whose size, length and sound are said beside the picture; "": none."""
        return ""

    def note(self) -> None:
        self.changed.emit()

    def title(self, field: str) -> str:
        return word(self.fields[field].title)
