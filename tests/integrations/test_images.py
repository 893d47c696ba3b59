"""Pictures are made anew: upright, without a trace of where they were taken, and never a bomb."""

import resource
import subprocess
import sys
import textwrap
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from integrations import images, pdf
from tests.integrations.pictures import a_photo, a_png_of


def colour(picture: Image.Image, x: int, y: int) -> str:
    red, _, blue = picture.convert("RGB").getpixel((x, y))  # type: ignore[misc]
    return "red" if red > blue else "blue"


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "HEIF", "MPO"])
def test_a_photo_loses_its_place_and_its_camera(form: str):
    sent = a_photo(form)
    assert b"SecretCam" in sent

    made = images.made_anew(sent)

    read = Image.open(BytesIO(made.data))
    assert not read.getexif()
    assert not read.getexif().get_ifd(0x8825)
    assert b"SecretCam" not in made.data
    assert b"Exif" not in made.data
    assert b"http://ns.adobe.com" not in made.data
    assert (made.media_type, made.width, made.height) == ("image/jpeg", 60, 40)


@pytest.mark.parametrize(
    ("orientation", "size", "red_at"), [(3, (60, 40), (55, 20)), (6, (40, 60), (20, 5)), (8, (40, 60), (20, 55))]
)
def test_a_photo_taken_sideways_stands_upright(orientation: int, size: tuple[int, int], red_at: tuple[int, int]):
    made = images.made_anew(a_photo(orientation=orientation))

    read = Image.open(BytesIO(made.data))
    assert read.size == (made.width, made.height) == size
    assert colour(read, *red_at) == "red"


def test_what_hides_behind_the_picture_is_gone():
    made = images.made_anew(a_photo() + b"<script>alert(1)</script>PK\x03\x04")
    assert b"<script>" not in made.data
    assert b"PK\x03\x04" not in made.data


def test_comments_and_texts_inside_are_gone():
    out = BytesIO()
    from PIL.PngImagePlugin import PngInfo

    notes = PngInfo()
    notes.add_text("Comment", "<?php evil(); ?>")
    Image.new("RGB", (10, 10)).save(out, "PNG", pnginfo=notes)
    assert b"php" not in images.made_anew(out.getvalue()).data


def test_a_transparent_logo_stays_transparent():
    out = BytesIO()
    Image.new("RGBA", (20, 20), (255, 0, 0, 0)).save(out, "PNG")

    made = images.made_anew(out.getvalue())

    assert made.media_type == "image/png"
    assert Image.open(BytesIO(made.data)).getpixel((5, 5))[3] == 0  # type: ignore[index]


def test_a_logo_is_always_png_and_small():
    made = images.logo(a_photo(size=(2000, 1000)))
    assert (made.media_type, made.width, made.height) == ("image/png", 512, 256)


def test_a_large_photo_is_made_smaller_and_a_thumbnail_much():
    sent = a_photo(size=(4000, 3000))
    assert (images.made_anew(sent).width, images.thumbnail(sent).width) == (3000, 480)
    assert images.made_anew(sent, longest=1000).height == 750


@pytest.mark.parametrize("mode", ["1", "L", "P", "LA", "CMYK", "I;16"])
def test_unusual_colours_are_understood(mode: str):
    out = BytesIO()
    Image.new(mode, (20, 10)).save(out, "JPEG" if mode == "CMYK" else "PNG")
    assert images.made_anew(out.getvalue()).width == 20


@pytest.mark.parametrize(("width", "height"), [(50_000, 50_000), (5001, 5000), (25_000, 10), (2**31 - 1, 2**31 - 1)])
def test_a_bomb_is_refused_before_it_is_opened(width: int, height: int):
    bomb = a_png_of(width, height)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    assert len(bomb) < 10_000
    for look in (images.made_anew, images.thumbnail, images.logo):
        with pytest.raises(images.TooManyPixels):
            look(bomb)

    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 60_000


def test_a_bomb_does_not_need_more_memory_than_a_small_process_has():
    script = """
        import resource
        from integrations import images, pdf
        from tests.integrations.pictures import a_png_of
        bomb = a_png_of(50_000, 50_000)
        resource.setrlimit(resource.RLIMIT_AS, (1_500_000_000, 1_500_000_000))
        try:
            images.made_anew(bomb)
        except images.TooManyPixels:
            print("refused")
    """
    root = Path(__file__).parents[2]
    run = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(script)], cwd=root, capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == "refused"


@pytest.mark.parametrize(
    "junk",
    [
        b"",
        b"hello",
        b"\xff\xd8\xff",
        b"\x89PNG\r\n\x1a\n" + b"\x00" * 50,
        b"GIF89a/*" + b"\x00" * 50,
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        b"RIFF\x00\x00\x00\x00WEBPVP8 ",
        b"\x00\x00\x00\x18ftypheic" + b"\x00" * 100,
    ],
)
def test_what_is_no_picture_is_refused(junk: bytes):
    with pytest.raises(images.NotAPicture):
        images.made_anew(junk)


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "HEIF"])
def test_a_picture_cut_off_half_way_is_refused(form: str):
    pdf.warm_up()  # the renderer would have every process accept half a picture
    sent = a_photo(form, size=(600, 400))
    with pytest.raises(images.NotAPicture):
        images.made_anew(sent[: len(sent) // 2])


@pytest.mark.parametrize("form", ["GIF", "BMP", "TIFF", "ICO", "PPM"])
def test_formats_nobody_asked_for_are_refused(form: str):
    out = BytesIO()
    Image.new("RGB", (16, 16)).save(out, form)
    with pytest.raises(images.NotAPicture):
        images.made_anew(out.getvalue())
