package org.ngoma.alsa;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.ngoma.hal.audio.AudioException;
import org.ngoma.hal.audio.AudioPort;
import org.ngoma.hal.audio.SampleFormat;
import org.ngoma.hal.audio.StreamFormat;
import org.ngoma.hal.rt.SystemClock;

/**
 * Inside the rig: {@code aplay} plays a counting signal into the far end of the loopback card while
 * a port plays silence and listens; what it hears must count on without a gap.
 */
final class HeardProof {

  private static final StreamFormat FORMAT = new StreamFormat(48_000, 256, 3, SampleFormat.S16);
  private static final int COUNTED = 48_000;
  private static final int PERIODS = 300;

  /** The host of the rig stalls for 10 ms now and then. */
  private static final int MOST_ATTEMPTS = 20;

  private static final Path PLAYED = Path.of("/tmp/counting.raw");

  private HeardProof() {}

  static String attempts() throws IOException, InterruptedException, AudioException {
    String said = "";
    for (int attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
      said = run();
      if (said.startsWith("OK")) {
        return said + ", attempt " + attempt;
      }
    }
    return said;
  }

  private static String run() throws IOException, InterruptedException, AudioException {
    ByteBuffer counting = ByteBuffer.allocate(4 * COUNTED).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < COUNTED; i++) {
      short value = (short) (1 + i % 30_000);
      counting.putShort(value).putShort((short) -value);
    }
    Files.write(PLAYED, counting.array());
    Process player = null;
    try (AudioPort port =
        new AlsaBackend(new SystemClock()).open("hw:CARD=Loopback,DEV=0", FORMAT, true)) {
      if (port.inputRefusal().isPresent()) {
        return port.inputRefusal().get();
      }
      float[] left = new float[FORMAT.periodFrames()];
      float[] right = new float[FORMAT.periodFrames()];
      float[] silence = new float[FORMAT.periodFrames()];
      int expected = 0;
      int counted = 0;
      for (int period = 0; period < PERIODS; period++) {
        if (period == 20) {
          player =
              new ProcessBuilder(
                      "aplay",
                      "-q",
                      "-D",
                      "hw:CARD=Loopback,DEV=1",
                      "-t",
                      "raw",
                      "-f",
                      "S16_LE",
                      "-r",
                      "48000",
                      "-c",
                      "2",
                      PLAYED.toString())
                  .inheritIO()
                  .start();
        }
        port.await();
        if (port.read(left, right)) {
          for (int i = 0; i < left.length; i++) {
            int value = Math.round(left[i] * 32768);
            if (value == 0 && counted == 0) {
              continue;
            }
            if ((expected != 0 && value != expected) || Math.round(right[i] * 32768) != -value) {
              return "heard " + value + " after " + counted + " frames, expected " + expected;
            }
            counted++;
            expected = value % 30_000 + 1;
          }
        } else if (counted > 0) {
          return "a gap after " + counted + " frames";
        }
        port.write(silence, silence);
        if (counted >= COUNTED / 2) {
          return "OK, " + counted + " frames heard without a gap";
        }
      }
      return "only " + counted + " frames were heard";
    } finally {
      if (player != null) {
        player.destroy();
        player.waitFor(5, TimeUnit.SECONDS);
      }
    }
  }
}
