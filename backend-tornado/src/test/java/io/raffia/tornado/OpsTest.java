package io.raffia.tornado;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raffia.ir.Interpreter;
import io.raffia.ir.Laws;
import io.raffia.ir.op.Composite;
import java.util.ArrayList;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Every sample of every op: the device's result is the interpreter's.
class OpsTest {
  @Test
  void theDeviceComputesWhatTheInterpreterDoes() {
    var broken = new ArrayList<String>();
    var hosted = new TreeMap<String, Integer>();
    int checks = 0;
    int whole = 0;
    for (var s : Laws.samples()) {
      if (s.op() instanceof Composite) continue;
      var f = Laws.single(s);
      try {
        var executable = Runs.BACKEND.compile(f);
        for (int seed = 0; seed < 2; seed++) {
          var args = s.draw(new Random(seed));
          Runs.assertClose(Interpreter.run(f, args), Runs.run(executable, args), 16, s.toString());
        }
        checks++;
        if (executable.hostKernels() == 0) whole++;
        else hosted.merge(s.op().mnemonic(), 1, Integer::sum);
      } catch (AssertionError | RuntimeException e) {
        broken.add(s + ": " + e);
      }
    }
    System.out.printf(
        "%s: %d samples agree, %d of them wholly on the device; with steps of the host: %s%n",
        Runs.BACKEND.device(), checks, whole, hosted);
    assertEquals(java.util.List.of(), broken);
    assertTrue(whole > 300, whole + " samples wholly on the device");
  }
}
