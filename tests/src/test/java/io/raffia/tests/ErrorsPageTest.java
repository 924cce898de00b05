package io.raffia.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.raffia.reflect.Violation;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/// `docs/errors.md` is what the table of errors in the code says; `-Dgolden=update` rewrites it.
class ErrorsPageTest {
  @Test
  void isMadeFromTheTableInTheCode() throws IOException {
    var page = Repository.root().resolve("docs/errors.md");
    if ("update".equals(System.getProperty("golden")))
      Files.writeString(page, Violation.document());
    assertEquals(Violation.document(), Repository.read(page), "run with -Dgolden=update");
  }
}
