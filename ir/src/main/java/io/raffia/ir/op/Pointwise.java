package io.raffia.ir.op;

import static io.raffia.ir.op.Op.require;

import io.raffia.ir.Builder;
import io.raffia.ir.DType;
import io.raffia.ir.Meaning;
import io.raffia.ir.Scalar;
import io.raffia.ir.Scalar.Operand;
import io.raffia.ir.TensorType;
import io.raffia.ir.Value;
import java.util.List;

/// A function of scalars applied element by element.
///
/// - (C1) All operands have one shape.
public sealed interface Pointwise extends ArrayOp
    permits Binary, BitcastConvert, Chlo, Clamp, Compare, Convert, ReducePrecision, Select, Unary {
  /// The element type of the result; throws for operand types that the function does not have.
  DType result(List<DType> in);

  /// The function itself, on canonical bits (see [DType]): what every emitter must agree with.
  long apply(List<DType> types, long... in);

  @Override
  default TensorType type(List<TensorType> in) {
    var shape = in.getFirst().shape();
    for (var t : in) {
      require(
          t.shape().equals(shape),
          "%s: operands have shapes %s and %s, which must be equal (C1)",
          mnemonic(),
          in.getFirst().brief(),
          t.brief());
    }
    return new TensorType(result(in.stream().map(TensorType::dtype).toList()), shape);
  }

  @Override
  default Meaning meaning(List<Operand> in, List<TensorType> types) {
    return (Meaning.Element)
        index -> new Scalar.Apply(this, in.stream().map(x -> x.at(index)).toList());
  }

  @Override
  default Value batch(Builder b, int n, List<Value> in) {
    return b.emit(this, in);
  }
}
