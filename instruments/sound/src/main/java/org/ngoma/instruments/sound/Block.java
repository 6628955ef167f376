package org.ngoma.instruments.sound;

import org.ngoma.instruments.dsp.FmScratch;
import org.ngoma.instruments.dsp.Octet;

/**
 * What every processor may know about the quantum being rendered. One instance lives as long as the
 * engine; the audio thread fills it before each quantum.
 */
public final class Block {
  /** Frames of every block: the grid on which the engine renders and controls move. */
  public static final int FRAMES = 32;

  /** Tempo in quarters a minute, for synced times. */
  public float bpm = 120;

  /** Song position at the first frame, in quarters; stands still while the transport does. */
  public double songBeats;

  /** Whether the transport runs. */
  public boolean playing;

  /** Counted up by whoever wanted a piece of a long sample that the disk had not brought yet. */
  public long lateSamples;

  /**
   * Room for eight voices side by side, which instruments use one after the other: what all share
   * stays in the cache. Nothing in it lasts, but that {@link Octet#SUM} is left at 0.
   */
  final float[] octet = new float[Octet.SIZE];

  /** Likewise for the operators of a voice. */
  final FmScratch operators = new FmScratch();
}
