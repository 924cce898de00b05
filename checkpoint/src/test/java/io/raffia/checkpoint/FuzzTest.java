package io.raffia.checkpoint;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class FuzzTest {
  @Test
  void mutatedFilesAreReadOrRefused() throws IOException {
    System.out.println(new Fuzz().run(10_000, 1));
  }
}
