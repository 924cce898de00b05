package io.raffia.tests.conformance;

import java.util.List;

/// All suites: add one here to have it tested, and in the tables.
public final class Suites {
  public static final List<Suite> ALL =
      List.of(
          new OptimizerSuite(),
          new ScheduleSuite(),
          new LossSuite(),
          new ProjectionSuite(),
          new OptaxFunctionSuite(),
          new SamplerSuite(),
          new MetricSuite(),
          new TransformSuite(),
          new LayerSuite(),
          new NumpySuite());

  private Suites() {}
}
