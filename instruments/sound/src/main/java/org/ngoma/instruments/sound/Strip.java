package org.ngoma.instruments.sound;

import org.ngoma.hal.rt.RealTime;
import org.ngoma.instruments.dsp.FastMath;
import org.ngoma.sequencer.model.TrackKind;

/**
 * One track in the mixer: its instrument and how much of it goes where.
 *
 * <p>Built by {@link #create} on any thread; from the moment that the mixer has it, the audio
 * thread owns it. The four gains move to where the knobs want them in a straight line over {@value
 * #RAMP_MS} ms, which is what keeps fader, mute and solo from clicking.
 */
public final class Strip {

  private static final double RAMP_MS = 7;
  private static final float OFF_DB = -60;

  /** Falls back by so much when the sound has gone. */
  private static final float METER_DB_PER_SECOND = 24;

  final Instrument instrument;

  /** Gain at the start of this block, of the left and right side and of both sends. */
  float left;

  float right;
  float delay;
  float reverb;

  /** Change from frame to frame within this block. */
  float leftStep;

  float rightStep;
  float delayStep;
  float reverbStep;

  private final float[] values = new float[ChannelTable.TABLE.size()];
  private final int rampBlocks;
  private final float meterKept;
  private float leftAim;
  private float rightAim;
  private float delayAim;
  private float reverbAim;
  private int blocksLeft;
  private boolean fresh = true;
  private float peak;

  private Strip(Instrument instrument, int sampleRate) {
    this.instrument = instrument;
    rampBlocks = (int) Math.ceil(RAMP_MS * sampleRate / (1000.0 * Block.FRAMES));
    meterKept = FastMath.dbToGain(-METER_DB_PER_SECOND * Block.FRAMES / sampleRate);
    for (int row = 0; row < values.length; row++) {
      values[row] = (float) ChannelTable.TABLE.get(row).defaultValue();
    }
  }

  /**
   * Builds a strip; never on the audio thread.
   *
   * @param sampleRate in Hz
   * @param instrumentValues in the order of the instrument's table
   * @param channelValues in the order of {@link ChannelTable}
   */
  public static Strip create(
      TrackKind kind, int sampleRate, float[] instrumentValues, float[] channelValues) {
    return of(Processors.create(kind), sampleRate, instrumentValues, channelValues);
  }

  static Strip of(
      Instrument instrument, int sampleRate, float[] instrumentValues, float[] channelValues) {
    instrument.prepare(sampleRate);
    for (int row = 0; row < instrumentValues.length; row++) {
      instrument.set(row, instrumentValues[row]);
    }
    Strip strip = new Strip(instrument, sampleRate);
    System.arraycopy(channelValues, 0, strip.values, 0, channelValues.length);
    return strip;
  }

  /** Sets one row of {@link ChannelTable}, heard after the next {@link #aim}; false if it stood. */
  @RealTime
  boolean set(int row, float value) {
    boolean changed = values[row] != value;
    values[row] = value;
    return changed;
  }

  @RealTime
  boolean soloed() {
    return values[ChannelTable.SOLO] >= 0.5f;
  }

  /**
   * Lets the gains move to where the knobs are.
   *
   * @param audible false when the strip leaves the mixer or another one is soloed
   */
  @RealTime
  void aim(boolean audible) {
    boolean on = audible && values[ChannelTable.MUTE] < 0.5f;
    float gain = on ? gain(values[ChannelTable.GAIN]) : 0;
    float turn = (values[ChannelTable.PAN] + 1) * 0.125f;
    leftAim = gain * FastMath.cos2pi(turn);
    rightAim = gain * FastMath.sin2pi(turn);
    delayAim = gain(values[ChannelTable.SEND_A]);
    reverbAim = gain(values[ChannelTable.SEND_B]);
    blocksLeft = rampBlocks;
  }

  /** Goes one block on: sets the gains at its start and their steps. */
  @RealTime
  void advance() {
    left += leftStep * Block.FRAMES;
    right += rightStep * Block.FRAMES;
    delay += delayStep * Block.FRAMES;
    reverb += reverbStep * Block.FRAMES;
    if (blocksLeft == 0 || fresh) {
      arrive();
      return;
    }
    float part = 1f / (blocksLeft * Block.FRAMES);
    leftStep = (leftAim - left) * part;
    rightStep = (rightAim - right) * part;
    delayStep = (delayAim - delay) * part;
    reverbStep = (reverbAim - reverb) * part;
    blocksLeft--;
  }

  /** Ends all movement: nobody hears it while the strip is silent. */
  @RealTime
  void arrive() {
    left = leftAim;
    right = rightAim;
    delay = delayAim;
    reverb = reverbAim;
    leftStep = 0;
    rightStep = 0;
    delayStep = 0;
    reverbStep = 0;
    blocksLeft = 0;
    fresh = false;
  }

  /** Whether a gain changes within this block or will. */
  @RealTime
  boolean moving() {
    return blocksLeft > 0 || leftStep != 0 || rightStep != 0;
  }

  @RealTime
  void reset() {
    instrument.reset();
    arrive();
    peak = 0;
  }

  /** Takes the highest sample of a block into the meter. */
  @RealTime
  void meter(float blockPeak) {
    peak = Math.max(blockPeak, peak * meterKept);
    if (peak < 1e-6f) {
      peak = 0;
    }
  }

  /** What the meter shows, 1 is full scale. */
  @RealTime
  float peak() {
    return peak;
  }

  @RealTime
  private static float gain(float db) {
    return db <= OFF_DB ? 0 : FastMath.dbToGain(db);
  }
}
