package io.raffia.ir;

import static io.raffia.ir.DType.F32;
import static io.raffia.ir.DType.F64;
import static io.raffia.ir.DType.I1;
import static io.raffia.ir.DType.I32;
import static io.raffia.ir.DType.I8;
import static io.raffia.ir.Sample.operand;

import io.raffia.ir.op.ConvDims;
import io.raffia.ir.op.Convolution;
import io.raffia.ir.op.Monoid;
import io.raffia.ir.op.ReduceWindow;
import io.raffia.ir.op.Window;
import java.util.ArrayList;
import java.util.List;

/// Samples of the ops with windows.
final class WindowSamples {
  private WindowSamples() {}

  private static Window plain(Ints sizes, Ints strides, Ints low, Ints high) {
    return Window.of(sizes, strides).withPadding(low, high);
  }

  private static Window dilated(
      Ints sizes, Ints strides, Ints low, Ints high, Ints base, Ints window) {
    return new Window(sizes, strides, low, high, base, window, Ints.repeat(0, sizes.size()));
  }

  private static Window reversed(Window w, int... axes) {
    return w.withReversed(Ints.of(axes));
  }

  static List<Sample> reductions() {
    var pool = Window.of(Ints.of(1, 2, 3, 1), Ints.of(1, 2, 3, 1));
    var overlapping = plain(Ints.of(3, 2), Ints.of(1, 2), Ints.of(1, 0), Ints.of(2, 1));
    var general =
        dilated(
            Ints.of(2, 3),
            Ints.of(2, 1),
            Ints.of(-1, 2),
            Ints.of(2, -1),
            Ints.of(2, 1),
            Ints.of(1, 2));
    var prefix = plain(Ints.of(1, 7), Ints.of(1, 1), Ints.of(0, 6), Ints.of(0, 0));
    var suffix = plain(Ints.of(6, 1), Ints.of(1, 1), Ints.of(0, 0), Ints.of(5, 0));
    var all = new ArrayList<Sample>();
    for (var m : Monoid.values()) {
      var dtypes =
          switch (m) {
            case ADD, MUL, MAX, MIN -> List.of(F64, F32, I32);
            case AND, OR, XOR -> List.of(I32, I1);
          };
      for (var t : dtypes) {
        all.add(Sample.of(new ReduceWindow(m, pool), operand(t, 2, 5, 6, 2)));
        all.add(Sample.of(new ReduceWindow(m, overlapping), operand(t, 4, 5)));
        all.add(Sample.of(new ReduceWindow(m, general), operand(t, 4, 6)));
        all.add(Sample.of(new ReduceWindow(m, prefix), operand(t, 2, 7)));
        all.add(Sample.of(new ReduceWindow(m, suffix), operand(t, 6, 2)));
      }
    }
    all.add(
        Sample.of(
            new ReduceWindow(Monoid.ADD, Window.of(Ints.of(3), Ints.of(1))), operand(F64, 2)));
    all.add(
        Sample.of(
            new ReduceWindow(Monoid.MAX, Window.of(Ints.of(1), Ints.of(1))), operand(F64, 2)));
    all.add(
        Sample.of(
            new ReduceWindow(Monoid.ADD, plain(Ints.of(2), Ints.of(1), Ints.of(2), Ints.of(2))),
            operand(F64, 0)));
    return all;
  }

  private static Convolution conv(Window w, ConvDims dims, int features, int batches) {
    return new Convolution(w, dims, features, batches, F64);
  }

  static List<Sample> convolutions() {
    var same = plain(Ints.of(3, 2), Ints.of(1, 1), Ints.of(1, 0), Ints.of(1, 1));
    var strided = plain(Ints.of(2, 3), Ints.of(2, 3), Ints.of(1, -1), Ints.of(2, 0));
    var general =
        dilated(
            Ints.of(2, 3),
            Ints.of(1, 2),
            Ints.of(2, -1),
            Ints.of(-2, 3),
            Ints.of(3, 2),
            Ints.of(2, 1));
    var last = ConvDims.channelsLast(2);
    // Input [f, 0, b, 1], kernel [1, i, 0, o], result [1, f, b, 0].
    var mixed = new ConvDims(2, 0, Ints.of(1, 3), 1, 3, Ints.of(2, 0), 2, 1, Ints.of(3, 0));
    var line = ConvDims.channelsLast(1);
    var thin = plain(Ints.of(3), Ints.of(2), Ints.of(1), Ints.of(1));
    return List.of(
        Sample.of(conv(same, last, 1, 1), operand(F64, 2, 5, 6, 3), operand(F64, 3, 2, 3, 4)),
        Sample.of(conv(strided, last, 1, 1), operand(F64, 2, 5, 7, 3), operand(F64, 2, 3, 3, 4)),
        Sample.of(conv(general, last, 1, 1), operand(F64, 2, 4, 5, 3), operand(F64, 2, 3, 3, 4)),
        Sample.of(
            conv(reversed(general, 1, 0), last, 1, 1),
            operand(F64, 2, 4, 5, 3),
            operand(F64, 2, 3, 3, 4)),
        Sample.of(conv(strided, mixed, 1, 1), operand(F64, 3, 5, 2, 7), operand(F64, 3, 3, 2, 4)),
        Sample.of(conv(same, last, 2, 1), operand(F64, 2, 5, 4, 6), operand(F64, 3, 2, 3, 4)),
        Sample.of(conv(strided, mixed, 3, 1), operand(F64, 6, 5, 2, 7), operand(F64, 3, 2, 2, 9)),
        Sample.of(conv(same, last, 1, 2), operand(F64, 6, 5, 4, 3), operand(F64, 3, 2, 3, 4)),
        Sample.of(conv(strided, mixed, 1, 3), operand(F64, 2, 5, 6, 7), operand(F64, 3, 2, 2, 9)),
        Sample.of(
            conv(reversed(thin, 1), line, 1, 2), operand(F64, 4, 5, 2), operand(F64, 3, 2, 4)),
        Sample.of(
            conv(Window.of(Ints.of(), Ints.of()), ConvDims.channelsLast(0), 1, 1),
            operand(F64, 2, 3),
            operand(F64, 3, 4)),
        Sample.of(conv(thin, line, 1, 1), operand(F64, 0, 5, 2), operand(F64, 3, 2, 4)),
        Sample.of(
            new Convolution(thin, line, 1, 1, F32),
            operand(DType.BF16, 1, 5, 2),
            operand(DType.BF16, 3, 2, 1)),
        Sample.of(
            new Convolution(thin, line, 1, 1, I32), operand(I8, 1, 5, 2), operand(I8, 3, 2, 1)));
  }
}
