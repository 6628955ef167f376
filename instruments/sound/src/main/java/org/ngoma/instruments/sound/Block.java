package org.ngoma.instruments.sound;

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
}
