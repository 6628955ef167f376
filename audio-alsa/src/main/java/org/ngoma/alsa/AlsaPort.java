package org.ngoma.alsa;

import java.util.Optional;
import org.ngoma.hal.audio.AudioException;
import org.ngoma.hal.audio.AudioPort;
import org.ngoma.hal.audio.PeriodGrid;
import org.ngoma.hal.audio.SampleEncoder;
import org.ngoma.hal.audio.StreamFormat;
import org.ngoma.hal.rt.NanoClock;
import org.ngoma.hal.rt.RealTime;

/**
 * One sound card for the audio thread: what it plays, and what it hears where that is wanted.
 *
 * <p>Before the device starts, and after each time it ran dry, all of its buffer but one period is
 * filled with silence; the next write starts it. So the delay from a write to the air is always the
 * whole buffer.
 */
final class AlsaPort implements AudioPort {

  private static final long NANOS_A_SECOND = 1_000_000_000L;

  /** A card that gives no room for this long is started again; after the second time it is lost. */
  private static final long STALL_NANOS = NANOS_A_SECOND / 2;

  private static final int POLL_MILLIS = 100;

  /** How long a card may take to wake from suspend. */
  private static final long RESUME_NANOS = 2 * NANOS_A_SECOND;

  private static final long RETRY_NANOS = NANOS_A_SECOND / 100;

  /** Which part of a late wake-up moves the grid: 1/64 follows a device's clock, not its jitter. */
  private static final int STEER_SHIFT = 6;

  private final String name;
  private final Pcm pcm;
  private final NanoClock clock;
  private final StreamFormat format;
  private final int periodFrames;
  private final int silentPeriods;
  private final int roomFrames;
  private final SampleEncoder encoder;
  private final SampleEncoder silence;
  private final long encodedAddress;
  private final long silenceAddress;
  private final PeriodGrid grid;

  private AlsaInput input;
  private String inputRefusal;

  private boolean running;
  private boolean lost;
  private int stalls;

  /** Frames handed over since playing began, silence included. */
  private long writtenFrames;

  /** Of these, what had been played when the input began, and how often it had begun by then. */
  private long inputOrigin;

  private long inputBeginnings;

  /**
   * @param pcm open and set up with {@code layout}; closed here
   */
  AlsaPort(String name, Pcm pcm, PcmLayout layout, NanoClock clock) throws AudioException {
    this.name = name;
    this.pcm = pcm;
    this.clock = clock;
    format = layout.format();
    periodFrames = format.periodFrames();
    silentPeriods = format.periods() - 1;
    roomFrames = layout.roomFrames();
    encoder = new SampleEncoder(format.sample(), periodFrames);
    silence = new SampleEncoder(format.sample(), periodFrames);
    encodedAddress = NativeCell.addressOf(encoder.bytes());
    silenceAddress = NativeCell.addressOf(silence.bytes());
    grid = new PeriodGrid(format);
    int error = fillWithSilence();
    if (error < 0) {
      throw AlsaErrors.refusedFirstFrames(name, error);
    }
  }

  /** Listens as well, from the first period on. Before the audio thread has it. */
  AlsaPort hearing(AlsaInput side) {
    input = side;
    return this;
  }

  /** Does not listen, and says why. Before the audio thread has it. */
  AlsaPort deaf(String reason) {
    inputRefusal = reason;
    return this;
  }

  @Override
  @RealTime
  public boolean read(float[] left, float[] right) {
    if (input == null || !running || lost) {
      return false;
    }
    boolean heard = input.read(left, right);
    if (input.beginnings() != inputBeginnings) {
      // It broke and began anew in the midst of playing, with all but one period still to be heard.
      inputBeginnings = input.beginnings();
      inputOrigin = writtenFrames - (long) silentPeriods * periodFrames;
    }
    return heard;
  }

  /** Both sides began together, so what was played and what was taken since tell it. */
  @Override
  @RealTime
  public long inputLagFrames() {
    return input == null ? 0 : writtenFrames - inputOrigin - (input.takenFrames() - periodFrames);
  }

  @Override
  public Optional<String> inputRefusal() {
    return Optional.ofNullable(inputRefusal);
  }

  @Override
  public StreamFormat format() {
    return format;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  @RealTime
  public int await() {
    if (lost) {
      return LOST;
    }
    if (!running) {
      grid.anchor(clock.nanoTime());
      return OK;
    }
    long available = pcm.availableFrames();
    if (available >= roomFrames) {
      return OK;
    }
    long giveUp = clock.nanoTime() + STALL_NANOS;
    while (available >= 0 && available < roomFrames) {
      int ready = pcm.await(POLL_MILLIS);
      available = ready < 0 && ready != -Errno.EINTR ? ready : pcm.availableFrames();
      if (available >= 0 && available < roomFrames && clock.nanoTime() >= giveUp) {
        return stalled();
      }
    }
    if (available < 0) {
      return recover((int) available);
    }
    stalls = 0;
    steer(available);
    return OK;
  }

  @Override
  @RealTime
  public int write(float[] left, float[] right) {
    if (lost) {
      return LOST;
    }
    encoder.encode(left, right, periodFrames);
    int answer = OK;
    int error = writeFrames(encodedAddress);
    if (error < 0) {
      answer = recover(error);
      error = answer == LOST ? error : writeFrames(encodedAddress);
    }
    if (error < 0) {
      return lose();
    }
    if (!running) {
      start();
    }
    grid.next();
    return answer;
  }

  /**
   * A grid of ideal periods, held to the device's clock: a wake-up earlier than the grid moves it
   * there at once, a later one by 1/64 of its lateness. So it stands at the best wake-ups, and what
   * lies behind it is scheduling and not drift.
   */
  @Override
  @RealTime
  public long dueNanos() {
    return grid.dueNanos();
  }

  /** Waits for what is queued, but no longer than it takes to play. */
  @Override
  public void close() {
    if (!lost && running) {
      pcm.drain();
      long end = clock.nanoTime() + (format.periods() + 1) * format.periodNanos() + RETRY_NANOS;
      while (pcm.state() == Asound.STATE_DRAINING && clock.nanoTime() < end) {
        clock.sleepUntil(clock.nanoTime() + format.periodNanos() / 2);
      }
    }
    lost = true;
    pcm.drop();
    pcm.close();
    if (input != null) {
      input.close();
    }
  }

  private void steer(long available) {
    long sinceRoomNanos = (available - roomFrames) * NANOS_A_SECOND / format.rate();
    long late = clock.nanoTime() - sinceRoomNanos - grid.dueNanos();
    grid.shift(late < 0 ? late : late >> STEER_SHIFT);
  }

  private void start() {
    // Some plug-ins do not heed the start threshold.
    if (pcm.state() == Asound.STATE_PREPARED) {
      pcm.start();
    }
    running = true;
    grid.anchor(clock.nanoTime());
    if (input != null) {
      input.start();
      inputOrigin = 0;
      inputBeginnings = input.beginnings();
    }
  }

  /** Hands over one period. */
  private int writeFrames(long address) {
    int done = 0;
    long giveUp = clock.nanoTime() + STALL_NANOS;
    while (done < periodFrames) {
      long at = address + (long) done * encoder.frameBytes();
      long written = pcm.write(at, periodFrames - done);
      if (written == -Errno.EAGAIN || written == 0) {
        int ready = pcm.await(POLL_MILLIS);
        written = ready < 0 ? ready : 0;
      }
      if (written < 0 && written != -Errno.EINTR) {
        return (int) written;
      }
      done += (int) Math.max(0, written);
      if (done < periodFrames && clock.nanoTime() >= giveUp) {
        return -Errno.EAGAIN;
      }
    }
    writtenFrames += periodFrames;
    return 0;
  }

  private int stalled() {
    stalls++;
    return stalls > 1 ? lose() : restart(XRUN);
  }

  private int recover(int error) {
    if (error == -Errno.EPIPE) {
      return restart(XRUN);
    }
    if (error == -Errno.ESTRPIPE) {
      return resume();
    }
    return error == -Errno.EAGAIN ? stalled() : lose();
  }

  private int resume() {
    long giveUp = clock.nanoTime() + RESUME_NANOS;
    int error = pcm.resume();
    while (error == -Errno.EAGAIN && clock.nanoTime() < giveUp) {
      clock.sleepUntil(clock.nanoTime() + RETRY_NANOS);
      error = pcm.resume();
    }
    // What was queued before the sleep is stale, and not every card can resume: start afresh.
    return error == -Errno.ENODEV ? lose() : restart(SUSPENDED);
  }

  private int restart(int answer) {
    running = false;
    writtenFrames = 0;
    pcm.drop();
    if (pcm.prepare() < 0 || fillWithSilence() < 0) {
      return lose();
    }
    grid.anchor(clock.nanoTime());
    return answer;
  }

  private int fillWithSilence() {
    for (int i = 0; i < silentPeriods; i++) {
      int error = writeFrames(silenceAddress);
      if (error < 0) {
        return error;
      }
    }
    return 0;
  }

  private int lose() {
    lost = true;
    return LOST;
  }
}
