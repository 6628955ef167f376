package org.ngoma.firmware.rig;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.ngoma.firmware.box.BoxMain;
import org.ngoma.firmware.engine.EngineMain;
import org.ngoma.firmware.lane.EngineState;
import org.ngoma.firmware.lane.Lane;
import org.ngoma.firmware.render.OfflineRender;
import org.ngoma.firmware.soak.Children;
import org.ngoma.firmware.store.ProjectFiles;
import org.ngoma.hal.audio.SampleEncoder;
import org.ngoma.hal.audio.SampleFormat;
import org.ngoma.hal.rt.Fault;
import org.ngoma.hal.rt.NanoClock;
import org.ngoma.hal.rt.SystemClock;

/**
 * What the guest runs: the engine plays the demo song through libasound into the kernel's loop-back
 * card; what comes out at its other end must be the offline render, bit for bit. Then the engine is
 * held up for longer than the card's buffer: that must be one xrun, and the music goes on. Last,
 * the card's input is recorded into a project ({@link RecordProof}), and a song is sent to MIDI
 * ports ({@link MidiProof}).
 */
public final class RigGuest {

  /** The guest has one slow processor, on which engine and box start at once. */
  private static final long START_NANOS = 90_000_000_000L;

  private static final String PLAY = "hw:CARD=Loopback,DEV=0";
  private static final String RECORD = "hw:CARD=Loopback,DEV=1";
  private static final int RATE = 48_000;
  private static final int PERIOD = 1024;
  private static final int PERIODS = 4;
  private static final int SECONDS = 6;
  private static final int TRIES = 8;
  private static final int FRAME_BYTES = 2 * Integer.BYTES;

  /** Longer than what the card holds: 85 ms. */
  private static final long STALL_NANOS = 250_000_000;

  private final NanoClock clock = new SystemClock();

  private RigGuest() {}

  public static void main(String[] args) throws Exception {
    RigGuest guest = new RigGuest();
    boolean sameBits = guest.loopback();
    boolean recovers = guest.stall();
    String recorded = RecordProof.attempts();
    boolean records = say(recorded.startsWith("OK"), "recording: " + recorded);
    String sent = MidiProof.attempts();
    boolean sends = say(sent.startsWith("OK"), "MIDI: " + sent);
    System.exit(sameBits && recovers && records && sends ? 0 : 1);
  }

  private boolean loopback() throws IOException {
    for (int attempt = 1; attempt <= TRIES; attempt++) {
      try (Children outer = new Children()) {
        Path raw = outer.folder().resolve("heard.raw");
        record(outer, raw);
        long xruns = playFor(SECONDS);
        if (xruns == 0) {
          return compare(raw);
        }
        // The guest was not given time by its host; that says nothing about the bits.
        System.out.println("loop-back: " + xruns + " xruns in attempt " + attempt);
      }
    }
    return say(false, "loop-back: no attempt without an xrun");
  }

  /** Plays and ends; the answer is how often the card ran dry. */
  private long playFor(int seconds) throws IOException {
    try (Children players = new Children()) {
      Lane lane = music(players);
      long before = lane.faults().get(Fault.XRUN);
      pause(seconds * 1_000_000_000L);
      return lane.faults().get(Fault.XRUN) - before;
    }
  }

  private boolean stall() throws IOException {
    String words = "";
    for (int attempt = 1; attempt <= TRIES; attempt++) {
      try (Children children = new Children()) {
        record(children, Path.of("/dev/null"));
        Lane lane = music(children);
        pause(1_500_000_000L);
        long before = lane.faults().get(Fault.XRUN);
        signal("STOP", lane.enginePid());
        pause(STALL_NANOS);
        signal("CONT", lane.enginePid());
        pause(1_000_000_000L);
        EngineState first = EngineState.read(lane.state());
        pause(1_000_000_000L);
        EngineState last = EngineState.read(lane.state());
        long xruns = lane.faults().get(Fault.XRUN) - before;
        double seconds =
            (last.frame() - first.frame()) / (RATE * 1e-9) / (last.nanos() - first.nanos());
        words = "stall of 250 ms: " + xruns + " xrun, then music at " + seconds + " x real time";
        if (xruns == 1 && last.onCard() && last.playing() && Math.abs(seconds - 1) < 0.1) {
          return say(true, words);
        }
        System.out.println(words + " in attempt " + attempt);
      }
    }
    return say(false, words);
  }

  private void record(Children children, Path raw) throws IOException {
    children.start(
        new ProcessBuilder(
            "arecord",
            "-q",
            "-D",
            RECORD,
            "-f",
            "S32_LE",
            "-r",
            Integer.toString(RATE),
            "-c",
            "2",
            "-t",
            "raw",
            raw.toString()));
  }

  private Lane music(Children children) throws IOException {
    Path file = children.folder().resolve("lane");
    Lane lane = Lane.open(file);
    children.java(
        "NGOMA_ENGINE_JVM",
        EngineMain.class,
        "--lane",
        file.toString(),
        "--device",
        PLAY,
        "--period",
        Integer.toString(PERIOD),
        "--periods",
        Integer.toString(PERIODS),
        "--no-midi");
    Process box =
        children.java("NGOMA_BOX_JVM", BoxMain.class, "--lane", file.toString(), "--json");
    long giveUp = clock.nanoTime() + START_NANOS;
    EngineState state = EngineState.read(lane.state());
    while (state == null || !state.playing()) {
      if (clock.nanoTime() > giveUp || !box.isAlive()) {
        throw new IOException("the music did not start on " + PLAY + ": " + lane.port());
      }
      pause(5_000_000);
      state = EngineState.read(lane.state());
    }
    return lane;
  }

  private void signal(String name, long pid) throws IOException {
    try {
      new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start().waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void pause(long nanos) {
    clock.sleepUntil(clock.nanoTime() + nanos);
  }

  private boolean compare(Path raw) throws IOException {
    ByteBuffer heard;
    try (FileChannel file = FileChannel.open(raw, StandardOpenOption.READ)) {
      heard = file.map(FileChannel.MapMode.READ_ONLY, 0, file.size());
    }
    heard.order(ByteOrder.LITTLE_ENDIAN);
    int frames = heard.limit() / FRAME_BYTES;
    OfflineRender offline = new OfflineRender(ProjectFiles.open(ProjectFiles.DEMO).project(), RATE);
    float[] left = new float[frames];
    float[] right = new float[frames];
    offline.exactly(left, right, frames);
    SampleEncoder wanted = new SampleEncoder(SampleFormat.S32, frames);
    wanted.encode(left, right, frames);
    int at = firstSound(heard, frames);
    int from = firstSound(wanted.bytes(), frames);
    long compared = 0;
    long differing = 0;
    // The last of it carries the fade-out, and behind that the recorder went on for a while.
    int end = frames;
    while (end > at && heard.getLong((end - 1) * FRAME_BYTES) == 0) {
      end--;
    }
    for (end -= RATE / 4; at < end && from < frames; at++, from++, compared++) {
      if (heard.getLong(at * FRAME_BYTES) != wanted.bytes().getLong(from * FRAME_BYTES)) {
        differing++;
      }
    }
    return say(
        compared > 3L * RATE && differing == 0,
        "loop-back: "
            + compared
            + " frames compared with the offline render, "
            + differing
            + " differ");
  }

  private static int firstSound(ByteBuffer samples, int frames) {
    int at = 0;
    while (at < frames && samples.getLong(at * FRAME_BYTES) == 0) {
      at++;
    }
    return at;
  }

  private static boolean say(boolean good, String words) {
    System.out.println((good ? "ok      " : "FAILED  ") + words);
    return good;
  }
}
