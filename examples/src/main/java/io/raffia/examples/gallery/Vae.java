package io.raffia.examples.gallery;

import io.raffia.Linear;
import io.raffia.Module;
import io.raffia.Nnx;
import io.raffia.Optax;
import io.raffia.Optimizer;
import io.raffia.Param;
import io.raffia.Rngs;
import io.raffia.Tensor;
import io.raffia.data.Batches;
import io.raffia.data.Digits;
import io.raffia.data.DrawnDigits;
import io.raffia.ir.Shape;
import java.io.PrintWriter;

/// A variational autoencoder (Kingma and Welling, 2014) learns to draw digits: an encoder tells a
/// distribution of a few hidden numbers for each image, a decoder makes the image of such numbers.
public final class Vae extends Module {
  private static final int HIDDEN = 16;

  final Linear encode;
  final Linear mean;
  final Linear logVariance;
  final Linear decode1;
  final Linear decode2;
  final Rngs noise;

  Vae(Rngs rngs) {
    encode = new Linear(Digits.PIXELS, 256, rngs);
    mean = new Linear(256, HIDDEN, rngs);
    logVariance = new Linear(256, HIDDEN, rngs);
    decode1 = new Linear(HIDDEN, 256, rngs);
    decode2 = new Linear(256, Digits.PIXELS, rngs);
    noise = rngs.fork();
  }

  /// Logits of the pixels, `[batch, 784]`, of hidden numbers `[batch, 16]`.
  Tensor decode(Tensor z) {
    return decode2.call(Nnx.relu(decode1.call(z)));
  }

  /// The negative evidence lower bound of images `[batch, 784]`, a mean over the batch: what it
  /// costs to tell the pixels, and the divergence of the hidden numbers from a normal distribution.
  Tensor loss(Tensor images) {
    var h = Nnx.relu(encode.call(images));
    var mu = mean.call(h);
    var logVar = logVariance.call(h);
    var z = mu.add(logVar.div(2).exp().mul(noise.normal(images.dim(0), HIDDEN)));
    var pixels = Optax.sigmoidBinaryCrossEntropy(decode(z), images).sum(1);
    var divergence = mu.square().add(logVar.exp()).sub(logVar).sub(1).sum(1).div(2);
    return pixels.add(divergence).mean();
  }

  /// @return the loss of the last step
  public static double run(int steps, PrintWriter out) {
    var model = new Vae(new Rngs(0));
    var optimizer = new Optimizer(model, Optax.adam(1e-3), Param.class);
    var trainStep =
        Nnx.jit((Vae m, Optimizer opt, Tensor images) -> {
          var step = Nnx.valueAndGrad((Vae v) -> v.loss(images)).apply(m);
          opt.update(m, step.grads());
          return step.value();
        });
    var batches = Batches.shuffled(DrawnDigits.draw(2000, 10, 0).train(), 64, 0);
    double loss = Double.NaN;
    for (int i = 1; i <= steps; i++) {
      var images = Tensor.of(batches.at(i).images(), Shape.of(64, Digits.PIXELS));
      loss = trainStep.apply(model, optimizer, images).toFloat();
      if (i % 100 == 0) out.printf("step %d loss %.2f%n", i, loss);
    }
    var drawn = model.decode(new Rngs(1).normal(1, HIDDEN)).sigmoid();
    out.println("a digit that it made up:");
    print(drawn.toFloatArray(), out);
    return loss;
  }

  /// Two rows of pixels in one line of text.
  private static void print(float[] pixels, PrintWriter out) {
    for (int y = 0; y < Digits.SIDE; y += 2) {
      var line = new StringBuilder();
      for (int x = 0; x < Digits.SIDE; x++) {
        float dark = pixels[y * Digits.SIDE + x] + pixels[(y + 1) * Digits.SIDE + x];
        line.append(" .:-=+*#%@".charAt(Math.clamp((int) (dark * 5), 0, 9)));
      }
      out.println(line.toString().stripTrailing());
    }
  }
}
