package io.raffia.tornado;

import io.raffia.ir.DType;

/// TornadoVM's arrays: which one holds elements of a type, in the bytes that Raffia's memory has.
enum ArrayKind {
  FLOAT("FloatArray", "F", 4),
  DOUBLE("DoubleArray", "D", 8),
  INT("IntArray", "I", 4),
  LONG("LongArray", "J", 8),
  SHORT("ShortArray", "S", 2),
  BYTE("ByteArray", "B", 1);

  private static final String PACKAGE = "uk/ac/manchester/tornado/api/types/arrays/";

  /// The name of the class, as class files write it.
  final String type;

  /// What `get` returns.
  final String element;

  /// Bytes of an element.
  final int bytes;

  ArrayKind(String type, String element, int bytes) {
    this.type = PACKAGE + type;
    this.element = element;
    this.bytes = bytes;
  }

  /// The array that elements of a type lie in: of floats of less than 32 bits, their bits.
  static ArrayKind holding(DType t) {
    return switch (t) {
      case F32 -> FLOAT;
      case F64 -> DOUBLE;
      case I32, U32 -> INT;
      case I64, U64 -> LONG;
      case I16, U16, F16, BF16 -> SHORT;
      case I1, I4, I8, U4, U8, F8E4M3FN, F8E5M2 -> BYTE;
    };
  }
}
