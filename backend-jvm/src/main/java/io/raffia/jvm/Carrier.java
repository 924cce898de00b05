package io.raffia.jvm;

import io.raffia.ir.DType;
import org.objectweb.asm.Opcodes;

/// The JVM type that a kernel computes elements of some dtypes in: integers canonical (sign- or
/// zero-extended; `u32` as its raw 32 bits), narrow floats as `float`.
public enum Carrier {
  INT("I", Opcodes.ILOAD, Opcodes.ISTORE, 1),
  LONG("J", Opcodes.LLOAD, Opcodes.LSTORE, 2),
  FLOAT("F", Opcodes.FLOAD, Opcodes.FSTORE, 1),
  DOUBLE("D", Opcodes.DLOAD, Opcodes.DSTORE, 2);

  public final String descriptor;
  public final int load;
  public final int store;
  public final int slots;

  Carrier(String descriptor, int load, int store, int slots) {
    this.descriptor = descriptor;
    this.load = load;
    this.store = store;
    this.slots = slots;
  }

  /// The type that elements of `t` are computed in.
  public static Carrier of(DType t) {
    return switch (t) {
      case I1, I4, I8, I16, I32, U4, U8, U16, U32 -> INT;
      case I64, U64 -> LONG;
      case F8E4M3FN, F8E5M2, F16, BF16, F32 -> FLOAT;
      case F64 -> DOUBLE;
    };
  }

  /// The suffix of the methods of [Cells] and [NarrowFloat] for a type: `F32`.
  static String suffix(DType t, boolean get) {
    return switch (t) {
      case I1, U4, U8 -> get ? "U8" : "I8";
      case I4, I8 -> "I8";
      case I16 -> "I16";
      case U16 -> get ? "U16" : "I16";
      case I32, U32 -> "I32";
      case I64, U64 -> "I64";
      case F8E4M3FN -> "F8e4m3fn";
      case F8E5M2 -> "F8e5m2";
      case F16 -> "F16";
      case BF16 -> "Bf16";
      case F32 -> "F32";
      case F64 -> "F64";
    };
  }
}
