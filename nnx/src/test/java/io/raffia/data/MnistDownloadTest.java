package io.raffia.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MnistDownloadTest {
  private static final byte[] CONTENT = "digits, digits".getBytes(StandardCharsets.UTF_8);
  private static final String NAME = "a.gz";

  @TempDir Path folder;
  private HttpServer server;
  private final AtomicInteger requests = new AtomicInteger();

  @BeforeEach
  void start() throws Exception {
    byte[] packed = IdxFiles.gzip(CONTENT);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    serve("/good/a.gz", packed, packed.length);
    serve("/changed/a.gz", IdxFiles.gzip("other".getBytes(StandardCharsets.UTF_8)), 0);
    serve("/page/a.gz", "<html>".getBytes(StandardCharsets.UTF_8), 0);
    serve("/cut/a.gz", java.util.Arrays.copyOf(packed, packed.length - 5), packed.length);
    serve("/short/a.gz", java.util.Arrays.copyOf(packed, packed.length - 5), 0);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void serve(String path, byte[] body, int announced) {
    server.createContext(
        path,
        exchange -> {
          requests.incrementAndGet();
          exchange.sendResponseHeaders(200, announced);
          try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
          }
        });
  }

  private MnistDownload download(String... mirrors) throws Exception {
    String sum = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(CONTENT));
    String root = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    return new MnistDownload(
        Stream.of(mirrors).map(mirror -> URI.create(root + mirror + "/")).toList(),
        Map.of(NAME, sum));
  }

  private void fails(String mirror, String part) throws Exception {
    MnistDownload download = download(mirror);
    IOException e = assertThrows(IOException.class, () -> download.into(folder));
    assertTrue(e.toString().contains(part), e.getMessage());
    assertTrue(e.toString().contains("--data FOLDER"), e.getMessage());
    assertTrue(e.toString().contains("/" + mirror + "/a.gz"), e.getMessage());
    assertEquals(List.of(), files());
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  @Test
  void fetchesOnceAndKeeps() throws Exception {
    Path cache = folder.resolve("new/cache");
    MnistDownload download = download("good");
    assertEquals(cache, download.into(cache));
    download.into(cache);
    assertEquals(1, requests.get());
    try (Stream<Path> files = Files.list(cache)) {
      assertEquals(List.of(cache.resolve(NAME)), files.toList());
    }
  }

  @Test
  void replacesDamagedFile() throws Exception {
    Files.writeString(folder.resolve(NAME), "half a file");
    download("good").into(folder);
    assertEquals(1, requests.get());
    download("good").into(folder);
    assertEquals(1, requests.get());
  }

  @Test
  void triesTheNextMirror() throws Exception {
    download("missing", "changed", "cut", "good").into(folder);
    assertEquals(List.of(NAME), files());
  }

  @Test
  void wrongChecksumIsRefused() throws Exception {
    fails("changed", "expected content with SHA-256");
  }

  @Test
  void otherContentIsRefused() throws Exception {
    fails("page", "expected sound gzip data");
  }

  @Test
  void missingFileIsReported() throws Exception {
    fails("missing", "expected HTTP status 200, found 404");
  }

  @Test
  void cutConnectionIsReported() throws Exception {
    fails("cut", "IOException: ");
  }

  @Test
  void truncatedFileIsRefused() throws Exception {
    fails("short", "expected sound gzip data");
  }

  @Test
  void cacheFollowsXdg() {
    assertEquals(
        Path.of("/c/raffia/mnist"), MnistDownload.cacheFolder(Map.of("XDG_CACHE_HOME", "/c")));
    Path home = Path.of(System.getProperty("user.home"), ".cache", "raffia", "mnist");
    assertEquals(home, MnistDownload.cacheFolder(Map.of()));
    assertEquals(home, MnistDownload.cacheFolder(Map.of("XDG_CACHE_HOME", "relative")));
  }
}
