#!/usr/bin/env bash
# Exchanges files with Python's libraries in both directions; PYTHON has flax, orbax-checkpoint, ml_dtypes and safetensors.
#   PYTHON=VENV/bin/python tests/exchange/run.sh          checks both directions
#   PYTHON=VENV/bin/python tests/exchange/run.sh --update also renews what PythonFilesTest reads
set -euo pipefail
cd "$(dirname "$0")/../.."
python=${PYTHON:-python3}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$python" tests/exchange/exchange.py write "$work/python"
if [ "${1:-}" = --update ]; then
  "$python" tests/exchange/pack.py "$work/python" checkpoint/src/test/resources/exchange/python.zip
fi
mkdir "$work/raffia"
mvn -q -o -pl checkpoint -am test -Dtest='PythonFilesTest,ExchangeTest' -Dsurefire.failIfNoSpecifiedTests=false \
  -Draffia.exchange="$work/raffia" -Draffia.python="$work/python"
"$python" tests/exchange/exchange.py check "$work/raffia"
