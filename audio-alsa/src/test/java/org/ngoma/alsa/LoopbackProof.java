package org.ngoma.alsa;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.ngoma.hal.audio.AudioException;
import org.ngoma.hal.audio.AudioPort;
import org.ngoma.hal.audio.SampleEncoder;
import org.ngoma.hal.audio.SampleFormat;
import org.ngoma.hal.audio.StreamFormat;
import org.ngoma.hal.rt.RtRequest;
import org.ngoma.hal.rt.RtRights;
import org.ngoma.hal.rt.SystemClock;

/**
 * Runs inside the rig: plays noise into the loopback card, has {@code arecord} listen at its other
 * end and compares what was heard, bit by bit. Says one line for each scenario.
 */
final class LoopbackProof {

  /**
   * The host of the rig stalls for 10 ms now and then: a run with xruns of its own is repeated. But
   * what it let through must have been heard to the bit in every run.
   */
  private static final int MOST_ATTEMPTS = 80;

  private static final int PLAYED_PERIODS = 200;
  private static final int STALL_AT_PERIOD = 100;

  /** The loopback driver swallows up to a period of what is left to play when it is drained. */
  private static final int SILENT_PERIODS = 4;

  private static final long SETTLE_NANOS = 50_000_000;
  private static final long STALL_NANOS = 60_000_000;

  private static final Path HEARD = Path.of("/tmp/heard.raw");

  private final SystemClock clock = new SystemClock();
  private final Scenario scenario;
  private final StreamFormat format;

  /** Bytes that should be heard without a gap: all from the start or from one xrun to the next. */
  private final List<byte[]> passages = new ArrayList<>();

  private final long[] lateNanos = new long[PLAYED_PERIODS];
  private int xruns;

  /**
   * @param stalls whether the player oversleeps once by far more than the buffer
   */
  record Scenario(String name, StreamFormat format, boolean stalls) {

    static List<Scenario> all() {
      List<Scenario> all = new ArrayList<>();
      for (SampleFormat sample : SampleFormat.values()) {
        all.add(of(48_000, 64, 4, sample, false));
      }
      all.add(of(48_000, 256, 2, SampleFormat.S16, false));
      all.add(of(44_100, 256, 2, SampleFormat.S32, false));
      all.add(of(96_000, 128, 4, SampleFormat.S24_3, false));
      all.add(of(48_000, 64, 4, SampleFormat.S16, true));
      all.add(of(48_000, 256, 2, SampleFormat.S32, true));
      return all;
    }

    static Scenario of(int rate, int period, int periods, SampleFormat sample, boolean stalls) {
      String name = sample + " " + rate + " " + period + "x" + periods + (stalls ? " stall" : "");
      return new Scenario(name, new StreamFormat(rate, period, periods, sample), stalls);
    }
  }

  private LoopbackProof(Scenario scenario) {
    this.scenario = scenario;
    this.format = scenario.format();
  }

  public static void main(String[] args) throws Exception {
    RtRights.apply(RtRequest.fifo("audio", 60)).forEach(n -> System.out.println(n.sentence()));
    System.out.println("devices\t" + new AlsaBackend(new SystemClock()).devices());
    System.out.println("busy\t" + refusal("hw:CARD=Dummy,DEV=0", 48_000, 9));
    System.out.println("rate\t" + refusal("hw:CARD=Dummy,DEV=0", 96_000, 1));
    System.out.println("converted\t" + refusal("plughw:CARD=Dummy,DEV=0", 96_000, 1));
    warmUp();
    for (Scenario scenario : Scenario.all()) {
      System.out.println(scenario.name() + "\t" + attempts(scenario));
    }
    System.out.println("input\t" + HeardProof.attempts());
    SeqProof.main(args);
  }

  /** What the user is told when a device is opened so many times; empty when all went well. */
  private static String refusal(String name, int rate, int times) {
    StreamFormat wanted = new StreamFormat(rate, 64, 3, SampleFormat.S16);
    List<AudioPort> open = new ArrayList<>();
    try {
      for (int i = 0; i < times; i++) {
        open.add(new AlsaBackend(new SystemClock()).open(name, wanted));
      }
      return "";
    } catch (AudioException e) {
      return e.getMessage();
    } finally {
      open.forEach(AudioPort::close);
    }
  }

  /** Loads and compiles what plays, as the engine does before its first audible block. */
  private static void warmUp() throws AudioException {
    for (SampleFormat sample : SampleFormat.values()) {
      Scenario muted = Scenario.of(48_000, 64, 4, sample, false);
      try (AudioPort port = new AlsaBackend(new SystemClock()).open("null", muted.format())) {
        new LoopbackProof(muted).play(port);
      }
    }
  }

  private static String attempts(Scenario scenario) throws IOException, InterruptedException {
    for (int attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
      LoopbackProof proof = new LoopbackProof(scenario);
      try {
        String difference = proof.run();
        if (!difference.isEmpty()) {
          return difference;
        }
      } catch (AudioException e) {
        return e.getMessage();
      }
      if (proof.xruns == (scenario.stalls() ? 1 : 0)) {
        return "OK, woken late by " + proof.lateness() + ", attempt " + attempt;
      }
    }
    return "never without an xrun that was not asked for";
  }

  private String run() throws IOException, InterruptedException, AudioException {
    Files.deleteIfExists(HEARD);
    Process recorder = record();
    try (AudioPort port = new AlsaBackend(clock).open("hw:CARD=Loopback,DEV=0", format)) {
      if (!port.format().equals(format)) {
        return "the device runs with " + port.format();
      }
      play(port);
    } finally {
      clock.sleepUntil(clock.nanoTime() + SETTLE_NANOS);
      recorder.destroy();
      recorder.waitFor(5, TimeUnit.SECONDS);
    }
    return compare(Files.readAllBytes(HEARD));
  }

  private Process record() throws IOException, InterruptedException {
    String code =
        switch (format.sample()) {
          case S16 -> "S16_LE";
          case S24 -> "S24_LE";
          case S24_3 -> "S24_3LE";
          case S32 -> "S32_LE";
          case FLOAT -> "FLOAT_LE";
        };
    Process recorder =
        new ProcessBuilder(
                "arecord",
                "-q",
                "-D",
                "hw:CARD=Loopback,DEV=1",
                "-t",
                "raw",
                "-f",
                code,
                "-r",
                String.valueOf(format.rate()),
                "-c",
                "2",
                "--buffer-size=65536",
                "--period-size=480",
                HEARD.toString())
            .inheritIO()
            .start();
    while (recorder.isAlive() && (!Files.exists(HEARD) || Files.size(HEARD) == 0)) {
      clock.sleepUntil(clock.nanoTime() + 5_000_000);
    }
    return recorder;
  }

  private void play(AudioPort port) {
    SampleEncoder encoder = new SampleEncoder(format.sample(), format.periodFrames());
    float[] left = new float[format.periodFrames()];
    float[] right = new float[format.periodFrames()];
    byte[] passage = new byte[PLAYED_PERIODS * encoder.bytes().capacity()];
    int length = 0;
    Random noise = new Random(1);
    for (int period = 0; period < PLAYED_PERIODS; period++) {
      for (int i = 0; i < left.length; i++) {
        left[i] = 0.1f + 0.8f * noise.nextFloat();
        right[i] = -0.1f - 0.8f * noise.nextFloat();
      }
      int answer = port.await();
      lateNanos[period] = clock.nanoTime() - port.dueNanos();
      answer = Math.max(answer, port.write(left, right));
      if (answer != AudioPort.OK) {
        xruns++;
        passages.add(Arrays.copyOf(passage, length));
        length = 0;
      }
      encoder.encode(left, right, left.length);
      encoder.bytes().get(0, passage, length, encoder.bytes().capacity());
      length += encoder.bytes().capacity();
      if (scenario.stalls() && period == STALL_AT_PERIOD) {
        clock.sleepUntil(clock.nanoTime() + STALL_NANOS);
      }
    }
    passages.add(Arrays.copyOf(passage, length));
    float[] silence = new float[format.periodFrames()];
    for (int period = 0; period < SILENT_PERIODS; period++) {
      int answer = port.await();
      xruns += Math.max(answer, port.write(silence, silence)) == AudioPort.OK ? 0 : 1;
    }
  }

  /**
   * What is wrong with what was heard: it must be the passages in order and silence around them.
   */
  private String compare(byte[] heard) {
    int at = 0;
    int frameBytes = format.sample().bytes() * StreamFormat.CHANNELS;
    for (byte[] passage : passages) {
      while (at < heard.length && heard[at] == 0) {
        at++;
      }
      at -= at % frameBytes;
      int same = Arrays.mismatch(passage, Arrays.copyOfRange(heard, at, at + passage.length));
      if (same >= 0) {
        return "differs at frame "
            + same / frameBytes
            + " of a passage of "
            + passage.length / frameBytes
            + " that begins at frame "
            + at / frameBytes
            + " of the recording's "
            + heard.length / frameBytes;
      }
      at += passage.length;
    }
    while (at < heard.length && heard[at] == 0) {
      at++;
    }
    return at >= heard.length ? "" : "something is heard after the end";
  }

  private String lateness() {
    Arrays.sort(lateNanos);
    return lateNanos[PLAYED_PERIODS / 2] / 1000
        + " us p50, "
        + lateNanos[PLAYED_PERIODS * 99 / 100] / 1000
        + " us p99";
  }
}
