package io.raffia.tests.control;

import io.raffia.Jnp;
import io.raffia.Nnx;
import io.raffia.Tensor;
import io.raffia.ir.DType;
import java.util.ArrayList;
import java.util.List;

/// Programs of tensors (`f64[4]` to anything of `f64`), whose control flow depends on their values.
final class TensorPrograms {
  private TensorPrograms() {}

  static Tensor signOfSum(Tensor x) {
    return x.sum().toDouble() > 0 ? x.mul(2) : x.neg();
  }

  static Tensor clipByNorm(Tensor x) {
    double norm = Math.sqrt(x.square().sum().toDouble());
    if (norm > 1.5) return x.mul(Tensor.scalar(DType.F64, 1.5 / norm));
    return x;
  }

  static Tensor growUntilLarge(Tensor x) {
    var y = x;
    while (y.abs().sum().toDouble() < 30) y = y.mul(1.7);
    return y;
  }

  static Tensor normalizeRepeatedly(Tensor x) {
    var y = x.add(0.1);
    double change = 1;
    int n = 0;
    while (change > 1e-9 && n < 100) {
      var next = y.mul(0.5).add(x.tanh().mul(0.3));
      change = next.sub(y).abs().max().toDouble();
      y = next;
      n++;
    }
    return y;
  }

  static Tensor powerIteration(Tensor x) {
    var m =
        Jnp.eye(4).astype(DType.F64).mul(2).add(x.reshape(4, 1).matmul(x.reshape(1, 4)).mul(0.1));
    var v = Tensor.ones(DType.F64, 4);
    for (int i = 0; i < 100; i++) {
      var w = m.matmul(v);
      w = w.div(w.square().sum().sqrt());
      if (w.sub(v).abs().max().toDouble() < 1e-12) return w;
      v = w;
    }
    return v;
  }

  static Tensor elementByElement(Tensor x) {
    double s = 0;
    for (int i = 0; i < 4; i++) {
      double v = x.get(i).toDouble();
      s += v > 0 ? v * v : -v;
    }
    return x.mul(Tensor.scalar(DType.F64, s));
  }

  static Tensor arrayOfElements(Tensor x) {
    double[] a = new double[4];
    for (int i = 0; i < a.length; i++) a[i] = x.get(i).toDouble();
    for (int i = 1; i < a.length; i++) if (a[i] < a[i - 1]) a[i] = a[i - 1];
    return Tensor.of(DType.F64, a);
  }

  static Tensor indexFromValue(Tensor x) {
    int best = 0;
    double most = x.get(0).toDouble();
    for (int i = 1; i < 4; i++) {
      double v = x.get(i).toDouble();
      if (v > most) {
        most = v;
        best = i;
      }
    }
    return x.get(best).mul(best + 1);
  }

  static Tensor listOfTensors(Tensor x) {
    var all = new ArrayList<Tensor>();
    for (int i = 1; i <= 3; i++) all.add(x.mul(i));
    var y = x;
    for (var t : all) {
      y = y.add(t);
      if (y.sum().toDouble() > 6) break;
    }
    return y;
  }

  static Tensor lambdaInLoop(Tensor x) {
    List<io.raffia.Fn1<Tensor, Tensor>> layers = new ArrayList<>();
    for (int i = 1; i <= 3; i++) {
      var scale = x.sum().mul(i);
      layers.add(t -> t.add(scale).tanh());
    }
    var y = x;
    for (var layer : layers) if (y.sum().toDouble() < 2) y = layer.apply(y);
    return y;
  }

  record Pair(Tensor a, Tensor b) {}

  static Tensor recordOfTensors(Tensor x) {
    var p = x.sum().toDouble() > 0 ? new Pair(x, x.mul(2)) : new Pair(x.mul(3), x);
    while (p.a().abs().sum().toDouble() < 20) p = new Pair(p.a().add(p.b()), p.b().mul(1.1));
    return p.a().sub(p.b());
  }

  static Tensor swapTensors(Tensor x) {
    var a = x;
    var b = x.add(1);
    for (int i = 0; i < 3; i++) {
      if (a.sum().toDouble() > 1) {
        var t = a;
        a = b;
        b = t;
      }
      a = a.mul(1.2).add(0.1);
    }
    return a.sub(b.mul(0.5));
  }

  static Tensor booleanOfTensor(Tensor x) {
    boolean any = x.gt(1.0).any().toBoolean();
    boolean all = x.gt(-5.0).all().toBoolean();
    if (any && all) return x.square();
    return any || all ? x.mul(3) : x;
  }

  static Tensor gradientInside(Tensor x) {
    var y = x;
    for (int i = 0; i < 5; i++) {
      var g = Nnx.grad((Tensor t) -> t.sub(0.5).square().sum()).apply(y);
      if (g.abs().max().toDouble() < 0.1) break;
      y = y.sub(g.mul(0.3));
    }
    return y;
  }

  static Tensor gradientOfBranches(Tensor x) {
    var g =
        Nnx.grad((Tensor t) -> {
          if (t.sum().toDouble() > 0) return t.square().sum();
          return t.sum();
        });
    return g.apply(x);
  }

  static Tensor vmapInside(Tensor x) {
    var f = Nnx.vmap((Tensor t) -> t.toDouble() > 0 ? t.mul(2) : t.sub(1));
    return f.apply(x).add(x);
  }

  static Tensor countAbove(Tensor x) {
    int n = 0;
    for (int i = 0; i < 4; i++) if (x.get(i).toDouble() > 0.5) n++;
    return switch (n) {
      case 0 -> x;
      case 1, 2 -> x.mul(n);
      default -> x.neg();
    };
  }

  static Tensor scheduledScale(Tensor x) {
    double rate = 1;
    var y = x;
    int step = 0;
    while (step < 6 && y.abs().sum().toDouble() > 0.5) {
      y = y.mul(Tensor.scalar(DType.F64, 1 - 0.3 * rate));
      rate *= step % 2 == 0 ? 0.9 : 0.5;
      step++;
    }
    return y.add(step);
  }

  static Tensor earlyReturnOverLayers(Tensor x) {
    var y = x;
    for (int layer = 0; layer < 4; layer++) {
      y = y.mul(1.5).add(0.1);
      if (y.max().toDouble() > 4) return y.neg();
    }
    return y;
  }

  static Tensor triangular(Tensor x) {
    var rows = new Tensor[4];
    for (int i = 0; i < 4; i++) rows[i] = x.mul(i + 1);
    var total = rows[0];
    for (int i = 1; i < rows.length; i++) {
      if (rows[i].sum().toDouble() > total.sum().toDouble()) total = rows[i];
      else total = total.add(rows[i].mul(0.1));
    }
    return total;
  }
}
