package io.raffia.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;

/// Draws what `growth.py` measured: a chart for each size that grows, logarithmic on both axes.
public final class GrowthPlot {
  private record Line(List<Double> sizes, List<Double> micros) {
    Line() {
      this(new ArrayList<>(), new ArrayList<>());
    }
  }

  private GrowthPlot() {}

  /// @param args a file of axis, size, framework and microseconds with tabs, and the PNG file to
  ///   write
  public static void main(String[] args) throws IOException {
    if (args.length != 2)
      throw new IllegalArgumentException("expected a file of measurements and a PNG file");
    var charts = new ArrayList<XYChart>();
    for (var axis : read(Path.of(args[0])).entrySet()) {
      var chart =
          new XYChartBuilder()
              .width(440)
              .height(340)
              .title("a step of GPT, " + axis.getKey())
              .xAxisTitle(axis.getKey())
              .yAxisTitle("us")
              .build();
      chart.getStyler().setXAxisLogarithmic(true).setYAxisLogarithmic(true);
      axis.getValue().forEach((name, line) -> chart.addSeries(name, line.sizes, line.micros));
      charts.add(chart);
    }
    BitmapEncoder.saveBitmap(charts, 2, 2, args[1].replaceFirst("[.]png$", ""), BitmapFormat.PNG);
  }

  private static Map<String, Map<String, Line>> read(Path file) throws IOException {
    var axes = new LinkedHashMap<String, Map<String, Line>>();
    for (var row : Files.readAllLines(file)) {
      var fields = row.split("\t", -1);
      var line =
          axes.computeIfAbsent(fields[0], _ -> new LinkedHashMap<>())
              .computeIfAbsent(fields[2], _ -> new Line());
      line.sizes.add(Double.valueOf(fields[1]));
      line.micros.add(Double.valueOf(fields[3]));
    }
    return axes;
  }
}
