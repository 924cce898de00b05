package io.raffia.examples;

import io.raffia.examples.History.Evaluation;
import java.awt.Color;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

/// Draws a run's curves as a PNG: loss on the left, accuracy on the right.
final class CurvesPlot {
  private static final Color TRAIN = new Color(0x1f, 0x77, 0xb4);
  private static final Color TEST = new Color(0xd6, 0x27, 0x28);
  private static final Color PALE = new Color(0xc5, 0xd8, 0xe8);

  private CurvesPlot() {}

  /// @throws IOException when the file cannot be written
  /// @throws Failure when this JDK cannot write text because it finds no fonts
  static void write(History history, Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      BitmapEncoder.saveBitmap(
          List.of(loss(history), accuracy(history)), 1, 2, out, BitmapFormat.PNG);
    } catch (RuntimeException | LinkageError | InternalError e) {
      Files.deleteIfExists(file);
      throw new Failure("could not draw " + file + ": install fontconfig and a font", e);
    }
  }

  private static XYChart loss(History history) {
    XYChart chart = chart("loss", history, LegendPosition.InsideNE);
    List<Double> smooth = smooth(history.losses());
    List<Double> steps = IntStream.rangeClosed(1, smooth.size()).asDoubleStream().boxed().toList();
    line(chart, "batch", steps, history.losses(), PALE);
    line(chart, "batch, smoothed", steps, smooth, TRAIN);
    List<Evaluation> evaluations = history.evaluations();
    dots(chart, "test", evaluations, evaluations.stream().map(e -> e.test().loss()).toList(), TEST);
    return chart;
  }

  private static XYChart accuracy(History history) {
    XYChart chart = chart("accuracy", history, LegendPosition.InsideSE);
    List<Evaluation> evaluations = history.evaluations();
    dots(
        chart,
        "train",
        evaluations,
        evaluations.stream().map(e -> e.train().accuracy()).toList(),
        TRAIN);
    dots(
        chart,
        "test",
        evaluations,
        evaluations.stream().map(e -> e.test().accuracy()).toList(),
        TEST);
    return chart;
  }

  private static XYChart chart(String title, History history, LegendPosition legend) {
    XYChart chart =
        new XYChartBuilder().width(640).height(440).title(title).xAxisTitle("step").build();
    chart.getStyler().setLegendPosition(legend);
    chart.getStyler().setXAxisMin(0.0);
    chart.getStyler().setXAxisMax((double) history.losses().size());
    chart.getStyler().setChartBackgroundColor(Color.WHITE);
    chart.getStyler().setPlotGridLinesVisible(true);
    return chart;
  }

  private static void line(
      XYChart chart, String name, List<Double> steps, List<Double> values, Color color) {
    XYSeries series = chart.addSeries(name, steps, values);
    series.setMarker(SeriesMarkers.NONE);
    series.setLineColor(color);
  }

  private static void dots(
      XYChart chart, String name, List<Evaluation> at, List<Double> values, Color color) {
    XYSeries series = chart.addSeries(name, at.stream().map(Evaluation::step).toList(), values);
    series.setMarker(SeriesMarkers.CIRCLE);
    series.setMarkerColor(color);
    series.setLineColor(color);
  }

  /// A running mean over about 20 steps.
  static List<Double> smooth(List<Double> losses) {
    double[] means = new double[losses.size()];
    double mean = 0;
    for (int i = 0; i < means.length; i++) {
      mean += (losses.get(i) - mean) / Math.min(i + 1, 20);
      means[i] = mean;
    }
    return IntStream.range(0, means.length).mapToObj(i -> means[i]).toList();
  }
}
