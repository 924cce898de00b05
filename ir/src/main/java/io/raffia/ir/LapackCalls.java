package io.raffia.ir;

import io.raffia.ir.op.Cholesky;
import io.raffia.ir.op.Compare.Direction;
import io.raffia.ir.op.Iota;
import io.raffia.ir.op.Monoid;
import io.raffia.ir.op.TriangularSolve;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The calls of LAPACK and BLAS by which JAX writes decompositions for CPUs (jaxlib's `lapack` FFI
/// targets), as the catalogue's ops. Their options are the letters that the routines take, as
/// numbers.
final class LapackCalls {
  private final Builder b;
  private final Statement s;
  private final List<Value> in;
  private final Map<String, Text> options = new HashMap<>();

  private LapackCalls(Builder b, Statement s, List<Value> in) {
    this.b = b;
    this.s = s;
    this.in = in;
  }

  /// The results of a call of `target`; null for another target.
  static @Nullable List<Value> read(Builder b, Statement s, String target, List<Value> in) {
    var call = new LapackCalls(b, s, in);
    return switch (target) {
      case "lapack_spotrf_ffi", "lapack_dpotrf_ffi" -> call.potrf();
      case "lapack_strsm_ffi", "lapack_dtrsm_ffi" -> call.trsm();
      default -> null;
    };
  }

  /// The factor, beside what the operand holds in the other triangle; and 0, or 1 for a matrix that
  /// is not positive definite (LAPACK says there which minor is not).
  private List<Value> potrf() {
    begin(1);
    var a = in.getFirst();
    boolean lower = option("uplo", "LU") == 'L';
    var factor = b.emitAll(new Cholesky(lower), in, "").getFirst();
    int rank = a.shape().rank();
    var t = a.type().withDtype(DType.I32);
    var row = b.emit(new Iota(t, rank - 2));
    var column = b.emit(new Iota(t, rank - 1));
    var seen = b.compare(lower ? Direction.GE : Direction.LE, row, column);
    var bad = b.convert(b.compare(Direction.NE, factor, factor), DType.I32);
    var info = b.reduce(Monoid.MAX, bad, Ints.of(rank - 2, rank - 1));
    boolean isEmpty = a.type().size() == 0;
    return List.of(b.select(seen, factor, a), isEmpty ? b.zeros(info.type()) : info);
  }

  private List<Value> trsm() {
    begin(2);
    boolean left = option("side", "LR") == 'L';
    boolean lower = option("uplo", "LU") == 'L';
    boolean transposed = option("trans_x", "NTC") != 'N';
    boolean unit = option("diag", "NU") == 'U';
    return b.emitAll(new TriangularSolve(left, lower, unit, transposed), in, "");
  }

  private void begin(int operands) {
    if (in.size() != operands)
      throw s.error("%s has %d operands, not %d".formatted(s.op, operands, in.size()));
    for (var x : in) {
      if (x.shape().rank() < 2)
        throw s.error("%s: %s is no matrix".formatted(s.op, x.type().brief()));
    }
    columnsFirst();
    var text = s.attribute(s.has("mhlo.backend_config") ? "mhlo.backend_config" : "backend_config");
    text.expect("{");
    while (!text.accept("}")) {
      if (!options.isEmpty()) text.expect(",");
      var name = text.word();
      text.expect("=");
      options.put(name, text.value(true));
    }
  }

  /// The routines take matrices that lie in memory column by column; of others the transposes would
  /// be meant.
  private void columnsFirst() {
    var text = s.attribute("operand_layouts");
    text.expect("[");
    for (var x : in) {
      int rank = x.shape().rank();
      var found = Dense.parse(text, TensorType.of(DType.I64, rank));
      text.accept(":");
      text.skipType();
      text.accept(",");
      for (int k = 0; k < rank; k++) {
        int expected = k == 0 ? rank - 2 : k == 1 ? rank - 1 : rank - 1 - k;
        if (found.bits(k) != expected)
          throw s.unsupported("a layout of operands other than column by column");
      }
    }
  }

  private char option(String name, String letters) {
    var text = options.get(name);
    if (text == null) throw s.error(s.op + " lacks the option '" + name + "'");
    char letter = (char) text.copy().integer();
    if (letters.indexOf(letter) < 0)
      throw s.error("%s: option '%s' is '%s', none of %s".formatted(s.op, name, letter, letters));
    return letter;
  }
}
