package org.ngoma.firmware.engine;

import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.ngoma.alsa.AlsaBackend;
import org.ngoma.alsa.AlsaMidi;
import org.ngoma.firmware.lane.EngineState;
import org.ngoma.firmware.lane.Lane;
import org.ngoma.firmware.midi.MidiEngine;
import org.ngoma.hal.audio.NullPort;
import org.ngoma.hal.audio.StreamFormat;
import org.ngoma.hal.midi.MidiBackend;
import org.ngoma.hal.rt.NanoClock;
import org.ngoma.hal.rt.RtNotice;
import org.ngoma.hal.rt.RtRequest;
import org.ngoma.hal.rt.RtRights;
import org.ngoma.hal.rt.SpscRing;
import org.ngoma.hal.rt.SystemClock;
import org.ngoma.instruments.sound.Processors;

/**
 * An engine with its threads and its port, from start to the last faded frame.
 *
 * <p>Threads: {@code audio} renders, {@code loader} builds, {@code device} (the caller of {@link
 * #tend}) opens and closes cards.
 */
public final class EngineProcess {

  private static final int AUDIO_PRIORITY = 70;
  private static final long WARM_UP_NANOS = 120_000_000;
  private static final long LOADER_IDLE_NANOS = 1_000_000;

  private final EngineOptions options;
  private final Lane lane;
  private final List<RtNotice> notices = new ArrayList<>();
  private final Thread loaderThread;
  private final Thread audioThread;
  private final NanoClock clock = new SystemClock();
  private final MidiEngine midi;
  private volatile AudioOutput output;
  private volatile AudioLoop loop;
  private volatile boolean running = true;
  private volatile String hopeless;

  /**
   * Opens the port and starts all threads; the first period is rendered before this returns or very
   * soon after.
   *
   * @throws IOException when the lane cannot be mapped
   */
  public EngineProcess(EngineOptions options) throws IOException {
    this(options, new AlsaMidi(new SystemClock()), null);
  }

  /**
   * As the other, on other cables.
   *
   * @param sent takes when each MIDI message was due and when it was sent; may be null
   */
  public EngineProcess(EngineOptions options, MidiBackend cables, SpscRing sent)
      throws IOException {
    this.options = options;
    // Beside what follows: a restarted engine has half a second.
    Thread tables = new Thread(Processors::prepareTables, "tables");
    tables.setDaemon(true);
    tables.start();
    lane = Lane.open(options.lane());
    EngineState predecessor = EngineState.read(lane.state());
    long generation = lane.announceEngine();
    midi =
        new MidiEngine(
            options.rate(),
            cables,
            options.midi(),
            lane.openNotes(),
            new SystemClock(),
            sent,
            options.cpu(),
            sentence -> System.err.println("ngoma: " + sentence));
    Engine engine = new Engine(options.rate(), lane, midi.out(), midi.in());
    Loader loader =
        new Loader(
            options.rate(),
            lane,
            engine,
            generation,
            options.samples(),
            sentence -> System.err.println("ngoma: " + sentence));
    loaderThread = new Thread(() -> load(loader), "loader");
    loaderThread.setDaemon(true);
    loaderThread.start();

    WarmUp.run(options.rate(), clock, WARM_UP_NANOS, lane.kinds());
    audioThread = new Thread(() -> play(engine, predecessor), "audio");
    audioThread.start();
  }

  private void play(Engine engine, EngineState predecessor) {
    RtRequest wanted = RtRequest.fifo("audio", AUDIO_PRIORITY).withLockedMemory();
    List<RtNotice> refused =
        RtRights.apply(options.cpu() < 0 ? wanted : wanted.onCpus(1L << options.cpu()));
    synchronized (notices) {
      notices.addAll(refused);
    }
    StreamFormat format = options.format(refused.isEmpty());
    AudioOutput out =
        new AudioOutput(
            new AlsaBackend(clock),
            options.device(),
            format,
            new NullPort(format, clock),
            options.input());
    lane.publishPort(out.openFirst());
    lane.publishInput(out.input());
    if (out.refusal() != null && options.named() && lane.engineGeneration() == 1) {
      hopeless = out.refusal();
      return;
    }
    output = out;
    AudioLoop endless = new AudioLoop(engine, lane, out.ports(), clock, predecessor);
    loop = endless;
    if (running) {
      endless.run();
    }
  }

  private void load(Loader loader) {
    NanoClock idle = new SystemClock();
    Processors.prepareTables();
    while (running) {
      if (!loader.poll()) {
        idle.sleepUntil(idle.nanoTime() + LOADER_IDLE_NANOS);
      }
    }
  }

  /** Rights that were asked for and not given, each once. */
  public List<RtNotice> takeNotices() {
    synchronized (notices) {
      List<RtNotice> taken = List.copyOf(notices);
      notices.clear();
      return taken;
    }
  }

  /**
   * Why it will never play, or null: the device that was named cannot be opened. Only the first
   * engine of a box says so; later ones wait for the device, as it was there once.
   */
  public String hopeless() {
    return hopeless;
  }

  /** Looks after cards and figures; call it a few times a second. Thread: device. */
  public void tend() {
    AudioOutput open = output;
    String change = open == null ? null : open.tend();
    if (change != null) {
      lane.publishPort(change);
      lane.publishInput(open.input());
    }
    if (loop != null && options.midi() != null) {
      // The sound comes first.
      midi.tend();
    }
    if (options.measure()) {
      lane.publishMemory(audioBytes(), collections());
    }
  }

  private long audioBytes() {
    return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
        .getThreadAllocatedBytes(audioThread.threadId());
  }

  private static long collections() {
    long sum = 0;
    for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
      sum += collector.getCollectionCount();
    }
    return sum;
  }

  /** Fades out, plays out and closes, in well under 300 ms. */
  public void stop() {
    running = false;
    AudioLoop playing = loop;
    if (playing != null) {
      playing.stop();
    }
    try {
      audioThread.join(250);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    midi.stop();
    if (!audioThread.isAlive() && output != null) {
      output.close();
    }
  }
}
