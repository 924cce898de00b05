"""Inlines the private functions of a StableHLO module, so that a golden program is one function.

JAX lowers jitted helpers (jnp.where, jnp.take, ...) to calls of private functions. Such functions are straight lines
of SSA with one return at the end, so inlining is renaming.
"""

import itertools
import re

from jax._src.interpreters import mlir as jax_mlir
from jaxlib.mlir import ir

VALUE = re.compile(r"%[\w$.-]+(?:#\d+)?")
CALL = re.compile(r"^\s*(?:(%[\w$.-]+)(?::(\d+))? = )?(?:func\.)?call @([\w$.-]+)\(([^)]*)\)")
HEADER = re.compile(r"^\s*func\.func (public|private) @([\w$.-]+)\((.*?)\)(?: -> .*)? \{$")


def inline(text):
  """The text of the same module with one function; printed by MLIR again, so canonical."""
  functions, public = {}, None
  lines = iter(text.splitlines())
  prologue = [next(lines)]
  for line in lines:
    header = HEADER.match(line)
    if not header:
      continue
    body = list(itertools.takewhile(lambda l: l != "  }", lines))
    functions[header[2]] = (re.findall(r"(%\w+): ", header[3]), body)
    if header[1] == "public":
      public = (header[2], line)
  name, line = public
  numbers = itertools.count()
  flat = _flatten(name, functions, numbers)
  module = "\n".join(prologue + [line] + flat + ["  }", "}"])
  return _canonical(module)


def _flatten(name, functions, numbers):
  out, renamed = [], {}
  for line in functions[name][1]:
    line = VALUE.sub(lambda m: renamed.get(m[0], m[0]), line)
    call = CALL.match(line)
    if not call:
      out.append(line)
      continue
    result, count, callee, operands = call.groups()
    body, returned = _instance(callee, [o.strip() for o in operands.split(",") if o.strip()], functions, numbers)
    out += body
    if count:
      renamed.update({f"{result}#{i}": value for i, value in enumerate(returned)})
    else:
      renamed[result] = returned[0]
  return out


def _instance(name, operands, functions, numbers):
  parameters = functions[name][0]
  body = _flatten(name, functions, numbers)
  number = next(numbers)
  bound = dict(zip(parameters, operands, strict=True))

  def rename(match):
    value, _, part = match[0].partition("#")
    new = bound.get(value) or f"%i{number}_{value[1:]}"
    return new + (f"#{part}" if part else "")

  body = [VALUE.sub(rename, line) for line in body]
  last = body.pop().strip()
  assert last.startswith("return"), last
  return body, VALUE.findall(last.split(" : ")[0])


def _canonical(text):
  with jax_mlir.make_ir_context():
    module = ir.Module.parse(text)
    module.operation.verify()
    return str(module)
