"""Which files are recordings and which are stills, by their names: what file dialogs offer and folders are searched for."""

from __future__ import annotations

RECORDINGS = "*.mp4 *.mov *.mkv *.webm *.avi *.ts *.flv *.m4v *.m4a *.mp3 *.wav *.flac *.ogg *.opus"  # films and sounds
STILLS = "*.png *.jpg *.jpeg *.webp *.bmp *.gif *.tif *.tiff"
