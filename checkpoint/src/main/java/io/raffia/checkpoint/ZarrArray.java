package io.raffia.checkpoint;

import io.raffia.ir.DType;
import io.raffia.ir.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The `.zarray` of a zarr array, version 2 (https://zarr-specs.readthedocs.io/en/latest/v2), as
/// far as Orbax writes it: row-major, chunks not compressed or by zstd, no filters.
///
/// @param chunks the shape of a chunk; those at the far edges are as large as the others
record ZarrArray(DType dtype, Shape shape, Shape chunks, boolean zstd) {
  private static final int MOST_AXES = 32;

  static ZarrArray parse(byte[] utf8, String origin) {
    var json = Json.parseObject(utf8, origin);
    expect(json.get("zarr_format"), 2L, "zarr_format", origin);
    expect(json.get("order"), "C", "order", origin);
    var separator = json.get("dimension_separator");
    if (separator != null) expect(separator, ".", "dimension_separator", origin);
    if (json.get("filters") instanceof List<?> l && !l.isEmpty()) {
      throw new FormatException(origin, "filters are not supported");
    }
    var name = Json.string(json.get("dtype"), origin, "\"dtype\"");
    var dtype = ElementTypes.ZARR.type(name);
    if (dtype == null) {
      throw new FormatException(origin, "Raffia has no element type '" + name + "'");
    }
    var shape = shape(json.get("shape"), origin, 0);
    var chunks = shape(json.get("chunks"), origin, 1);
    if (shape.rank() != chunks.rank()) {
      throw new FormatException(
          origin, "an array of shape %s has chunks of shape %s".formatted(shape, chunks));
    }
    return new ZarrArray(dtype, shape, chunks, isZstd(json.get("compressor"), origin));
  }

  private static boolean isZstd(@Nullable Object compressor, String origin) {
    if (compressor == null) return false;
    var id = Json.object(compressor, origin, "\"compressor\"").get("id");
    if ("zstd".equals(id)) return true;
    throw new FormatException(
        origin, "chunks compressed by '%s' are not supported, only by zstd".formatted(id));
  }

  private static void expect(@Nullable Object found, Object wanted, String what, String origin) {
    if (wanted.equals(found)) return;
    throw new FormatException(
        origin, "expected \"%s\" to be %s, found %s".formatted(what, wanted, found));
  }

  static Shape shape(@Nullable Object json, String origin, long least) {
    var list = Json.array(json, origin, "the shape");
    if (list.size() > MOST_AXES) {
      throw new FormatException(origin, "at most %d axes are taken".formatted(MOST_AXES));
    }
    var dims = new int[list.size()];
    long size = 1;
    for (int i = 0; i < dims.length; i++) {
      long dim = Json.count(list.get(i), origin, "an extent");
      if (dim < least
          || dim > Integer.MAX_VALUE
          || Math.multiplyHigh(size, Math.max(dim, 1)) != 0) {
        throw new FormatException(origin, "a shape with an extent of " + dim);
      }
      dims[i] = (int) dim;
      size *= Math.max(dim, 1);
      if (size < 0 || size > Long.MAX_VALUE / 16) {
        throw new FormatException(origin, "a shape of too many elements");
      }
    }
    return Shape.of(dims);
  }

  /// How many chunks there are along each axis.
  int[] grid() {
    var grid = new int[shape.rank()];
    for (int i = 0; i < grid.length; i++) grid[i] = Math.ceilDiv(shape.dim(i), chunks.dim(i));
    return grid;
  }

  long chunkBytes() {
    return chunks.size() * dtype.bytes();
  }

  /// The file of the chunk at a position of the grid.
  static String chunkName(int[] at) {
    return at.length == 0
        ? "0"
        : Arrays.stream(at).mapToObj(Integer::toString).collect(Collectors.joining("."));
  }

  byte[] json() {
    var json = new LinkedHashMap<String, @Nullable Object>();
    json.put("chunks", dims(chunks, 1));
    json.put("compressor", null);
    json.put("dimension_separator", ".");
    json.put("dtype", ElementTypes.ZARR.name(dtype));
    json.put("fill_value", null);
    json.put("filters", null);
    json.put("order", "C");
    json.put("shape", dims(shape, 0));
    json.put("zarr_format", 2);
    return Json.bytes(json);
  }

  private static List<Integer> dims(Shape shape, int least) {
    var dims = new ArrayList<Integer>();
    for (int i = 0; i < shape.rank(); i++) dims.add(Math.max(least, shape.dim(i)));
    return dims;
  }
}
