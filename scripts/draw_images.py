"""Draw the pictures that must be PNG, from logo.svg, in a browser: python scripts/draw_images.py

The card that a shared link shows, and the icons of the installed site. They are committed; draw them again when the
logo or the name of the site changes. A maskable icon keeps its drawing inside the middle 80 %
(https://www.w3.org/TR/appmanifest/#icon-masks).
"""

from __future__ import annotations

from pathlib import Path

from browser import launch
from PIL import Image
from playwright.sync_api import sync_playwright

IMAGES = Path(__file__).resolve().parent.parent / "docs" / "assets" / "images"
PAGE = """<!doctype html><meta charset="utf-8"><style>
body {{ margin: 0; width: 100vw; height: 100vh; background: #0b4a5f; color: #fff; font-family: sans-serif;
  display: flex; align-items: center; justify-content: center; gap: 60px }}
svg {{ width: {share}vmin; height: {share}vmin; flex: none }}
h1 {{ font-size: 76px; line-height: 1.1; margin: 0 0 24px }}
p {{ font-size: 40px; line-height: 1.3; margin: 0 }}
</style>{logo}{words}"""
CARD = """<div><h1>AIF-C01<br>em português</h1>
<p>AWS Certified AI Practitioner<br>Estudo para ler no celular</p></div>"""
SHADES = 16
# name, width, height, share of the shorter side that the logo takes (in percent), words beside it
PICTURES = [
    ("social.png", 1200, 630, 48, CARD),
    ("icon-192.png", 192, 192, 76, ""),
    ("icon-512.png", 512, 512, 76, ""),
    ("icon-maskable-512.png", 512, 512, 56, ""),
]


def main() -> None:
    """Draw every picture."""
    with sync_playwright() as playwright:
        browser = launch(playwright)
        for name, width, height, share, words in PICTURES:
            page = browser.new_page(viewport={"width": width, "height": height})
            page.set_content(PAGE.format(logo=(IMAGES / "logo.svg").read_text(), share=share, words=words))
            page.screenshot(path=IMAGES / name)
            page.close()
            with Image.open(IMAGES / name) as picture:  # two colours and the shades between them: a third of the bytes
                picture.convert("RGB").quantize(SHADES).save(IMAGES / name, optimize=True)
            print(f"docs/assets/images/{name}")


if __name__ == "__main__":
    main()
