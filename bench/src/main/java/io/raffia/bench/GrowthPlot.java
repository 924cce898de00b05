package io.raffia.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
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

  /// @param args a file of JSON lines and the PNG file to write
  public static void main(String[] args) throws IOException {
    if (args.length != 2)
      throw new IllegalArgumentException("expected a file of JSON lines and a PNG file");
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
    try (var parser = new JsonFactory().createParser(file.toFile())) {
      while (parser.nextToken() == JsonToken.START_OBJECT) {
        var fields = new LinkedHashMap<String, String>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
          var name = parser.currentName();
          parser.nextToken();
          fields.put(name, parser.getText());
        }
        var line =
            axes.computeIfAbsent(fields.get("axis"), _ -> new LinkedHashMap<>())
                .computeIfAbsent(fields.get("framework"), _ -> new Line());
        line.sizes.add(Double.valueOf(fields.get("size")));
        line.micros.add(Double.valueOf(fields.get("us")));
      }
    }
    return axes;
  }
}
