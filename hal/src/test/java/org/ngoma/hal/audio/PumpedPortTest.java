package org.ngoma.hal.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PumpedPortTest {

  private static final StreamFormat FORMAT = new StreamFormat(48_000, 96, 2, SampleFormat.FLOAT);

  private final List<Float> heard = new ArrayList<>();
  private final PumpedPort port =
      new PumpedPort(
          FORMAT,
          (left, right, frames) -> {
            assertEquals(96, frames);
            heard.add(left[0]);
            heard.add(right[95]);
          });

  private int write(float value) {
    float[] left = new float[96];
    float[] right = new float[96];
    left[0] = value;
    right[95] = -value;
    return port.write(left, right);
  }

  @Test
  void everyPeriodReachesTheSink() {
    for (int k = 1; k <= 3; k++) {
      assertEquals((k - 1) * 2_000_000L, port.dueNanos());
      assertEquals(AudioPort.OK, port.await());
      assertEquals(AudioPort.OK, write(k));
    }
    assertEquals(List.of(1f, -1f, 2f, -2f, 3f, -3f), heard);
  }

  @Test
  void failsOnceWhereItWasTold() {
    port.failing(1, AudioPort.XRUN).failing(1, AudioPort.SUSPENDED);
    assertEquals(AudioPort.OK, port.await());
    write(1);
    assertEquals(AudioPort.XRUN, port.await());
    assertEquals(AudioPort.SUSPENDED, port.await());
    assertEquals(AudioPort.OK, port.await());
    assertEquals(AudioPort.OK, write(2));
    assertEquals(4, heard.size());
  }

  @Test
  void lostIsForGood() {
    port.failing(0, AudioPort.LOST);
    assertEquals(AudioPort.OK, write(1), "lost shows when the port is waited for");
    for (int k = 0; k < 3; k++) {
      assertEquals(AudioPort.LOST, port.await());
      assertEquals(AudioPort.LOST, write(2));
    }
    assertEquals(List.of(1f, -1f), heard);
  }
}
