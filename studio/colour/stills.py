"""A still picture's numbers as its file means them, brought to sRGB with 8 bits: profiles, 16 bits, greys, CMYK.

A file without a profile means what it says otherwise (`studio.colour.still_profiles`), or sRGB. One whose profile cannot be
used is shown as if it had none: a dull picture is better than none at all.
"""

from __future__ import annotations

import io

import numpy as np
from PIL import Image, ImageCms, ImageOps, TiffImagePlugin

from studio.colour.still_profiles import described

_SRGB = ImageCms.createProfile("sRGB")
_MODES = {"RGB": "RGB", "GRAY": "L", "CMYK": "CMYK", "Lab": "LAB"}  # the profile's colour space -> Pillow's mode
_FLAGS = ImageCms.Flags.BLACKPOINTCOMPENSATION


def in_srgb(picture: Image.Image) -> Image.Image:
    """`picture`, as it was opened, upright and in sRGB: mode RGB, or RGBA where it is transparent anywhere."""
    said, negative = described(picture), _is_negative(picture)
    picture = ImageOps.exif_transpose(picture)
    info = picture.info
    deep = _eight_bits(picture, negative)
    if deep is not None:
        picture = deep
    transparent = picture.mode in ("RGBA", "LA", "PA", "La", "RGBa") or (deep is None and "transparency" in info)
    shown = picture.convert("RGBA" if transparent else "RGB")
    profile = _profile(said)
    if profile is None:
        return shown
    opaque = _converted(picture, shown, profile)
    if opaque is None:
        return shown
    if transparent:
        opaque.putalpha(shown.getchannel("A"))
    return opaque


def _is_negative(picture: Image.Image) -> bool:
    """Whether 0 is white in a TIFF of more than 8 bits; of 8 bits Pillow has turned it over."""
    return (
        isinstance(picture, TiffImagePlugin.TiffImageFile) and picture.tag_v2.get(TiffImagePlugin.PHOTOMETRIC_INTERPRETATION) == 0
    )


def _eight_bits(picture: Image.Image, negative: bool) -> Image.Image | None:
    """A grey of more than 8 bits as one of 8, with its transparent value made see-through; None for any other picture."""
    if not picture.mode.startswith(("I", "F")):
        return None
    levels = np.asarray(picture)
    if picture.mode == "F":
        white = 1.0 if levels.size and np.nanmax(levels) <= 1.0 else 255.0
    else:
        white = 65535.0 if picture.mode != "I" or levels.max(initial=0) <= 65535 else float(2**31 - 1)
    grey = np.rint(np.clip(np.nan_to_num(levels), 0, white) * (255.0 / white)).astype(np.uint8)
    if negative:
        grey = 255 - grey
    key = picture.info.get("transparency")
    if not isinstance(key, int):
        return Image.fromarray(grey)
    return Image.fromarray(np.dstack([grey, np.where(levels == key, 0, 255).astype(np.uint8)]), "LA")


def _profile(data: bytes | None) -> ImageCms.ImageCmsProfile | None:
    """What a file says, to be used; None where it says nothing, it is broken, or it is sRGB."""
    if data is None:
        return None
    try:
        profile = ImageCms.ImageCmsProfile(io.BytesIO(data))
        is_srgb = ImageCms.getProfileDescription(profile).strip().startswith("sRGB")
    except (ImageCms.PyCMSError, OSError, ValueError):
        return None
    return None if is_srgb else profile


def _converted(picture: Image.Image, shown: Image.Image, profile: ImageCms.ImageCmsProfile) -> Image.Image | None:
    """The picture without its transparency, through `profile`; None where the two do not belong together."""
    mode = _MODES.get(profile.profile.xcolor_space.strip())
    if mode is None or (mode in ("CMYK", "LAB") and picture.mode != mode):
        return None
    given = picture if picture.mode == mode else shown.convert("RGB").convert(mode)
    intent = ImageCms.Intent.RELATIVE_COLORIMETRIC
    try:
        return ImageCms.profileToProfile(given, profile, _SRGB, intent, "RGB", flags=_FLAGS)
    except (ImageCms.PyCMSError, OSError, ValueError):
        return None
