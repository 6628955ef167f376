package org.ngoma.instruments.sound;

import org.ngoma.instruments.dsp.Convolver;
import org.ngoma.instruments.dsp.FastMath;
import org.ngoma.instruments.dsp.ImpulseSpectra;

/**
 * Sees to it that a convolver plays the response that the knobs ask for: a file as it is, a file in
 * another shape, or a room made up.
 *
 * <p>Thread: audio. A new response is computed piece by piece, one at a time, and faded in when it
 * is whole; a convolver with no sound in it may begin with the first piece, as the others are not
 * heard before they have come. So the output depends on the order of blocks alone.
 */
final class ImpulseShaper {

  /** Longest room that is made up. */
  private static final int MAX_ROOM_SECONDS = 3;

  /** Blocks from piece to piece of the last level, which are the large ones. */
  private static final int PACE = 4;

  /** Three metres, and how many times that. */
  private static final float SMALLEST_EDGE = 3;

  private static final float EDGE_OCTAVES = 4.3219f;

  private static final int FIRST = ConvolutionTable.SEED;
  private static final int KNOBS = ConvolutionTable.FALL - FIRST + 1;

  private final Convolver convolver;
  private final Controls controls;
  private final int sampleRate;
  private final int roomFrames;
  private final ImpulseSpectra[] ownRooms;
  private final RoomNoise noise = new RoomNoise();
  private final ImpulseReader reader = new ImpulseReader();
  private final ShapedImpulse shaped = new ShapedImpulse();
  private final float[] planned = new float[KNOBS];

  private ImpulseMaterial material;
  private boolean wrong = true;
  private ImpulseSpectra coming;
  private int block;

  ImpulseShaper(Controls controls, int sampleRate) {
    this.controls = controls;
    this.sampleRate = sampleRate;
    roomFrames = MAX_ROOM_SECONDS * sampleRate;
    convolver = new Convolver(roomFrames, ImpulseFiles.MAX_SECONDS * sampleRate + 1);
    ownRooms =
        new ImpulseSpectra[] {
          new ImpulseSpectra(roomFrames, false), new ImpulseSpectra(roomFrames, false)
        };
  }

  Convolver convolver() {
    return convolver;
  }

  int roomFrames() {
    return roomFrames;
  }

  /** Frames after which nothing more of a sound is heard. */
  int tailFrames() {
    ImpulseSpectra playing = convolver.playing();
    // What has been taken in is heard a partition later at the latest, and ends one later still.
    return (playing == null ? 0 : playing.frames()) + 3 * Convolver.framesPerArray();
  }

  /** Plays this file; null makes up a room. */
  void use(ImpulseMaterial next) {
    if (next != null && next.memoryRe().length > 0) {
      convolver.extend(next.memoryRe(), next.memoryIm(), next.memoryRe().length);
    }
    material = next;
    wrong = true;
  }

  /** Forgets all sound. */
  void reset() {
    convolver.reset();
    block = 0;
    wrong |= coming != null && coming != convolver.playing();
  }

  /** Whether a knob that shapes the response has been turned. */
  void followKnobs() {
    for (int knob = 0; knob < KNOBS; knob++) {
      wrong |= planned[knob] != controls.value(FIRST + knob);
    }
  }

  /**
   * Does what is to be done in this block.
   *
   * @param empty whether there is no sound in the convolver
   */
  void advance(boolean empty) {
    if (wrong && (empty || (coming == null && !convolver.fading()))) {
      plan(empty);
    }
    block++;
    if (coming == null) {
      return;
    }
    if (!coming.complete() && (!coming.longPartsOnly() || block % PACE == 0)) {
      coming.buildNext(shaped);
    }
    if (coming.complete()) {
      if (coming != convolver.playing()) {
        convolver.fadeTo(coming);
      }
      coming = null;
    }
  }

  private void plan(boolean empty) {
    wrong = false;
    for (int knob = 0; knob < KNOBS; knob++) {
      planned[knob] = controls.value(FIRST + knob);
    }
    float size = value(ConvolutionTable.SIZE);
    float fall = value(ConvolutionTable.FALL);
    if (material != null && size == 1 && fall == 0) {
      coming = null;
      if (empty) {
        convolver.play(material.impulse().spectra());
      } else if (convolver.playing() != material.impulse().spectra()) {
        convolver.fadeTo(material.impulse().spectra());
      }
      return;
    }
    if (material == null) {
      beginRoom(size, fall / sampleRate);
    } else {
      beginFile(size, fall / sampleRate);
    }
    coming = resting();
    coming.begin(shaped);
    if (empty) {
      while (!coming.headComplete()) {
        coming.buildNext(shaped);
      }
      convolver.play(coming);
    }
  }

  private float value(int row) {
    return planned[row - FIRST];
  }

  /** The place that is not being played. */
  private ImpulseSpectra resting() {
    ImpulseSpectra[] rooms =
        material == null || material.rooms() == null ? ownRooms : material.rooms();
    return rooms[0] == convolver.playing() ? rooms[1] : rooms[0];
  }

  private void beginFile(float size, float fall) {
    Impulse impulse = material.impulse();
    int room = material.rooms() == null ? roomFrames : Math.max(roomFrames, impulse.frames());
    int whole = (int) Math.ceil(impulse.frames() * size);
    reader.begin(impulse);
    // As loud as before for noise: what is longer has more energy.
    float gain = (float) Math.sqrt(1 / size);
    shaped.begin(
        reader, 1 / size, Math.min(room, whole), whole > room, impulse.crosses(), gain, fall);
  }

  private void beginRoom(float size, float fall) {
    float seconds = value(ConvolutionTable.DECAY) * 0.001f * size;
    float low = value(ConvolutionTable.LOW_DECAY);
    float high = value(ConvolutionTable.HIGH_DECAY);
    float edge = SMALLEST_EDGE * FastMath.exp2(EDGE_OCTAVES * value(ConvolutionTable.EDGE));
    noise.begin(
        Math.round(value(ConvolutionTable.SEED)),
        edge * size,
        seconds,
        low,
        high,
        value(ConvolutionTable.DENSITY),
        value(ConvolutionTable.COLOUR));
    float longest = seconds * Math.max(1, Math.max(low, high));
    int frames = (int) Math.min(roomFrames, Math.ceil(longest * sampleRate));
    double ratio = (double) RoomNoise.RATE / sampleRate;
    shaped.begin(noise, ratio, frames, true, false, (float) ratio, fall);
  }
}
