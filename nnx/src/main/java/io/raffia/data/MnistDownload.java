package io.raffia.data;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/// Fetches the four files of MNIST once into a folder. A file counts only when the SHA-256 of what
/// it holds, unpacked, is that of the original, so a damaged or changed one is never used. (The
/// packed bytes differ from mirror to mirror, so they are not what is compared.)
public final class MnistDownload {
  private static final List<URI> MIRRORS =
      List.of(
          URI.create("https://ossci-datasets.s3.amazonaws.com/mnist/"),
          URI.create("https://storage.googleapis.com/cvdf-datasets/mnist/"));

  private static final Map<String, String> CHECKSUMS =
      Map.of(
          Mnist.TRAIN_IMAGES + ".gz",
          "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db",
          Mnist.TRAIN_LABELS + ".gz",
          "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5",
          Mnist.TEST_IMAGES + ".gz",
          "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7",
          Mnist.TEST_LABELS + ".gz",
          "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2");

  private final List<URI> mirrors;
  private final Map<String, String> checksums;

  MnistDownload(List<URI> mirrors, Map<String, String> checksums) {
    this.mirrors = mirrors;
    this.checksums = checksums;
  }

  /// A download from the public mirrors.
  public static MnistDownload fromMirrors() {
    return new MnistDownload(MIRRORS, CHECKSUMS);
  }

  /// Where downloads are kept: `$XDG_CACHE_HOME/raffia/mnist`, or `~/.cache/raffia/mnist`.
  ///
  /// @param environment the process's environment, [System#getenv()]
  public static Path cacheFolder(Map<String, String> environment) {
    String cache = environment.getOrDefault("XDG_CACHE_HOME", "");
    Path root =
        cache.isBlank() || !Path.of(cache).isAbsolute()
            ? Path.of(System.getProperty("user.home"), ".cache")
            : Path.of(cache);
    return root.resolve("raffia").resolve("mnist");
  }

  /// Brings what is missing in `folder` and returns the folder. Files that are there and sound are
  /// kept.
  ///
  /// @throws IOException when no mirror gave a file with the right checksum; the message says what
  ///   each did
  /// @throws InterruptedException when the thread is interrupted while it waits
  public Path into(Path folder) throws IOException, InterruptedException {
    Files.createDirectories(folder);
    try (HttpClient client =
        HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(20))
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build()) {
      for (Map.Entry<String, String> file : checksums.entrySet()) {
        fetch(client, file.getKey(), file.getValue(), folder);
      }
    }
    return folder;
  }

  private void fetch(HttpClient client, String name, String expected, Path folder)
      throws IOException, InterruptedException {
    Path target = folder.resolve(name);
    if (Files.isRegularFile(target) && problem(target, expected).isEmpty()) {
      return;
    }
    StringBuilder tried = new StringBuilder();
    for (URI mirror : mirrors) {
      URI source = mirror.resolve(name);
      Path part = Files.createTempFile(folder, name, ".part");
      String problem;
      try {
        problem = transfer(client, source, part, expected);
        if (problem.isEmpty()) {
          Files.move(part, target, ATOMIC_MOVE, REPLACE_EXISTING);
          return;
        }
      } catch (IOException e) {
        problem = e.toString();
      } finally {
        Files.deleteIfExists(part);
      }
      tried.append("\n  ").append(source).append(": ").append(problem);
    }
    throw new IOException(
        "could not download %s to %s; fetch it by hand, put it into a folder and pass --data FOLDER%s"
            .formatted(name, folder, tried));
  }

  /// What went wrong, or an empty string.
  private static String transfer(HttpClient client, URI source, Path part, String expected)
      throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(source).timeout(Duration.ofMinutes(5)).build();
    HttpResponse<InputStream> response =
        client.send(request, HttpResponse.BodyHandlers.ofInputStream());
    try (InputStream body = response.body()) {
      if (response.statusCode() != 200) {
        return "expected HTTP status 200, found " + response.statusCode();
      }
      Files.copy(body, part, REPLACE_EXISTING);
    }
    return problem(part, expected);
  }

  /// What is wrong with the content of `file`, or an empty string.
  private static String problem(Path file, String expected) throws IOException {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
    try (InputStream packed = Files.newInputStream(file);
        InputStream content = new GZIPInputStream(packed, 1 << 16);
        InputStream digested = new DigestInputStream(content, digest)) {
      digested.transferTo(OutputStream.nullOutputStream());
    } catch (ZipException | EOFException e) {
      return "expected sound gzip data, found %d bytes that are not: %s"
          .formatted(Files.size(file), e.getMessage());
    }
    String found = HexFormat.of().formatHex(digest.digest());
    return found.equals(expected)
        ? ""
        : "expected content with SHA-256 %s, found %s".formatted(expected, found);
  }
}
