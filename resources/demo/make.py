"""Makes the demo show's pictures and sounds, which lie beside this script: `python resources/demo/make.py`.

Needs av, numpy and Pillow, and takes a few minutes. What it makes is kept in the repository, so nobody has to run it.
"""

from __future__ import annotations

from pathlib import Path

from making import film, graphics, host, product, sound

HERE = Path(__file__).parent


def main() -> None:
    graphics.logo().save(HERE / "logo.png", optimize=True)
    for glaze in graphics.GLAZES:
        graphics.product(glaze).save(HERE / f"caddy-{glaze}.jpg", quality=86)
    film.write(HERE / "product.mp4", product.pictures(), sound.crickets(), audio_bps=64_000)
    film.write(HERE / "host.mp4", host.pictures(), sound.tune(), audio_bps=128_000)


if __name__ == "__main__":
    main()
