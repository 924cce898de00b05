package io.raffia.examples;

import io.raffia.data.Batch;
import io.raffia.data.Digits;
import java.util.Map;

/// Softmax regression in plain Java: a real learner, small enough to test the loop with.
final class Regression {
  private static final double RATE = 0.05;

  private final double[][] weights = new double[10][Digits.PIXELS + 1];
  private double lossSum;
  private int right;
  private int seen;

  static Learner<Batch> learner() {
    Regression regression = new Regression();
    return new Learner<>(regression::train, regression::take, regression::evaluate, Map.of());
  }

  private double train(Batch batch) {
    double before = lossSum;
    for (int i = 0; i < batch.size(); i++) {
      double[] probability = probabilities(batch, i);
      count(probability, batch.labels()[i]);
      for (int digit = 0; digit < 10; digit++) {
        double error = probability[digit] - (digit == batch.labels()[i] ? 1 : 0);
        for (int p = 0; p < Digits.PIXELS; p++) {
          weights[digit][p] -= RATE * error * batch.images()[i * Digits.PIXELS + p];
        }
        weights[digit][Digits.PIXELS] -= RATE * error;
      }
    }
    return (lossSum - before) / batch.size();
  }

  private Score take() {
    Score score = new Score(lossSum / seen, (double) right / seen);
    lossSum = 0;
    right = 0;
    seen = 0;
    return score;
  }

  private Score evaluate(Iterable<Batch> batches) {
    for (Batch batch : batches) {
      for (int i = 0; i < batch.size(); i++) {
        count(probabilities(batch, i), batch.labels()[i]);
      }
    }
    return take();
  }

  private void count(double[] probability, int label) {
    int best = 0;
    for (int digit = 1; digit < 10; digit++) {
      best = probability[digit] > probability[best] ? digit : best;
    }
    lossSum -= Math.log(probability[label]);
    right += best == label ? 1 : 0;
    seen++;
  }

  private double[] probabilities(Batch batch, int image) {
    double[] logits = new double[10];
    double sum = 0;
    for (int digit = 0; digit < 10; digit++) {
      logits[digit] = weights[digit][Digits.PIXELS];
      for (int p = 0; p < Digits.PIXELS; p++) {
        logits[digit] += weights[digit][p] * batch.images()[image * Digits.PIXELS + p];
      }
      logits[digit] = Math.exp(logits[digit]);
      sum += logits[digit];
    }
    for (int digit = 0; digit < 10; digit++) {
      logits[digit] /= sum;
    }
    return logits;
  }
}
