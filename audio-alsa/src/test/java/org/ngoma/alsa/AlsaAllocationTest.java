package org.ngoma.alsa;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ngoma.hal.audio.AudioException;
import org.ngoma.hal.audio.AudioPort;
import org.ngoma.hal.audio.SampleFormat;
import org.ngoma.hal.audio.StreamFormat;
import org.ngoma.hal.rt.AllocatedBytes;
import org.ngoma.hal.rt.SystemClock;

/** The calls into libasound, counted in bytes of heap; to be run under C1 alone. */
class AlsaAllocationTest {

  @BeforeAll
  static void libraryIsThere() {
    RealAlsa.require();
  }

  @ParameterizedTest
  @EnumSource
  void aPeriodAllocatesNothing(SampleFormat sample) throws AudioException {
    StreamFormat wanted = new StreamFormat(48_000, 64, 3, sample);
    float[] left = new float[64];
    float[] right = new float[64];
    try (AudioPort port = new AlsaBackend(new SystemClock()).open("null", wanted)) {
      long before = 0;
      for (int period = -500; period < 5_000; period++) {
        if (period == 0) {
          before = AllocatedBytes.byThisThread();
        }
        port.await();
        port.write(left, right);
        left[0] = port.dueNanos();
      }
      assertEquals(0, AllocatedBytes.byThisThread() - before);
    }
  }
}
