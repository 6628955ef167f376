package org.ngoma.firmware.rig;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.ngoma.firmware.box.BoxMain;
import org.ngoma.firmware.engine.EngineMain;
import org.ngoma.firmware.lane.EngineState;
import org.ngoma.firmware.lane.Lane;
import org.ngoma.firmware.samples.SampleStore;
import org.ngoma.firmware.soak.Children;
import org.ngoma.firmware.store.Archive;
import org.ngoma.hal.rt.Fault;
import org.ngoma.hal.rt.NanoClock;
import org.ngoma.hal.rt.SystemClock;
import org.ngoma.instruments.dsp.AudioFile;
import org.ngoma.sequencer.model.AudioClip;
import org.ngoma.sequencer.model.Project;

/**
 * The whole way of a recording on real drivers: {@code aplay} plays a counting signal into the far
 * end of the loop-back card, engine and box record it, and what lies in the project afterwards must
 * count on without a gap.
 */
final class RecordProof {

  private static final String CARD = "hw:CARD=Loopback,DEV=0";
  private static final String FAR_END = "hw:CARD=Loopback,DEV=1";
  private static final int RATE = 48_000;
  private static final int COUNT = 30_000;
  private static final int COUNTED = 3 * RATE;
  private static final int TRIES = 8;

  private RecordProof() {}

  /** Words for what was found, beginning with {@code OK} when all is well. */
  static String attempts() throws IOException {
    String words = "";
    for (int attempt = 1; attempt <= TRIES; attempt++) {
      words = attempt();
      if (words.startsWith("OK")) {
        return words + ", attempt " + attempt;
      }
    }
    return words;
  }

  private static String attempt() throws IOException {
    try (Children children = new Children()) {
      Path folder = children.folder();
      Path raw = folder.resolve("counting.raw");
      Files.write(raw, counting());
      Path file = folder.resolve("lane");
      Path song = folder.resolve("take.ngoma");
      Lane lane = Lane.open(file);
      children.java(
          "NGOMA_ENGINE_JVM",
          EngineMain.class,
          "--lane",
          file.toString(),
          "--device",
          CARD,
          "--period",
          "1024",
          "--periods",
          "4",
          "--samples",
          folder.resolve("samples").toString(),
          "--input",
          "--no-midi");
      await(() -> EngineState.read(lane.state()) != null);
      Process box =
          children.java(
              "NGOMA_BOX_JVM",
              BoxMain.class,
              "--lane",
              file.toString(),
              "--home",
              folder.resolve("home").toString(),
              "--samples",
              folder.resolve("samples").toString(),
              "--project",
              "",
              "--record",
              "input",
              "--threshold",
              "-100",
              "--seconds",
              "3",
              "--out",
              song.toString());
      await(() -> lane.recordFrom() != 0 || !box.isAlive());
      children.start(
          new ProcessBuilder(
              "aplay",
              "-q",
              "-D",
              FAR_END,
              "-t",
              "raw",
              "-f",
              "S32_LE",
              "-r",
              Integer.toString(RATE),
              "-c",
              "2",
              raw.toString()));
      if (!box.waitFor(60, TimeUnit.SECONDS) || box.exitValue() != 0) {
        return "the recording did not end: " + lane.input() + ", " + lane.port();
      }
      long xruns = lane.faults().get(Fault.XRUN) + lane.faults().get(Fault.INPUT_LATE);
      return judged(Archive.read(song).project(), folder.resolve("samples"), xruns);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /** The guest is slow where its host is busy. */
  private static void await(BooleanSupplier happened) {
    NanoClock clock = new SystemClock();
    for (int i = 0; i < 1200 && !happened.getAsBoolean(); i++) {
      clock.sleepUntil(clock.nanoTime() + 50_000_000);
    }
  }

  private static byte[] counting() {
    ByteBuffer counting = ByteBuffer.allocate(8 * 2 * COUNTED).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < 2 * COUNTED; i++) {
      int value = 1 + i % COUNT;
      counting.putInt(value << 16).putInt(-value << 16);
    }
    return counting.array();
  }

  private static String judged(Project project, Path samples, long xruns) throws IOException {
    AudioClip clip = project.tracks().getFirst().audio().getFirst();
    String sha256 = clip.region().recording().file().sha256();
    try (AudioFile file = AudioFile.open(new SampleStore(samples).file(sha256))) {
      int frames = (int) file.frames();
      float[][] heard = new float[2][frames];
      file.read(heard, 0, frames);
      int expected = 0;
      int counted = 0;
      for (int i = 0; i < frames; i++) {
        int value = Math.round(heard[0][i] * 32768);
        if (value == 0 && counted == 0) {
          continue;
        }
        if ((expected != 0 && value != expected) || Math.round(heard[1][i] * 32768) != -value) {
          return "recorded %d after %d frames, expected %d (%d faults)"
              .formatted(value, counted, expected, xruns);
        }
        counted++;
        expected = value % COUNT + 1;
      }
      return (counted > 2 * RATE ? "OK, " : "only ")
          + counted
          + " frames recorded from the card's input without a gap, "
          + (frames - counted)
          + " kept from before";
    }
  }
}
