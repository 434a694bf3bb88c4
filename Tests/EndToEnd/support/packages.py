"""Zip packages made in memory."""

import functools
import io
import zipfile
from pathlib import Path

FUNCTIONS = Path(__file__).resolve().parent.parent / "functions"


def zip_of(files):
    """A zip of `{name: text or bytes, or (text or bytes, mode)}`."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            content, mode = content if isinstance(content, tuple) else (content, 0o644)
            entry = zipfile.ZipInfo(name, date_time=(2024, 1, 1, 0, 0, 0))
            entry.external_attr = (0o100000 | mode) << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return buffer.getvalue()


def python(source, name="app.py", **more):
    return zip_of({name: source, **more})


def nodejs(source, name="index.mjs", **more):
    return zip_of({name: source, **more})


def provided(script):
    return zip_of({"bootstrap": (script, 0o755)})


@functools.cache
def probe(language):
    """The probe function of a language: it does what its event asks for. Handler `probe.handler`."""
    folder = FUNCTIONS / language
    return zip_of(
        {f.name: (f.read_bytes(), 0o755 if f.name == "bootstrap" else 0o644) for f in sorted(folder.iterdir()) if f.is_file()}
    )
