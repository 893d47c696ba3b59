"""Nothing in a page makes the renderer open a file or a connection."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from integrations import pdf
from integrations.pdf.fetching import AssetFetcher, NotOurs
from tests.integrations.sink import Sink

CONSTRUCTS = {
    "stylesheet": '<link rel="stylesheet" href="{url}">',
    "import": '<style>@import url("{url}");</style>',
    "font": '<style>@font-face {{ font-family: x; src: url("{url}") }} p {{ font-family: x }}</style>',
    "background": '<p style="background: url({url})">x</p>',
    "list": '<ul style="list-style-image: url({url})"><li>x</ul>',
    "content": '<style>p::before {{ content: url("{url}") }}</style>',
    "img": '<img src="{url}">',
    "srcset": '<picture><source srcset="{url}"><img src="{url}"></picture>',
    "object": '<object data="{url}"></object>',
    "embed": '<embed src="{url}">',
    "iframe": '<iframe src="{url}"></iframe>',
    "svg": '<svg xmlns:xlink="http://www.w3.org/1999/xlink"><image xlink:href="{url}" width="9" height="9"/></svg>',
    "svg_use": '<svg><use href="{url}#x"/></svg>',
    "svg_data": (
        "<img src=\"data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'>"
        "<image href='{url}' width='9' height='9'/></svg>\">"
    ),
    "attachment": '<link rel="attachment" href="{url}">',
    "link_attachment": '<a rel="attachment" href="{url}">x</a>',
    "base": '<base href="{url}"><img src="x.png">',
    "xmp": '<link rel="xmp" href="{url}">',
    "page": '<style>@page {{ @top-left {{ content: url("{url}") }} }}</style>',
}


@pytest.mark.parametrize("construct", CONSTRUCTS.values(), ids=CONSTRUCTS)
def test_no_construct_reaches_a_server_in_the_inner_network(sink: Sink, construct: str):
    for url in (f"{sink.url}/secret", f"//127.0.0.1:{sink.port}/secret", f"ftp://127.0.0.1:{sink.port}/secret"):
        pdf.render(f"<p>x</p>{construct.format(url=url)}", language="nl", title="x")

    assert sink.asked == []


@pytest.mark.parametrize("construct", CONSTRUCTS.values(), ids=CONSTRUCTS)
@pytest.mark.parametrize("url", ["file:///etc/passwd", "/etc/passwd", "asset:../fetching.py", "asset:%2e%2e/press.py"])
def test_no_construct_puts_a_file_of_the_server_into_the_pdf(construct: str, url: str):
    made = pdf.render(f"<p>x</p>{construct.format(url=url)}", language="nl", title="x")

    read = PdfReader(BytesIO(made))
    assert not read.attachments
    assert "root:" not in "".join(page.extract_text() for page in read.pages)
    assert len(made) < 20_000


@pytest.mark.parametrize(
    "url",
    [
        "https://voordeur.example/logo.png",
        "file:///etc/passwd",
        "ftp://127.0.0.1/x",
        "asset:",
        "asset:OFL.txt",
        "asset:../../settings.py",
        "asset:sheet.css\n",
        "data:text/html,<script>",
        "data:image/svg+xml;base64,PHN2Zy8+",
        "data:image/png,plain",
        "data:image/png;base64,%%%",
    ],
)
def test_the_fetcher_knows_our_assets_and_pictures_only(url: str):
    with pytest.raises(NotOurs):
        AssetFetcher().fetch(url)


def test_our_own_fonts_and_embedded_pictures_are_served():
    assert AssetFetcher().fetch("asset:Inter-Bold.woff2").read()[:4] == b"wOF2"
    assert AssetFetcher().fetch("data:image/png;base64,iVBORw0KGgo=").read() == b"\x89PNG\r\n\x1a\n"
