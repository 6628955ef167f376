package org.ngoma.sequencer.play.midi;

import org.ngoma.hal.rt.RealTime;
import org.ngoma.sequencer.play.Player;

/**
 * What one port's devices hear of the song's time: 24 pulses a beat, start, stop, continue and
 * where.
 *
 * <p>Pulses lie on the song's own ticks, so the other device stands where the song stands, whatever
 * was done to tempo and position. One that is to hear them early gets those of a song that is that
 * much ahead; what it missed at the start it gets in quick succession. A song that goes on in the
 * midst of a sixteenth is followed from the next one on, as positions know no finer.
 *
 * <p>Thread: {@code audio}.
 */
public final class ClockOut {

  private static final int CLOCK = 0xf8;
  private static final int START = 0xfa;
  private static final int CONTINUE = 0xfb;
  private static final int STOP = 0xfc;
  private static final int SONG_POSITION = 0xf2;
  private static final int MOST_SIXTEENTHS = 0x3fff;

  private static final int PULSE = 40;
  private static final int SIXTEENTH = 240;

  private static final double TICK_NOISE = 1e-6;

  /** Between pulses that make up for missed ones, in seconds: any device can follow that. */
  private static final double HURRY = 0.0015;

  private final int port;
  private final double rate;
  private final ClockSink sink;

  private boolean wanted;
  private boolean always;
  private double offsetFrames;

  private long loopStart;
  private long loopTicks;

  private boolean playing;

  /** Whether the other device is told to play, rather than waiting for the next sixteenth. */
  private boolean running;

  private double continueAt;

  /** Next pulse, in ticks of the song. */
  private double next;

  /** Where the song that is ahead stood at the end of the last quantum. */
  private double stood;

  /** Ticks since the last pulse while the song stands. */
  private double idle;

  public ClockOut(int port, int sampleRate, ClockSink sink) {
    this.port = port;
    this.sink = sink;
    rate = sampleRate;
  }

  /**
   * @param wanted whether the port gets a clock at all
   * @param always whether also while the song stands
   * @param offsetMillis how much later than the sound, below 0 for earlier
   */
  @RealTime
  public void set(boolean wanted, boolean always, double offsetMillis) {
    if (this.wanted && !wanted && playing) {
      send(0, STOP, 0);
    }
    if (!wanted) {
      playing = false;
    }
    this.wanted = wanted;
    this.always = always;
    offsetFrames = offsetMillis * rate / 1000;
  }

  /** Where the song's loop begins and ends; both 0 without one. */
  @RealTime
  public void loop(long startTick, long endTick) {
    loopStart = startTick;
    loopTicks = endTick - startTick;
  }

  /**
   * Sends what is due in a quantum that the player has just gone through.
   *
   * @param played whether the song played at its start
   * @param tick where the song stood at its start
   * @param moved whether the song was sent to another position right before it
   * @param frames of the quantum
   */
  @RealTime
  public void advance(Player player, boolean played, double tick, boolean moved, int frames) {
    if (!wanted) {
      return;
    }
    double ticksAFrame = player.bpm() * 16 / rate;
    if (playing && (!played || moved)) {
      send(0, STOP, 0);
      playing = false;
      running = false;
      idle = 0;
    }
    if (!played) {
      stand(ticksAFrame, frames);
      return;
    }
    double stands = player.tickAhead(ahead());
    if (!playing) {
      begin(tick, ticksAFrame);
    } else if (loopTicks > 0 && stood - stands > loopTicks / 2.0) {
      comeRound(stands, ticksAFrame, frames);
    }
    if (stands > stood) {
      pulses(stands, frames);
    }
    // A song that got slower is less far ahead: nothing is sent until it is there again.
    stood = stands;
  }

  /** Frames by which the song that is sent is ahead. */
  @RealTime
  private long ahead() {
    return offsetFrames < 0 ? Math.round(-offsetFrames) : 0;
  }

  @RealTime
  private void stand(double ticksAFrame, int frames) {
    if (!always) {
      return;
    }
    double before = idle;
    idle += ticksAFrame * frames;
    if (idle >= PULSE) {
      send((PULSE - before) / ticksAFrame, CLOCK, 0);
      idle -= PULSE;
    }
  }

  @RealTime
  private void begin(double tick, double ticksAFrame) {
    playing = true;
    next = Math.ceil((tick - TICK_NOISE) / PULSE) * PULSE;
    double sixteenth = Math.ceil((tick - TICK_NOISE) / SIXTEENTH);
    continueAt = sixteenth * SIXTEENTH;
    running = sixteenth == 0;
    if (running) {
      send(0, START, 0);
    } else {
      send(0, SONG_POSITION, (int) Math.min(MOST_SIXTEENTHS, sixteenth));
    }
    catchUp(tick + ahead() * ticksAFrame);
  }

  /** Sends what should have been sent before the song was started. */
  @RealTime
  private void catchUp(double until) {
    stood = until;
    double at = 0;
    for (; next < until - TICK_NOISE; next += PULSE) {
      at += pulse(at) ? HURRY * rate : 0;
    }
  }

  /** The loop is at its start again, which its end is as well. */
  @RealTime
  private void comeRound(double stands, double ticksAFrame, int frames) {
    for (; next < loopStart + loopTicks - TICK_NOISE; next += PULSE) {
      pulse(Math.max(0, (next - stood) / ticksAFrame));
    }
    next = Math.ceil((double) loopStart / PULSE) * PULSE;
    stood = stands - ticksAFrame * frames;
  }

  @RealTime
  private void pulses(double stands, int frames) {
    double share = frames / (stands - stood);
    for (; next < stands - TICK_NOISE; next += PULSE) {
      pulse(Math.max(0, (next - stood) * share));
    }
  }

  /**
   * @return whether anything was sent
   */
  @RealTime
  private boolean pulse(double frames) {
    if (!running && next >= continueAt - TICK_NOISE) {
      send(frames, CONTINUE, 0);
      running = true;
    }
    if (running || always) {
      send(frames, CLOCK, 0);
      return true;
    }
    return false;
  }

  @RealTime
  private void send(double frames, int status, int value) {
    sink.clock(port, frames + Math.max(0, offsetFrames), status, value);
  }
}
