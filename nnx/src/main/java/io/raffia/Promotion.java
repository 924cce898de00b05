package io.raffia;

import io.raffia.ir.DType;
import io.raffia.ir.IrException;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// JAX's type promotion: the least upper bound in a lattice in which Java's own numbers are weak,
/// so that they take the type of the tensor that they meet.
record Promotion(DType dtype, boolean weak) {
  /// The lattice's nodes: the element types and the two weak ones.
  private enum Node {
    I1,
    WEAK_INT,
    I4,
    I8,
    I16,
    I32,
    I64,
    U4,
    U8,
    U16,
    U32,
    U64,
    WEAK_FLOAT,
    F8E4M3FN,
    F8E5M2,
    F16,
    BF16,
    F32,
    F64;

    static Node of(DType dtype) {
      return valueOf(dtype.name());
    }
  }

  private static final Map<Node, List<Node>> EDGES = new EnumMap<>(Node.class);
  private static final Map<Node, Set<Node>> ABOVE = new EnumMap<>(Node.class);

  static {
    EDGES.put(Node.I1, List.of(Node.WEAK_INT));
    EDGES.put(Node.WEAK_INT, List.of(Node.U4, Node.I4, Node.U8, Node.I8));
    EDGES.put(Node.U8, List.of(Node.I16, Node.U16));
    EDGES.put(Node.U16, List.of(Node.I32, Node.U32));
    EDGES.put(Node.U32, List.of(Node.I64, Node.U64));
    EDGES.put(Node.I8, List.of(Node.I16));
    EDGES.put(Node.I16, List.of(Node.I32));
    EDGES.put(Node.I32, List.of(Node.I64));
    EDGES.put(Node.I64, List.of(Node.WEAK_FLOAT));
    EDGES.put(Node.U64, List.of(Node.WEAK_FLOAT));
    EDGES.put(Node.WEAK_FLOAT, List.of(Node.F8E4M3FN, Node.F8E5M2, Node.F16, Node.BF16));
    EDGES.put(Node.F16, List.of(Node.F32));
    EDGES.put(Node.BF16, List.of(Node.F32));
    EDGES.put(Node.F32, List.of(Node.F64));
    for (var node : Node.values()) ABOVE.put(node, above(node));
  }

  private static Set<Node> above(Node node) {
    var all = EnumSet.of(node);
    for (var next : EDGES.getOrDefault(node, List.of())) all.addAll(above(next));
    return all;
  }

  /// The type that all operands convert to; throws [IrException] where JAX has none.
  static Promotion of(Tensor... in) {
    boolean weak = true;
    boolean same = true;
    for (var t : in) {
      weak &= t.isWeak();
      same &= t.dtype() == in[0].dtype() && t.isWeak() == in[0].isWeak();
    }
    if (same) return new Promotion(in[0].dtype(), weak);
    var common = EnumSet.allOf(Node.class);
    for (var t : in) common.retainAll(above(node(t, weak)));
    for (var node : common) {
      if (common.equals(ABOVE.get(node))) return result(node, weak, in);
    }
    throw Errors.ofTypes(
        "element types %s do not promote to a common one: convert one of them with astype",
        List.of(in).stream().map(Tensor::dtype).toList());
  }

  private static Node node(Tensor t, boolean allWeak) {
    if (!t.isWeak() || allWeak) return Node.of(t.dtype());
    return t.dtype().isFloat() ? Node.WEAK_FLOAT : Node.WEAK_INT;
  }

  private static Promotion result(Node node, boolean weak, Tensor... in) {
    return switch (node) {
      case WEAK_FLOAT -> new Promotion(DType.F32, true);
      case WEAK_INT -> new Promotion(DType.I32, true);
      default -> new Promotion(narrow(DType.valueOf(node.name()), in), weak);
    };
  }

  /// 64-bit types appear only where an operand has one.
  private static DType narrow(DType dtype, Tensor... in) {
    if (dtype != DType.I64) return dtype;
    for (var t : in) if (t.dtype().isInteger() && t.dtype().bits() == 64) return dtype;
    return DType.I32;
  }

  /// This type, or f32 where it is not a float.
  Promotion inexact() {
    return dtype.isFloat() ? this : new Promotion(DType.F32, weak);
  }
}
