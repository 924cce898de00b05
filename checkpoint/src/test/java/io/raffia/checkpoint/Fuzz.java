package io.raffia.checkpoint;

import io.raffia.Param;
import io.raffia.Tensor;
import io.raffia.ir.DType;
import io.raffia.jvm.BufferPool;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;

/// Reads mutated files: each must be read or refused by a [CheckpointException], in time, and
/// without more memory than a small multiple of its size.
///
/// ```
/// java [flags] -cp CLASSPATH io.raffia.checkpoint.Fuzz 1000000 [SEED]
/// ```
final class Fuzz {
  /// Heap that a reader may take: parsers' buffers, and so much a byte of the input (a byte of JSON
  /// may become an object of a list).
  private static final long HEAP = 256 << 10;

  private static final long HEAP_A_BYTE = 160;

  /// Tensors take at least a block of the pool each, here at most so many.
  private static final long NATIVE = 4 << 10;

  private static final long SLOW = 2_000_000_000L;

  private final com.sun.management.ThreadMXBean threads =
      (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final List<Target> targets;
  private final TreeMap<String, Integer> outcomes = new TreeMap<>();
  private long slowest;
  private long mostHeap;

  /// A kind of input.
  ///
  /// @param expansion how much larger than the input the tensors may be: 1 where nothing is
  ///   compressed
  private record Target(String name, List<byte[]> seeds, long expansion, Reader reader) {}

  private interface Reader {
    void read(byte[] input) throws IOException;
  }

  Fuzz() throws IOException {
    targets =
        List.of(
            new Target(
                "safetensors", seeds("a.safetensors", "b.safetensors"), 1, Fuzz::safetensors),
            new Target("npy", seeds("a.npy", "b.npy", "c.npy"), 1, Fuzz::npy),
            new Target(".zarray", seeds("a.zarray", "b.zarray", "c.zarray"), 1, Fuzz::zarray),
            new Target("_METADATA", seeds("metadata.json"), 1, Fuzz::metadata),
            new Target("_RAFFIA", seeds("notes.json"), 1, Fuzz::notes),
            new Target("zstd chunk", seeds("chunk.zst"), 1, Fuzz::chunk));
  }

  public static void main(String[] arguments) throws IOException {
    if (arguments[0].equals("seeds")) {
      writeSeeds(Path.of(arguments[1]));
      return;
    }
    long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : System.nanoTime();
    System.out.println(new Fuzz().run(Long.parseLong(arguments[0]), seed));
  }

  private static List<byte[]> seeds(String... names) throws IOException {
    var seeds = new ArrayList<byte[]>();
    for (var name : names) {
      try (InputStream in = Fuzz.class.getResourceAsStream("/fuzz/" + name)) {
        seeds.add(Objects.requireNonNull(in, name).readAllBytes());
      }
    }
    return seeds;
  }

  /// Tries `count` inputs; throws [AssertionError] for one that is not treated as it should be.
  String run(long count, long seed) {
    long begun = System.nanoTime();
    for (var t : targets) for (var s : t.seeds) check(t, s, "the seed itself");
    for (var t : targets) {
      if (!outcomes.containsKey(t.name + ": read"))
        throw new AssertionError("no seed of " + t.name + " is valid");
    }
    for (long i = 0; i < count; i++) {
      var random = new Random(seed * 1_000_003 + i);
      var t = targets.get(random.nextInt(targets.size()));
      check(t, mutated(t, random), "input " + i + " of seed " + seed);
    }
    return "%d mutated inputs in %.1f s, seed %d: %s; slowest %.1f ms, most heap %d KiB"
        .formatted(
            count,
            (System.nanoTime() - begun) / 1e9,
            seed,
            outcomes,
            slowest / 1e6,
            mostHeap >> 10);
  }

  private void check(Target t, byte[] input, String what) {
    what = t.name + ", " + what;
    var cost = new Cost();
    var outcome = read(t, input, what, cost);
    // Classes that are loaded for the first time are not the input's.
    if (cost.heap > HEAP + HEAP_A_BYTE * input.length || cost.nanos > SLOW) {
      read(t, input, what, cost);
    }
    slowest = Math.max(slowest, cost.nanos);
    mostHeap = Math.max(mostHeap, cost.heap);
    if (cost.nanos > SLOW) throw new AssertionError(what + " took " + cost.nanos / 1e9 + " s");
    if (cost.heap > HEAP + HEAP_A_BYTE * input.length) {
      throw new AssertionError(
          what + ": " + cost.heap + " bytes of heap for " + input.length + "\n" + printable(input));
    }
    if (cost.memory > NATIVE + t.expansion * input.length) {
      throw new AssertionError(
          what
              + ": "
              + cost.memory
              + " bytes of tensors for "
              + input.length
              + "\n"
              + printable(input));
    }
    outcomes.merge(t.name + ": " + outcome, 1, Integer::sum);
  }

  private static final class Cost {
    long nanos;
    long heap;
    long memory;
  }

  private String read(Target t, byte[] input, String what, Cost cost) {
    long heap = threads.getCurrentThreadAllocatedBytes();
    long live = BufferPool.shared().bytesLive();
    long begun = System.nanoTime();
    try {
      t.reader.read(input);
      return "read";
    } catch (FormatException e) {
      return "malformed";
    } catch (CheckpointException e) {
      return "refused";
    } catch (Throwable e) {
      throw new AssertionError(what + ": " + e + "\n" + printable(input), e);
    } finally {
      cost.nanos = System.nanoTime() - begun;
      cost.heap = threads.getCurrentThreadAllocatedBytes() - heap;
      cost.memory = BufferPool.shared().bytesLive() - live;
    }
  }

  private static String printable(byte[] input) {
    return new String(input, StandardCharsets.ISO_8859_1).replaceAll("[^ -~]", ".");
  }

  private static void readAll(StoredState stored) {
    for (var t : stored.tensors()) stored.read(t, t.dtype());
    stored.numbers();
  }

  private static void safetensors(byte[] input) {
    readAll(new SafetensorsFile(MemorySegment.ofArray(input), "input"));
  }

  private static void npy(byte[] input) throws IOException {
    try {
      Npy.read(new ByteArrayInputStream(input), input.length, null, "input");
    } catch (CheckpointException e) {
      if (e instanceof FormatException) throw e;
      Npy.read(new ByteArrayInputStream(input), input.length, DType.F8E5M2, "input");
    }
  }

  private static final Path TREE = Path.of("/t");
  private static final byte[] LEAF =
      "{\"tree_metadata\":{\"('w',)\":{\"key_metadata\":[{\"key\":\"w\",\"key_type\":2}],\"value_metadata\":{\"value_type\":\"jax.Array\",\"skip_deserialize\":false}}},\"use_ocdbt\":false}"
          .getBytes(StandardCharsets.UTF_8);

  private static void orbax(Map<String, byte[]> files) throws IOException {
    var disk = new SimulatedDisk();
    disk.createDirectory(TREE);
    disk.createDirectory(TREE.resolve("w"));
    for (var e : files.entrySet()) disk.put(TREE.resolve(e.getKey()), e.getValue());
    readAll(new OrbaxReader(disk, TREE));
  }

  private static byte[] array(String compressor, int bytes) {
    return "{\"zarr_format\":2,\"order\":\"C\",\"shape\":[%d],\"chunks\":[%d],\"dtype\":\"|u1\",\"compressor\":%s,\"filters\":null,\"fill_value\":null}"
        .formatted(bytes, bytes, compressor)
        .getBytes(StandardCharsets.UTF_8);
  }

  private static void zarray(byte[] input) throws IOException {
    orbax(
        Map.of(
            "_METADATA",
            LEAF,
            "w/.zarray",
            input,
            "w/0.0",
            new byte[24],
            "w/0.1",
            new byte[24],
            "w/0",
            new byte[8]));
  }

  private static void metadata(byte[] input) throws IOException {
    orbax(Map.of("_METADATA", input, "w/.zarray", array("null", 8), "w/0", new byte[8]));
  }

  private static void notes(byte[] input) throws IOException {
    orbax(
        Map.of(
            "_METADATA",
            LEAF,
            "_RAFFIA",
            input,
            "w/.zarray",
            array("null", 8),
            "w/0",
            new byte[8]));
  }

  private static void chunk(byte[] input) throws IOException {
    orbax(Map.of("_METADATA", LEAF, "w/.zarray", array("{\"id\":\"zstd\"}", 600), "w/0", input));
  }

  private static byte[] mutated(Target t, Random random) {
    var bytes = t.seeds.get(random.nextInt(t.seeds.size()));
    int times = random.nextBoolean() ? 1 : 1 + random.nextInt(4);
    for (int i = 0; i < times; i++) bytes = mutation(bytes, t, random);
    if (t.name.equals("safetensors") && random.nextInt(4) > 0) mend(bytes);
    return bytes;
  }

  /// Makes the length that a safetensors file starts with agree with its JSON again, so that what
  /// comes behind is reached.
  private static void mend(byte[] bytes) {
    int depth = 0;
    for (int i = 8; i < bytes.length; i++) {
      if (bytes[i] == '{') depth++;
      if (bytes[i] == '}' && --depth == 0) {
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(0, i - 7L);
        return;
      }
    }
  }

  private static final String[] NUMBERS = {
    "0",
    "-1",
    "1",
    "2",
    "7",
    "255",
    "65536",
    "2147483647",
    "2147483648",
    "4294967296",
    "9223372036854775807",
    "9223372036854775808",
    "18446744073709551615",
    "1e9",
    "1.5",
    "null",
    "[]"
  };

  private static byte[] mutation(byte[] bytes, Target t, Random random) {
    int n = bytes.length;
    if (n == 0) return new byte[] {(byte) random.nextInt()};
    int at = random.nextInt(n);
    return switch (random.nextInt(9)) {
      case 0 -> with(bytes, at, (byte) (bytes[at] ^ 1 << random.nextInt(8)));
      case 1 -> with(bytes, at, (byte) random.nextInt());
      case 2 -> splice(bytes, 0, at, bytes, n, n);
      case 3 -> splice(bytes, 0, at, bytes, Math.min(n, at + 1 + random.nextInt(8)), n);
      case 4 -> splice(bytes, 0, at, bytes, random.nextInt(at + 1), n);
      case 5 -> {
        var other = t.seeds.get(random.nextInt(t.seeds.size()));
        yield splice(bytes, 0, at, other, random.nextInt(other.length), other.length);
      }
      case 6 -> {
        var noise = new byte[1 + random.nextInt(8)];
        random.nextBytes(noise);
        yield concat(splice(bytes, 0, at, noise, 0, noise.length), bytes, at, n);
      }
      default -> number(bytes, at, random);
    };
  }

  /// Replaces the next number in a text.
  private static byte[] number(byte[] bytes, int at, Random random) {
    int from = at;
    while (from < bytes.length && !Character.isDigit(bytes[from])) from++;
    int to = from;
    while (to < bytes.length && Character.isDigit(bytes[to])) to++;
    var number = NUMBERS[random.nextInt(NUMBERS.length)].getBytes(StandardCharsets.UTF_8);
    return concat(splice(bytes, 0, from, number, 0, number.length), bytes, to, bytes.length);
  }

  private static byte[] with(byte[] bytes, int at, byte value) {
    var copy = bytes.clone();
    copy[at] = value;
    return copy;
  }

  private static byte[] splice(byte[] a, int fromA, int toA, byte[] b, int fromB, int toB) {
    var out = new byte[toA - fromA + toB - fromB];
    System.arraycopy(a, fromA, out, 0, toA - fromA);
    System.arraycopy(b, fromB, out, toA - fromA, toB - fromB);
    return out;
  }

  private static byte[] concat(byte[] a, byte[] b, int from, int to) {
    return splice(a, 0, a.length, b, from, to);
  }

  /// Makes the seeds anew.
  private static void writeSeeds(Path out) throws IOException {
    Files.createDirectories(out);
    var tree =
        Map.of(
            "w", new Param(Patterns.of(DType.F32, 2, 3)),
            "flags", Patterns.of(DType.I1, 5),
            "four", Patterns.of(DType.I4, 3),
            "empty", Tensor.zeros(0, 4));
    Safetensors.save(out.resolve("a.safetensors"), tree, Map.of("format", "pt"));
    var header =
        "{\"x\":{\"dtype\":\"BF16\",\"shape\":[2],\"data_offsets\":[0,4]},\"y\":{\"dtype\":\"U8\",\"shape\":[],\"data_offsets\":[4,5]}}";
    var b = ByteBuffer.allocate(8 + header.length() + 5).order(ByteOrder.LITTLE_ENDIAN);
    b.putLong(header.length()).put(header.getBytes(StandardCharsets.UTF_8));
    Files.write(out.resolve("b.safetensors"), b.array());
    Npy.save(out.resolve("a.npy"), Patterns.of(DType.F32, 2, 3));
    Npy.save(out.resolve("b.npy"), Patterns.of(DType.F8E5M2, 4));
    Npy.save(out.resolve("c.npy"), Patterns.of(DType.I1));
    Files.writeString(
        out.resolve("a.zarray"),
        "{\"chunks\":[2,3],\"compressor\":null,\"dimension_separator\":\".\",\"dtype\":\"<f4\",\"fill_value\":null,\"filters\":null,\"order\":\"C\",\"shape\":[2,3],\"zarr_format\":2}");
    Files.writeString(
        out.resolve("b.zarray"),
        "{\"chunks\":[2,3],\"compressor\":null,\"dimension_separator\":\".\",\"dtype\":\"<f4\",\"fill_value\":null,\"filters\":null,\"order\":\"C\",\"shape\":[2,5],\"zarr_format\":2}");
    Files.write(out.resolve("c.zarray"), array("null", 8));
    Files.write(out.resolve("metadata.json"), LEAF);
    Files.writeString(
        out.resolve("notes.json"),
        "{\"tensors\":{\"w\":{\"path\":[\"w\",0],\"dtype\":\"i8\",\"weak\":true,\"variable\":\"Param\"}},\"numbers\":[{\"path\":[\"n\"],\"type\":\"Integer\",\"value\":\"7\"}]}");
  }
}
