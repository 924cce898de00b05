package io.raffia;

import io.raffia.ir.DType;

/// Keys of an array, one an element, as two arrays of words: for samplers that draw until they
/// accept, where each element has a sequence of numbers of its own.
record KeyArray(Tensor first, Tensor second) {
  /// `split(key, n)`.
  static KeyArray split(Tensor key, int n) {
    var keys = Random.split(key, n);
    return new KeyArray(keys.sliceAxis(1, 0, 1).squeeze(1), keys.sliceAxis(1, 1, 2).squeeze(1));
  }

  /// Key number `i` of a split of each.
  KeyArray child(int i) {
    var third = first.xor(second).xor(Tensor.scalar(DType.U32, Threefry.PARITY));
    var schedule = new Tensor[] {first, second, third};
    var x0 = first;
    var x1 = second.add(i);
    for (int group = 0; group < 5; group++) {
      for (int rotation : Threefry.ROTATIONS[group % 2]) {
        x0 = x0.add(x1);
        x1 = x1.shiftLeft(rotation).or(x1.shiftRightLogical(32 - rotation)).xor(x0);
      }
      x0 = x0.add(schedule[(group + 1) % 3]);
      x1 = x1.add(schedule[(group + 2) % 3].add(group + 1));
    }
    return new KeyArray(x0, x1);
  }

  /// This where the condition holds, else the other.
  KeyArray orElse(Tensor condition, KeyArray other) {
    return new KeyArray(
        Tensor.where(condition, first, other.first), Tensor.where(condition, second, other.second));
  }

  /// A number in `[0, 1)` of each, `f32`.
  Tensor uniform() {
    var block = child(0);
    var bits = block.first.xor(block.second).shiftRightLogical(9);
    return bits.or(Tensor.scalar(DType.U32, 0x3F800000)).view(DType.F32).sub(1.0);
  }

  /// A standard normal number of each, `f32`.
  Tensor normal() {
    float low = Math.nextUp(-1f);
    // One rounding, as XLA's fused multiply-add has it.
    var wide = uniform().astype(DType.F64).mul(1f - low).add(low);
    return Special.erfinv(wide.astype(DType.F32).maximum(low)).mul(Math.sqrt(2));
  }

  /// An exponential number with mean 1 of each, `f32`.
  Tensor exponential() {
    return uniform().neg().log1p().neg();
  }
}
