package io.raffia.ir.op;

import static io.raffia.ir.op.Op.require;

import io.raffia.ir.Builder;
import io.raffia.ir.Ints;
import io.raffia.ir.Meaning;
import io.raffia.ir.Scalar;
import io.raffia.ir.Scalar.Operand;
import io.raffia.ir.Shape;
import io.raffia.ir.TensorType;
import io.raffia.ir.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The same elements in row-major order under another shape.
///
/// - (C1) Both shapes have one size.
public record Reshape(Shape shape) implements ArrayOp {
  @Override
  public String mnemonic() {
    return "stablehlo.reshape";
  }

  @Override
  public TensorType type(List<TensorType> in) {
    var x = in.getFirst();
    require(
        x.size() == shape.size(),
        "stablehlo.reshape: %s has %d elements but shape %s has %d (C1)",
        x.brief(),
        x.size(),
        shape.dims(),
        shape.size());
    return x.withShape(shape);
  }

  @Override
  public Meaning meaning(List<Operand> in, List<TensorType> types) {
    var from = types.getFirst().shape();
    return (Meaning.Element) index -> in.getFirst().at(source(index, from));
  }

  /// The operand's index: axes are grouped where the running sizes of both shapes agree, so that
  /// only what is really split or merged costs a division.
  private List<Scalar> source(List<Scalar> index, Shape from) {
    var out = new ArrayList<Scalar>();
    for (int i = 0, o = 0; i < from.rank() || o < shape.rank(); ) {
      int firstIn = i;
      int firstOut = o;
      long in = 1;
      long made = 1;
      do {
        if (i < from.rank() && (in <= made || o == shape.rank())) in *= from.dim(i++);
        else made *= shape.dim(o++);
      } while (in != made || in == 0 && (i < from.rank() || o < shape.rank()));
      var group = new Shape(Ints.range(firstOut, o).map(shape::dim));
      var linear = Scalar.linear(index.subList(firstOut, o), group);
      out.addAll(Scalar.delinearize(linear, new Shape(Ints.range(firstIn, i).map(from::dim))));
    }
    return out;
  }

  @Override
  public @Nullable Value jvp(Builder b, int arg, Value dx, List<Value> in, Value out) {
    return b.emit(this, dx);
  }

  @Override
  public @Nullable Value transpose(Builder b, int arg, Value ct, List<Value> in) {
    return b.emit(new Reshape(in.getFirst().shape()), ct);
  }

  @Override
  public Value batch(Builder b, int n, List<Value> in) {
    return b.emit(new Reshape(shape.prepend(n)), in);
  }
}
