"""Files are named by their content, written once and never half."""

import hashlib
import os
import subprocess
import sys
import textwrap
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from integrations import storage


def test_what_is_put_can_be_read_again_by_its_hash():
    stored = storage.put(b"a signed quote")

    assert stored.sha256 == hashlib.sha256(b"a signed quote").hexdigest()
    assert stored.size == 14
    assert storage.read(stored.sha256) == b"a signed quote"
    assert storage.exists(stored.sha256)
    assert storage.is_intact(stored.sha256)


def test_it_lies_two_folders_deep_and_cannot_be_written_to(data_dir: Path):
    sha256 = storage.put(b"x").sha256

    assert storage.path(sha256) == data_dir / "files" / sha256[:2] / sha256[2:4] / sha256
    assert storage.path(sha256).stat().st_mode & 0o222 == 0


def test_the_same_bytes_are_kept_once(data_dir: Path):
    first = storage.put(b"same")
    written = storage.path(first.sha256).stat().st_ino
    assert storage.put(b"same") == first

    assert storage.path(first.sha256).stat().st_ino == written
    assert len([f for f in (data_dir / "files").rglob("*") if f.is_file()]) == 1


def test_a_stream_longer_than_agreed_is_cut_at_the_limit_and_leaves_nothing(data_dir: Path):
    taken = []

    def endless():
        while True:
            taken.append(1)
            yield b"0" * 1000

    with pytest.raises(storage.TooLarge):
        storage.put_stream(endless(), limit=5000)

    assert len(taken) == 6
    assert not [f for f in (data_dir / "files").rglob("*") if f.is_file()]


def test_a_stream_of_exactly_the_limit_is_kept():
    assert storage.put_stream([b"ab", b"c"], limit=3).size == 3


def test_an_upload_that_stops_half_way_leaves_nothing(data_dir: Path):
    with storage.Writer(limit=100) as writer:
        writer.write(b"half")

    assert not [f for f in (data_dir / "files").rglob("*") if f.is_file()]


@pytest.mark.parametrize("name", ["", "../../etc/passwd", "a" * 63, "A" * 64, "g" * 64, "/" * 64, "a" * 64 + "\n"])
def test_a_name_that_is_no_hash_finds_nothing(name: str):
    with pytest.raises(storage.Missing):
        storage.path(name)


def test_a_hash_nobody_stored_is_missing():
    assert not storage.exists("0" * 64)
    with pytest.raises(storage.Missing):
        storage.read("0" * 64)


def test_a_changed_file_is_noticed():
    sha256 = storage.put(b"honest").sha256
    storage.path(sha256).chmod(0o600)
    storage.path(sha256).write_bytes(b"forged")

    assert not storage.is_intact(sha256)


def test_many_at_once_give_one_whole_file():
    content = os.urandom(300_000)
    with ThreadPoolExecutor(8) as crew:
        names = {stored.sha256 for stored in crew.map(lambda _: storage.put(content), range(24))}

    assert len(names) == 1
    assert storage.is_intact(names.pop())


def test_a_process_killed_while_writing_leaves_no_half_file_under_a_name(data_dir: Path):
    script = """
        import os, signal
        from integrations import storage
        writer = storage.Writer(limit=10**9)
        writer.write(b"0" * 1_000_000)
        os.kill(os.getpid(), signal.SIGKILL)
    """
    environment = os.environ | {"DATA_DIR": str(data_dir)}
    killed = subprocess.run([sys.executable, "-c", textwrap.dedent(script)], env=environment, check=False)

    assert killed.returncode == -9
    assert [f.parent.name for f in (data_dir / "files").rglob("*") if f.is_file()] == ["incoming"]


def test_what_broken_off_uploads_left_is_swept_but_not_what_is_being_written(data_dir: Path):
    kept = storage.put(b"kept").sha256
    old, new = storage.Writer(limit=10), storage.Writer(limit=10)
    os.utime(old._path, (1, 1))

    assert storage.sweep(older_than=3600) == 1
    new.write(b"fresh")
    assert storage.read(new.keep().sha256) == b"fresh"
    assert storage.exists(kept)


def test_bytes_are_taken_away_unless_they_were_kept_again_lately(data_dir: Path):
    sha256 = storage.put(b"old").sha256
    os.utime(storage.path(sha256), (1, 1))
    storage.put(b"old")
    assert (storage.remove(sha256, older_than=3600), storage.exists(sha256)) == (False, True)
    os.utime(storage.path(sha256), (1, 1))
    assert (storage.remove(sha256, older_than=3600), storage.exists(sha256)) == (True, False)
    assert storage.remove(sha256, older_than=3600) is False


def test_taking_away_and_keeping_at_once_never_loses_bytes_that_were_kept(data_dir: Path):
    sha256 = storage.put(b"both").sha256

    def sweep(_n: int) -> None:
        storage.remove(sha256, older_than=3600)

    for _round in range(100):
        os.utime(storage.path(sha256), (1, 1))
        with ThreadPoolExecutor(2) as crew:
            crew.submit(sweep, 0)
            crew.submit(storage.put, b"both").result()
        assert storage.read(sha256) == b"both"
