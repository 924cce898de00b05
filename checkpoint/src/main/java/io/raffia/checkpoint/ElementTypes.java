package io.raffia.checkpoint;

import io.raffia.ir.DType;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the formats call the element types. Types that a format lacks travel as the integer of the
/// same bytes, and [Notes] say what they are.
final class ElementTypes {
  /// https://github.com/huggingface/safetensors, "Format"
  static final ElementTypes SAFETENSORS = new ElementTypes();

  /// https://zarr-specs.readthedocs.io/en/latest/v2, with TensorStore's names for ml_dtypes'.
  static final ElementTypes ZARR = new ElementTypes();

  /// numpy's `descr`; ml_dtypes' types are void of as many bytes, so that only bf16 (the only one
  /// of two bytes) can be told.
  static final ElementTypes NUMPY = new ElementTypes();

  private final Map<DType, String> names = new EnumMap<>(DType.class);
  private final Map<String, DType> types = new HashMap<>();

  private ElementTypes() {}

  static {
    all(DType.I1, "BOOL", "|b1", "|b1");
    all(DType.I8, "I8", "|i1", "|i1");
    all(DType.U8, "U8", "|u1", "|u1");
    all(DType.I16, "I16", "<i2", "<i2");
    all(DType.U16, "U16", "<u2", "<u2");
    all(DType.I32, "I32", "<i4", "<i4");
    all(DType.U32, "U32", "<u4", "<u4");
    all(DType.I64, "I64", "<i8", "<i8");
    all(DType.U64, "U64", "<u8", "<u8");
    all(DType.F16, "F16", "<f2", "<f2");
    all(DType.BF16, "BF16", "bfloat16", "<V2");
    all(DType.F32, "F32", "<f4", "<f4");
    all(DType.F64, "F64", "<f8", "<f8");
    all(DType.F8E4M3FN, "F8_E4M3", "float8_e4m3fn", "<V1");
    all(DType.F8E5M2, "F8_E5M2", "float8_e5m2", "<V1");
    all(DType.I4, "I8", "int4", "<V1");
    all(DType.U4, "U8", "|u1", "<V1");
    NUMPY.types.put("|V2", DType.BF16);
    // What numpy writes for ml_dtypes.float8_e5m2, and cannot read.
    NUMPY.types.put("<f1", DType.F8E5M2);
  }

  private static void all(DType type, String safetensors, String zarr, String numpy) {
    SAFETENSORS.add(type, safetensors);
    ZARR.add(type, zarr);
    NUMPY.add(type, numpy);
  }

  private void add(DType type, String name) {
    names.put(type, name);
    if (!name.equals("<V1")) types.putIfAbsent(name, type);
  }

  String name(DType type) {
    var name = names.get(type);
    if (name == null) throw new IllegalStateException("no name for " + type);
    return name;
  }

  /// The type of that name, or null.
  @Nullable DType type(String name) {
    return types.get(name);
  }

  /// Throws [FormatException] for bytes that are no elements of the type: a boolean that is neither
  /// 0 nor 1, a four-bit integer that needs more bits.
  static void check(DType type, MemorySegment bytes, String origin) {
    if (type.isFloat() || type.bits() >= 8) return;
    for (long i = 0; i < bytes.byteSize(); i++) {
      byte x = bytes.get(ValueLayout.JAVA_BYTE, i);
      if ((byte) type.wrap(x) != x) {
        throw new FormatException(origin, "%d is no element of type %s".formatted(x, type));
      }
    }
  }

  /// Checks likewise, and sign-extends four-bit integers that were not: ml_dtypes leaves their
  /// upper bits 0.
  static void normalize(DType type, MemorySegment bytes, String origin) {
    if (type == DType.I4) {
      for (long i = 0; i < bytes.byteSize(); i++) {
        byte x = bytes.get(ValueLayout.JAVA_BYTE, i);
        if (x > 7 && x < 16) bytes.set(ValueLayout.JAVA_BYTE, i, (byte) (x - 16));
      }
    }
    check(type, bytes, origin);
  }

  /// The formats are little-endian, and tensors are in the machine's order.
  static void requireLittleEndian() {
    if (ByteOrder.nativeOrder() != ByteOrder.LITTLE_ENDIAN) {
      throw new CheckpointException(
          "checkpoints are little-endian and this machine is not: they cannot be exchanged here");
    }
  }
}
