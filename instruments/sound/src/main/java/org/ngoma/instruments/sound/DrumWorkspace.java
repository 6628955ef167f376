package org.ngoma.instruments.sound;

import org.ngoma.instruments.dsp.Sine;

/** Room for one block in the making, shared by all drum voices of a kit: they sound in turn. */
final class DrumWorkspace {

  final Sine sine = new Sine(Block.FRAMES);

  /** One sample of the block before, then this block. */
  final float[] dry = new float[1 + Block.FRAMES];

  final float[] one = new float[Block.FRAMES];
  final float[] other = new float[Block.FRAMES];
}
