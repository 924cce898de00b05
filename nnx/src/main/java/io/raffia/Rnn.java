package io.raffia;

import io.raffia.ir.DType;
import io.raffia.ir.Ints;
import io.raffia.ir.IrException;
import io.raffia.ir.Shape;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Takes a cell over a sequence: `flax.nnx.RNN`.
///
/// Inputs have shape `[...batch, time, features]`, or with `timeMajor` `[time, ...batch,
/// features]`, and so have outputs.
///
/// @param <C> what the cell carries
public class Rnn<C> extends Module implements Layer {
  public final RnnCell<C> cell;
  private final boolean timeMajor;
  private final boolean reverse;
  private final boolean keepOrder;
  private final @Nullable RngStream rngs;

  /// How a sequence is run through. Each setting has Flax's default and returns this object.
  public static final class Options {
    private boolean timeMajor;
    private boolean reverse;
    private boolean keepOrder;

    private Options() {}

    /// Whether time is the first axis. Default false: it is the one before the features.
    public Options timeMajor(boolean first) {
      timeMajor = first;
      return this;
    }

    /// Whether the last input comes first. Default false.
    public Options reverse(boolean backward) {
      reverse = backward;
      return this;
    }

    /// Whether outputs of a reversed sequence are in the order of the inputs. Default false: they
    /// come as they were made.
    public Options keepOrder(boolean keep) {
      keepOrder = keep;
      return this;
    }
  }

  /// What a call may be told: each setting returns this object.
  ///
  /// @param <C> what the cell carries
  public static final class Arguments<C> {
    private @Nullable C initialCarry;
    private @Nullable Tensor seqLengths;
    private @Nullable RngStream rngs;
    private @Nullable Boolean timeMajor;
    private @Nullable Boolean reverse;
    private @Nullable Boolean keepOrder;

    private Arguments() {}

    /// What the cell starts with. Default its own, zeros.
    public Arguments<C> initialCarry(C carry) {
      initialCarry = carry;
      return this;
    }

    /// How many times of each example count, integers `[batch]`: reversed, the padding stays last;
    /// the carry is that of the last time that counts. Outputs beyond are not masked.
    public Arguments<C> seqLengths(Tensor lengths) {
      seqLengths = lengths;
      return this;
    }

    /// Where the cell's initial carry takes its random keys from. Default a stream of the layer's
    /// own.
    public Arguments<C> rngs(RngStream stream) {
      rngs = stream;
      return this;
    }

    /// In place of what the layer was told.
    public Arguments<C> timeMajor(boolean first) {
      timeMajor = first;
      return this;
    }

    /// In place of what the layer was told.
    public Arguments<C> reverse(boolean backward) {
      reverse = backward;
      return this;
    }

    /// In place of what the layer was told.
    public Arguments<C> keepOrder(boolean keep) {
      keepOrder = keep;
      return this;
    }
  }

  /// Flax's defaults.
  public static Options options() {
    return new Options();
  }

  /// Nothing but what the layer was told.
  public static <C> Arguments<C> arguments() {
    return new Arguments<>();
  }

  /// With a random stream of its own, of seed 0.
  public Rnn(RnnCell<C> cell) {
    this(cell, options());
  }

  public Rnn(RnnCell<C> cell, Options options) {
    this(cell, options, new RngStream(0, "carry"));
  }

  /// With that stream of random keys for initial carries; without one, calls must bring theirs.
  public Rnn(RnnCell<C> cell, Options options, @Nullable RngStream rngs) {
    this.cell = cell;
    timeMajor = options.timeMajor;
    reverse = options.reverse;
    keepOrder = options.keepOrder;
    this.rngs = rngs;
  }

  /// The outputs at all times.
  @Override
  public Tensor call(Tensor x) {
    return run(x, arguments()).output();
  }

  /// The last carry, and the outputs at all times.
  public RnnCell.Step<C> run(Tensor x) {
    return run(x, arguments());
  }

  /// The last carry, and the outputs at all times.
  public RnnCell.Step<C> run(Tensor x, Arguments<C> arguments) {
    boolean first = Objects.requireNonNullElse(arguments.timeMajor, timeMajor);
    boolean backward = Objects.requireNonNullElse(arguments.reverse, reverse);
    boolean keep = Objects.requireNonNullElse(arguments.keepOrder, keepOrder);
    int time = first ? 0 : x.rank() - cell.numFeatureAxes() - 1;
    if (time < 0 || x.rank() < cell.numFeatureAxes() + 1 || x.dim(time) == 0) {
      throw Errors.ofShapes(
          "a recurrent network takes inputs [...batch, time, features] of one time and more, found %s",
          x.type().brief());
    }
    var lengths = arguments.seqLengths;
    var in = backward ? flipped(x, lengths, time) : x;
    var carry = arguments.initialCarry;
    if (carry == null) carry = initial(x.shape().without(Ints.of(time)), arguments.rngs);
    var step = overTime(in, time, carry, lengths);
    var y = step.output();
    return new RnnCell.Step<>(step.carry(), backward && keep ? flipped(y, lengths, time) : y);
  }

  private C initial(Shape inputShape, @Nullable RngStream given) {
    var stream = given != null ? given : rngs;
    if (stream == null) {
      throw Errors.located(
          new IrException(
              "a recurrent network without a random stream needs one for its initial carry: give rngs"
                  + " or initialCarry to the call"));
    }
    return cell.initializeCarry(inputShape, stream, Initializers.zeros());
  }

  /// What goes from time to time when lengths are given: `last` is what was carried at each
  /// example's last time.
  private record Past<C>(C now, C last, Tensor time) {}

  private RnnCell.Step<C> overTime(Tensor x, int time, C carry, @Nullable Tensor lengths) {
    // A sequence of length 0 counts as a whole one, as in Flax.
    var last = lengths == null ? null : lengths.sub(1).mod(x.dim(time));
    if (Trace.current() == null) return stepByStep(x, time, carry, last);
    var axes = Axes.in(In.CARRY, In.axis(time)).out(In.CARRY, In.axis(time));
    if (last == null) {
      var all =
          Nnx.scan(
                  (C c, Tensor now) -> {
                    var step = cell.call(c, now);
                    return new Carried<>(step.carry(), step.output());
                  },
                  axes)
              .apply(carry, x);
      return new RnnCell.Step<>(all.carry(), all.y());
    }
    var all =
        Nnx.scan(
                (Past<C> past, Tensor now) -> {
                  var step = cell.call(past.now, now);
                  var chosen = chosen(last.eq(past.time), step.carry(), past.last);
                  var next = new Past<>(step.carry(), chosen, past.time.add(1));
                  return new Carried<>(next, step.output());
                },
                axes)
            .apply(new Past<>(carry, carry, Tensor.scalar(0)), x);
    return new RnnCell.Step<>(all.carry().last, all.y());
  }

  private RnnCell.Step<C> stepByStep(Tensor x, int time, C carry, @Nullable Tensor last) {
    var outputs = new ArrayList<Tensor>();
    var kept = carry;
    for (int t = 0; t < x.dim(time); t++) {
      var step = cell.call(carry, x.sliceAxis(time, t, t + 1).squeeze(time));
      carry = step.carry();
      outputs.add(step.output());
      kept = last == null || t == 0 ? carry : chosen(last.eq(t), carry, kept);
    }
    return new RnnCell.Step<>(kept, Tensor.stack(time, outputs.toArray(Tensor[]::new)));
  }

  /// The tensors of `now` where `where`, of shape `[batch]`, holds, else those of `before`.
  @SuppressWarnings("unchecked") // a copy of a carry is one
  private C chosen(Tensor where, C now, C before) {
    var old = new ArrayList<Tensor>();
    new Substitute(t -> kept(old, t)).in(before);
    Iterator<Tensor> next = old.iterator();
    var mixed =
        new Substitute(
                t -> {
                  var dims = where.shape().dims().plus(Ints.repeat(1, t.rank() - where.rank()));
                  return Tensor.where(where.reshape(dims.toArray()), t, next.next());
                })
            .in(now);
    return (C) Objects.requireNonNull(mixed);
  }

  private static Tensor kept(List<Tensor> all, Tensor t) {
    all.add(t);
    return t;
  }

  /// In reverse order of time; of each example only as many times as count, the rest stays behind.
  static Tensor flipped(Tensor x, @Nullable Tensor lengths, int time) {
    if (lengths == null) return x.flip(time);
    int n = x.dim(time);
    int batch = time == 0 ? lengths.rank() : time;
    var shape = Ints.range(0, batch + 1).map(a -> a == time ? n : 1);
    var downward = Tensor.weak(n - 1).sub(Tensor.iota(DType.I32, time, shape.toArray()));
    var at = downward.add(lengths.expandDims(time)).mod(n);
    var dims = Ints.range(0, batch + 1).map(at::dim).plus(Ints.repeat(1, x.rank() - batch - 1));
    return x.takeAlongAxis(at.reshape(dims.toArray()), time);
  }
}
