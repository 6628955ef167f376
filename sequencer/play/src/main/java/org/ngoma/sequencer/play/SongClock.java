package org.ngoma.sequencer.play;

import org.ngoma.hal.rt.RealTime;
import org.ngoma.sequencer.model.Ppqn;

/**
 * Which song tick falls on which frame: an anchor and a pure function, so that nothing adds up over
 * quanta nor over loops. Thread: {@code audio}.
 *
 * <p>Invariant that the player builds on: a tick lasts more than 2 frames at every tempo, because
 * the sample rate is at least {@link #MIN_RATE}; different ticks have different frames.
 */
final class SongClock {

  /** 999 BPM are 15,984 ticks a second. */
  static final int MIN_RATE = 32_000;

  /** Frame of what never comes. */
  static final long NEVER = Long.MAX_VALUE;

  /** Ticks that a position given in floating point may be off. */
  private static final double TICK_NOISE = 1e-6;

  private final double rate;
  private TempoMap tempo;

  /** Seconds of a tick while somebody else's tempo is followed, else 0. */
  private double followed;

  private long anchorFrame;
  private double anchorSeconds;
  private long anchorFirstTick;
  private boolean looping;
  private long loopStart;
  private long loopEnd;
  private double loopStartSeconds;
  private double loopSeconds;
  private double passedSeconds;
  private long passes;

  SongClock(int sampleRate, TempoMap tempo) {
    ScoreCheck.sampleRate(sampleRate);
    rate = sampleRate;
    this.tempo = tempo;
  }

  /** First whole tick at or behind a position. */
  @RealTime
  static long ceil(double tick) {
    return (long) Math.ceil(tick - TICK_NOISE);
  }

  /**
   * Puts {@code tick} on {@code frame} and ends the loop.
   *
   * @param firstTick first tick that is still to be played
   */
  @RealTime
  void anchor(TempoMap newTempo, long frame, double tick, long firstTick) {
    tempo = newTempo;
    anchorFrame = frame;
    anchorSeconds = secondsAt(tick);
    anchorFirstTick = firstTick;
    looping = false;
    passes = 0;
    passedSeconds = 0;
  }

  /**
   * Has everything pass at one tempo, whatever the song says; 0 for the song's own. Only right
   * before {@link #anchor}.
   */
  @RealTime
  void follow(double bpm) {
    followed = bpm > 0 ? 60 / (bpm * Ppqn.TICKS) : 0;
  }

  @RealTime
  private double secondsAt(double tick) {
    return followed > 0 ? tick * followed : tempo.secondsAt(tick);
  }

  @RealTime
  private double ticksIn(double seconds) {
    return followed > 0 ? seconds / followed : tempo.tickAt(seconds);
  }

  /** Where the song will stand at a frame, however often the loop comes round until then. */
  @RealTime
  double predict(long frame) {
    long jump = jumpFrame();
    if (frame < jump) {
      return tickAt(frame);
    }
    double passes = (frame - jump) / rate / loopSeconds;
    return ticksIn(loopStartSeconds + (passes - Math.floor(passes)) * loopSeconds);
  }

  /** From now on {@code end} is followed by {@code start}. Only right behind {@link #anchor}. */
  @RealTime
  void loop(long start, long end) {
    looping = true;
    loopStart = start;
    loopEnd = end;
    loopStartSeconds = secondsAt(start);
    loopSeconds = secondsAt(end) - loopStartSeconds;
  }

  /** Frame at which this tick begins, in the current pass of the loop. */
  @RealTime
  long frameOf(double tick) {
    return frameOfSeconds(secondsAt(tick) + passedSeconds);
  }

  /** Frame at which the loop goes back to its start, {@link #NEVER} without one. */
  @RealTime
  long jumpFrame() {
    return looping ? frameOfSeconds(loopStartSeconds + (passes + 1) * loopSeconds) : NEVER;
  }

  @RealTime
  private long frameOfSeconds(double seconds) {
    return anchorFrame + Math.round((seconds - anchorSeconds) * rate);
  }

  /** The loop goes back to its start. */
  @RealTime
  void jump() {
    passes++;
    passedSeconds = passes * loopSeconds;
  }

  /** Position at a frame; at the jump itself it is the loop's start already. */
  @RealTime
  double tickAt(long frame) {
    if (frame >= jumpFrame()) {
      return loopStart;
    }
    double tick = ticksIn((frame - anchorFrame) / rate + anchorSeconds - passedSeconds);
    return passes > 0 ? Math.max(loopStart, tick) : tick;
  }

  /** First whole tick that begins at or behind a frame, which lies before the next jump. */
  @RealTime
  long firstTickFrom(long frame) {
    if (frame == anchorFrame && passes == 0) {
      return anchorFirstTick;
    }
    long tick = (long) Math.ceil(tickAt(frame));
    while (frameOf(tick - 1) >= frame) {
      tick--;
    }
    while (frameOf(tick) < frame) {
      tick++;
    }
    return tick;
  }

  @RealTime
  boolean looping() {
    return looping;
  }

  @RealTime
  boolean loopsBetween(long start, long end) {
    return looping && loopStart == start && loopEnd == end;
  }
}
