package org.ngoma.instruments.sound;

import java.util.Arrays;
import org.ngoma.hal.rt.RealTime;
import org.ngoma.instruments.dsp.FastMath;
import org.ngoma.sequencer.model.Project;

/**
 * Where all tracks come together: faders, pans, two sends into delay and reverb, and the limiter
 * that the mix leaves through.
 *
 * <p>Thread: audio, but for the constructor. A track whose instrument goes out of all bounds is
 * silenced, reset and counted; the others go on. Indices of tracks and parameters that do not exist
 * are ignored.
 */
public final class Mixer {

  private static final double FADE_MS = 5;
  private static final float METER_DB_PER_SECOND = 24;

  /** Energy of a block beyond all music, 120 dB over full scale: a filter has run away. */
  private static final float ABSURD = 1e12f;

  private final Strip[] strips = new Strip[Project.MAX_TRACKS];
  private final Strip[] before = new Strip[Project.MAX_TRACKS];

  /** Strips taken away that still fade. */
  private final Strip[] leaving = new Strip[Project.MAX_TRACKS];

  private final Delay delay = new Delay();
  private final Reverb reverb = new Reverb();
  private final Limiter limiter = new Limiter();
  private final int fadeBlocks;
  private final float meterKept;

  private final float[] trackLeft = new float[Block.FRAMES];
  private final float[] trackRight = new float[Block.FRAMES];
  private final float[] mixLeft = new float[Block.FRAMES];
  private final float[] mixRight = new float[Block.FRAMES];
  private final float[] delayLeft = new float[Block.FRAMES];
  private final float[] delayRight = new float[Block.FRAMES];
  private final float[] reverbLeft = new float[Block.FRAMES];
  private final float[] reverbRight = new float[Block.FRAMES];

  private int count;
  private int leavingCount;

  /** Blocks of the global fade still heard: 0 is silence, {@link #fadeBlocks} all. */
  private int fade;

  private boolean fadingIn = true;
  private float peakLeft;
  private float peakRight;
  private long notFinite;

  /** A mixer without tracks. */
  public Mixer(int sampleRate) {
    delay.prepare(sampleRate);
    reverb.prepare(sampleRate);
    limiter.prepare(sampleRate);
    fadeBlocks = (int) Math.ceil(FADE_MS * sampleRate / (1000.0 * Block.FRAMES));
    fade = fadeBlocks;
    meterKept = FastMath.dbToGain(-METER_DB_PER_SECOND * Block.FRAMES / sampleRate);
  }

  /** Frames by which the output lags the notes. */
  public int latencyFrames() {
    return limiter.latencyFrames();
  }

  /**
   * Puts these strips in the place of the present ones. A strip that stays goes on sounding, one
   * that is gone fades out within 7 ms.
   *
   * @param coming no strip twice; the array is not kept
   * @param count how many of them, at most {@link Project#MAX_TRACKS}
   */
  @RealTime
  public void strips(Strip[] coming, int count) {
    int countBefore = this.count;
    System.arraycopy(strips, 0, before, 0, countBefore);
    forget(strips, countBefore);
    System.arraycopy(coming, 0, strips, 0, count);
    this.count = count;
    for (int i = 0; i < countBefore; i++) {
      if (!holds(strips, count, before[i])) {
        leave(before[i]);
      }
    }
    forget(before, countBefore);
    int stillLeaving = 0;
    for (int i = 0; i < leavingCount; i++) {
      Strip strip = leaving[i];
      if (!holds(strips, count, strip)) {
        leaving[stillLeaving++] = strip;
      }
    }
    forgetLeaving(stillLeaving);
    aimAll();
  }

  /** The instrument of a track. */
  @RealTime
  public Instrument instrument(int strip) {
    return strips[strip].instrument;
  }

  /** Sets a row of the table of the strip's instrument. */
  @RealTime
  public void setInstrument(int strip, int param, float value) {
    if (strip < count && param < strips[strip].instrument.params().size()) {
      strips[strip].instrument.set(param, value);
    }
  }

  /** Sets a row of {@link ChannelTable}. */
  @RealTime
  public void setChannel(int strip, int param, float value) {
    if (strip >= count || param >= ChannelTable.TABLE.size() || !strips[strip].set(param, value)) {
      return;
    }
    if (param == ChannelTable.SOLO) {
      aimAll();
    } else {
      strips[strip].aim(!othersSolo(strips[strip]));
    }
  }

  /** Sets a row of {@link SongTable}. */
  @RealTime
  public void setSong(int param, float value) {
    if (param < SongTable.REVERB) {
      delay.set(param - SongTable.DELAY, value);
    } else if (param < SongTable.MASTER) {
      reverb.set(param - SongTable.REVERB, value);
    } else if (param < SongTable.TABLE.size()) {
      limiter.set(param - SongTable.MASTER, value);
    }
  }

  /** Lets all sound fade out within 6 ms. */
  @RealTime
  public void fadeOut() {
    fadingIn = false;
  }

  /** Lets all sound fade in again. */
  @RealTime
  public void fadeIn() {
    fadingIn = true;
  }

  /** Whether a {@link #fadeOut} has come to its end. */
  @RealTime
  public boolean fadedOut() {
    return fade == 0 && !fadingIn;
  }

  /** Silences everything at once; knobs stay. */
  @RealTime
  public void reset() {
    for (int i = 0; i < count; i++) {
      strips[i].reset();
    }
    forgetLeaving(0);
    delay.reset();
    reverb.reset();
    limiter.reset();
    peakLeft = 0;
    peakRight = 0;
  }

  /** Peak of a track behind its fader, falling back slowly; 1 is full scale. */
  @RealTime
  public float peak(int strip) {
    return strips[strip].peak();
  }

  /** Sample peak of the left output, falling back slowly; 1 is full scale. */
  @RealTime
  public float masterPeakLeft() {
    return peakLeft;
  }

  /** Sample peak of the right output, falling back slowly; 1 is full scale. */
  @RealTime
  public float masterPeakRight() {
    return peakRight;
  }

  /** How often a track or an effect was silenced because it was not finite. */
  @RealTime
  public long notFinite() {
    return notFinite;
  }

  /**
   * Renders one block of {@link Block#FRAMES} frames.
   *
   * @param left written from index {@code at} on
   * @param right likewise
   */
  @RealTime
  public void process(Block block, float[] left, float[] right, int at) {
    Arrays.fill(mixLeft, 0);
    Arrays.fill(mixRight, 0);
    Arrays.fill(delayLeft, 0);
    Arrays.fill(delayRight, 0);
    Arrays.fill(reverbLeft, 0);
    Arrays.fill(reverbRight, 0);
    for (int i = 0; i < count; i++) {
      render(block, strips[i]);
    }
    for (int i = leavingCount - 1; i >= 0; i--) {
      render(block, leaving[i]);
      if (!leaving[i].moving()) {
        leaving[i] = leaving[leavingCount - 1];
        forgetLeaving(leavingCount - 1);
      }
    }
    delay.process(block, delayLeft, delayRight);
    mixIn(delay, delayLeft, delayRight);
    reverb.process(block, reverbLeft, reverbRight);
    mixIn(reverb, reverbLeft, reverbRight);
    limiter.process(block, mixLeft, mixRight);
    giveOut(left, right, at);
  }

  @RealTime
  private void render(Block block, Strip strip) {
    strip.advance();
    if (!strip.instrument.process(block, trackLeft, trackRight)) {
      strip.arrive();
      strip.meter(0);
      return;
    }
    if (!sane(trackLeft, trackRight)) {
      strip.reset();
      notFinite++;
      return;
    }
    strip.meter(strip.moving() ? mixMoving(strip) : mixResting(strip));
  }

  /** Adds a track whose gains stand still; returns its peak. */
  @RealTime
  private float mixResting(Strip strip) {
    float peak = 0;
    float leftGain = strip.left;
    float rightGain = strip.right;
    for (int i = 0; i < Block.FRAMES; i++) {
      float l = trackLeft[i] * leftGain;
      float r = trackRight[i] * rightGain;
      trackLeft[i] = l;
      trackRight[i] = r;
      mixLeft[i] += l;
      mixRight[i] += r;
      float higher = Math.abs(l) > Math.abs(r) ? Math.abs(l) : Math.abs(r);
      peak = higher > peak ? higher : peak;
    }
    if (strip.delay > 0) {
      send(strip.delay, 0, delayLeft, delayRight);
    }
    if (strip.reverb > 0) {
      send(strip.reverb, 0, reverbLeft, reverbRight);
    }
    return peak;
  }

  /** Adds a track whose gains move; returns its peak. */
  @RealTime
  private float mixMoving(Strip strip) {
    float peak = 0;
    for (int i = 0; i < Block.FRAMES; i++) {
      float l = trackLeft[i] * (strip.left + i * strip.leftStep);
      float r = trackRight[i] * (strip.right + i * strip.rightStep);
      trackLeft[i] = l;
      trackRight[i] = r;
      mixLeft[i] += l;
      mixRight[i] += r;
      float higher = Math.abs(l) > Math.abs(r) ? Math.abs(l) : Math.abs(r);
      peak = higher > peak ? higher : peak;
    }
    send(strip.delay, strip.delayStep, delayLeft, delayRight);
    send(strip.reverb, strip.reverbStep, reverbLeft, reverbRight);
    return peak;
  }

  @RealTime
  private void send(float gain, float step, float[] busLeft, float[] busRight) {
    for (int i = 0; i < Block.FRAMES; i++) {
      float g = gain + i * step;
      busLeft[i] += trackLeft[i] * g;
      busRight[i] += trackRight[i] * g;
    }
  }

  @RealTime
  private void mixIn(Effect effect, float[] left, float[] right) {
    if (!sane(left, right)) {
      effect.reset();
      notFinite++;
      return;
    }
    for (int i = 0; i < Block.FRAMES; i++) {
      mixLeft[i] += left[i];
      mixRight[i] += right[i];
    }
  }

  /** False for NaN, infinity and anything near it: their squares never add up to a small number. */
  @RealTime
  private static boolean sane(float[] left, float[] right) {
    float energy = 0;
    for (int i = 0; i < Block.FRAMES; i++) {
      energy += left[i] * left[i] + right[i] * right[i];
    }
    return energy < ABSURD;
  }

  @RealTime
  private void giveOut(float[] left, float[] right, int at) {
    float from = (float) fade / fadeBlocks;
    fade = Math.max(0, Math.min(fadeBlocks, fade + (fadingIn ? 1 : -1)));
    float step = ((float) fade / fadeBlocks - from) / Block.FRAMES;
    float highestLeft = 0;
    float highestRight = 0;
    for (int i = 0; i < Block.FRAMES; i++) {
      float gain = from + i * step;
      float l = mixLeft[i] * gain;
      float r = mixRight[i] * gain;
      left[at + i] = l;
      right[at + i] = r;
      highestLeft = Math.max(highestLeft, Math.abs(l));
      highestRight = Math.max(highestRight, Math.abs(r));
    }
    peakLeft = fallen(highestLeft, peakLeft);
    peakRight = fallen(highestRight, peakRight);
  }

  @RealTime
  private float fallen(float highest, float shown) {
    float falling = shown * meterKept;
    return Math.max(highest, falling < 1e-6f ? 0 : falling);
  }

  @RealTime
  private void leave(Strip strip) {
    if (leavingCount == leaving.length) {
      // The one that has faded longest makes room.
      System.arraycopy(leaving, 1, leaving, 0, leavingCount - 1);
      leavingCount--;
    }
    leaving[leavingCount++] = strip;
    strip.aim(false);
  }

  /** Keeps nothing alive that has gone. */
  @RealTime
  private static void forget(Strip[] gone, int count) {
    for (int i = 0; i < count; i++) {
      gone[i] = null;
    }
  }

  @RealTime
  private void forgetLeaving(int still) {
    for (int i = still; i < leavingCount; i++) {
      leaving[i] = null;
    }
    leavingCount = still;
  }

  @RealTime
  private void aimAll() {
    boolean anySolo = false;
    for (int i = 0; i < count; i++) {
      anySolo |= strips[i].soloed();
    }
    for (int i = 0; i < count; i++) {
      strips[i].aim(!anySolo || strips[i].soloed());
    }
  }

  @RealTime
  private boolean othersSolo(Strip strip) {
    if (strip.soloed()) {
      return false;
    }
    for (int i = 0; i < count; i++) {
      if (strips[i].soloed()) {
        return true;
      }
    }
    return false;
  }

  @RealTime
  private static boolean holds(Strip[] strips, int count, Strip strip) {
    for (int i = 0; i < count; i++) {
      if (strips[i] == strip) {
        return true;
      }
    }
    return false;
  }
}
