#!/usr/bin/env python3
"""pack.py DIR FILE.zip: packs a directory so that equal contents give equal files."""

import pathlib
import sys
import zipfile

root, out = map(pathlib.Path, sys.argv[1:])
with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
  for path in sorted(p for p in root.rglob("*") if p.is_file()):
    entry = zipfile.ZipInfo(str(path.relative_to(root)), (1980, 1, 1, 0, 0, 0))
    entry.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(entry, path.read_bytes())
