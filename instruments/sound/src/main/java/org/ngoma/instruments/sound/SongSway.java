package org.ngoma.instruments.sound;

import org.ngoma.hal.rt.RealTime;
import org.ngoma.instruments.dsp.Sway;

/** A slow wave that runs at a rate of its own, or in step with the song. */
final class SongSway {

  private static final float[] BEATS = Divisions.beats();

  private final Sway sway = new Sway(Block.FRAMES);
  private final SongTempo tempo = new SongTempo();
  private double beatsPerFrame;
  private float rateHz;

  void prepare(int sampleRate) {
    sway.prepare(sampleRate);
    tempo.prepare(sampleRate);
    beatsPerFrame = 1.0 / (60.0 * sampleRate);
  }

  @RealTime
  void reset() {
    sway.reset();
    tempo.reset();
  }

  /**
   * Goes one block on.
   *
   * @param choice 0 for {@code freeHz}, then as {@link Divisions} has them
   */
  @RealTime
  void advance(Block block, int choice, float freeHz) {
    double bpm = tempo.advance(block);
    if (choice == 0) {
      rateHz = freeHz;
      sway.run(freeHz);
      return;
    }
    double beats = BEATS[choice - 1];
    rateHz = (float) (bpm / (60 * beats));
    if (block.playing) {
      double end = block.songBeats + block.bpm * Block.FRAMES * beatsPerFrame;
      sway.follow(end / beats, rateHz);
    } else {
      sway.run(rateHz);
    }
  }

  /** Cycles a second that it runs at. */
  @RealTime
  float rateHz() {
    return rateHz;
  }

  /** The wave -1..1 at the end of the block, so many cycles ahead. */
  @RealTime
  float sine(float ahead) {
    return sway.sine(ahead);
  }

  /** As {@link #sine}, with straight slopes. */
  @RealTime
  float triangle(float ahead) {
    return sway.triangle(ahead);
  }
}
