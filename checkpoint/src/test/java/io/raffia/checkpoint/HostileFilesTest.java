package io.raffia.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raffia.ir.DType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files that lie, one lie each.
class HostileFilesTest {
  @TempDir Path folder;

  private static SafetensorsFile safetensors(String header, int data) {
    return safetensors(header.length(), header, data);
  }

  private static SafetensorsFile safetensors(long length, String header, int data) {
    var bytes = ByteBuffer.allocate(8 + header.length() + data).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putLong(length).put(header.getBytes(StandardCharsets.UTF_8));
    return new SafetensorsFile(MemorySegment.ofArray(bytes.array()), "f");
  }

  private static void refuses(String message, String header, int data) {
    var e = assertThrows(FormatException.class, () -> safetensors(header, data));
    assertTrue(String.valueOf(e.getMessage()).contains(message), e.toString());
  }

  @Test
  void safetensors() {
    var good = "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}";
    assertEquals(1, safetensors(good, 8).tensors().size());
    assertEquals(0, safetensors("{}", 0).tensors().size());
    refuses("the tensors take 8 bytes, and 9 are there", good, 9);
    refuses("the tensors take 8 bytes, and 7 are there", good, 7);
    refuses("'a' takes 12 bytes", good.replace("[2]", "[3]"), 8);
    refuses("'a' starts at byte 4, expected 0", good.replace("[0,8]", "[4,12]"), 12);
    refuses("expected an offset to be a whole number", good.replace("[0,8]", "[-8,0]"), 8);
    refuses("expected an offset to be a whole number", good.replace("[0,8]", "[0,8.0]"), 8);
    refuses("not JSON", good.replace("[0,8]", "[0,99999999999999999999]"), 8);
    refuses("needs two offsets", good.replace("[0,8]", "[0]"), 8);
    refuses("no element type 'F33'", good.replace("F32", "F33"), 8);
    refuses("an extent of 4294967296", good.replace("[2]", "[4294967296]"), 8);
    refuses("a shape", good.replace("[2]", "[2147483647,2147483647,2147483647]"), 8);
    refuses(
        "Duplicate", "{\"a\":" + good.substring(5, good.length() - 1) + "," + good.substring(1), 8);
    refuses(
        "'b' starts at byte 4, expected 8",
        good.substring(0, good.length() - 1)
            + ",\"b\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[4,12]}}",
        12);
    refuses("has [dtype, shape]", good.replace(",\"data_offsets\":[0,8]", ""), 8);
    refuses("does not start with '{'", " " + good, 8);
    refuses("something follows", good + "{}", 8);
    refuses("expected metadata to be a string", "{\"__metadata__\":{\"a\":1}}", 0);
    refuses("does not start with '{'", "[".repeat(100_000), 0);
    refuses("not JSON", "{\"a\":" + "[".repeat(100_000), 0);
    for (long length : new long[] {-1, Long.MIN_VALUE, Long.MAX_VALUE, 1, 1000, 100_000_001L}) {
      assertThrows(FormatException.class, () -> safetensors(length, good, 8));
    }
    var e =
        assertThrows(
            FormatException.class,
            () -> new SafetensorsFile(MemorySegment.ofArray(new byte[7]), "f"));
    assertEquals("f: shorter than the 8 bytes of a length", e.getMessage());
  }

  @Test
  void booleansAreZeroOrOne() {
    var header = "{\"a\":{\"dtype\":\"BOOL\",\"shape\":[1],\"data_offsets\":[0,1]}}";
    var bytes = ByteBuffer.allocate(8 + header.length() + 1).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putLong(header.length()).put(header.getBytes(StandardCharsets.UTF_8)).put((byte) 2);
    var file = new SafetensorsFile(MemorySegment.ofArray(bytes.array()), "f");
    var e =
        assertThrows(FormatException.class, () -> file.read(file.tensors().getFirst(), DType.I1));
    assertEquals("f: 2 is no element of type i1", e.getMessage());
  }

  private static void refusesNpy(String message, byte[] file) {
    var e =
        assertThrows(
            FormatException.class,
            () -> Npy.read(new ByteArrayInputStream(file), file.length, null, "f"));
    assertTrue(String.valueOf(e.getMessage()).contains(message), e.toString());
  }

  private static byte[] npy(String dictionary, int data) {
    var bytes = ByteBuffer.allocate(10 + dictionary.length() + data).order(ByteOrder.LITTLE_ENDIAN);
    bytes
        .put((byte) 0x93)
        .put("NUMPY".getBytes(StandardCharsets.US_ASCII))
        .put((byte) 1)
        .put((byte) 0);
    bytes.putShort((short) dictionary.length()).put(dictionary.getBytes(StandardCharsets.US_ASCII));
    return bytes.array();
  }

  @Test
  void npy() throws IOException {
    var good = "{'descr': '<f4', 'fortran_order': False, 'shape': (2,), }\n";
    var file = npy(good, 8);
    assertEquals(2, Npy.read(new ByteArrayInputStream(file), file.length, null, "f").size());
    refusesNpy("its elements take 8 bytes, and 9 are there", npy(good, 9));
    refusesNpy("its elements take 8 bytes, and 0 are there", npy(good, 0));
    refusesNpy("magic", Arrays.copyOfRange(file, 1, file.length));
    refusesNpy("shorter than a header", Arrays.copyOf(file, 9));
    refusesNpy("cut short", Arrays.copyOf(file, 30));
    refusesNpy("no element type '|O'", npy(good.replace("<f4", "|O"), 8));
    refusesNpy("no element type '>f4'", npy(good.replace("<f4", ">f4"), 8));
    refusesNpy("twice", npy(good.replace("'shape'", "'descr'"), 8));
    refusesNpy("its header has [", npy(good.replace("'shape'", "'shapes'"), 8));
    refusesNpy("not a dictionary", npy(good.replace("(2,)", "(2,"), 8));
    refusesNpy("not a dictionary", npy(good.replace("(2,)", "(99999999999999999999,)"), 8));
    refusesNpy("an extent of 2147483648", npy(good.replace("(2,)", "(2147483648,)"), 8));
    refusesNpy("values of other types", npy(good.replace("False", "'no'"), 8));
    refusesNpy("not a dictionary", npy(good + "import os", 8));
  }

  @Test
  void anIndexDoesNotLeadOutOfItsDirectory() throws IOException {
    var index = Files.createDirectory(folder.resolve("d")).resolve(Safetensors.INDEX);
    for (var name : new String[] {"../x.safetensors", "/etc/passwd", "..", ""}) {
      Files.writeString(index, "{\"weight_map\":{\"a\":\"" + name + "\"}}");
      var e = assertThrows(FormatException.class, () -> Safetensors.openSharded(index));
      assertTrue(String.valueOf(e.getMessage()).contains("is not the name of a file beside it"));
    }
  }

  @Test
  void aTreeDoesNotLeadOutOfItsDirectory() throws IOException {
    for (var name : new String[] {"../../x", "..", ".", "/etc", "a/../../b", ""}) {
      Files.writeString(
          folder.resolve("_METADATA"),
          "{\"tree_metadata\":{\"x\":{\"key_metadata\":[{\"key\":\""
              + name
              + "\"}],\"value_metadata\":{\"value_type\":\"jax.Array\"}}},\"use_ocdbt\":false}");
      try (var checkpointer = new StandardCheckpointer()) {
        var e = assertThrows(FormatException.class, () -> checkpointer.open(folder));
        assertTrue(String.valueOf(e.getMessage()).contains("a tensor named"), e.toString());
      }
    }
  }
}
