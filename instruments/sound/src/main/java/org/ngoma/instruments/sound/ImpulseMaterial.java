package org.ngoma.instruments.sound;

import java.io.IOException;
import java.nio.file.Path;
import org.ngoma.instruments.dsp.Convolver;
import org.ngoma.instruments.dsp.ImpulseSpectra;

/**
 * An impulse response ready for one {@link Convolution}: the shared response, and what this one
 * convolver needs to remember so long and to play it in another shape.
 *
 * @param rooms places for shaped responses, or null where the convolver's own are large enough
 * @param memoryRe longer memory for the convolver
 */
record ImpulseMaterial(
    Impulse impulse, ImpulseSpectra[] rooms, float[][] memoryRe, float[][] memoryIm)
    implements Material {

  /**
   * Loads one.
   *
   * @param roomFrames longest response that the convolver's own places hold
   * @param memoryFrames longest response that it remembers now
   */
  static ImpulseMaterial load(Path file, int sampleRate, int roomFrames, int memoryFrames)
      throws IOException {
    try {
      Impulse impulse = ImpulseFiles.load(file, sampleRate);
      ImpulseSpectra[] rooms = null;
      if (impulse.crosses() || impulse.frames() > roomFrames) {
        int frames = Math.max(roomFrames, impulse.frames());
        rooms =
            new ImpulseSpectra[] {
              new ImpulseSpectra(frames, impulse.crosses()),
              new ImpulseSpectra(frames, impulse.crosses())
            };
      }
      int missing = Math.max(0, impulse.frames() - memoryFrames);
      int arrays = (missing + Convolver.framesPerArray() - 1) / Convolver.framesPerArray();
      float[][] re = new float[arrays][];
      float[][] im = new float[arrays][];
      for (int i = 0; i < arrays; i++) {
        re[i] = Convolver.newArray();
        im[i] = Convolver.newArray();
      }
      return new ImpulseMaterial(impulse, rooms, re, im);
    } catch (OutOfMemoryError e) {
      throw new IOException(
          "cannot use " + file + " as a room: there is not enough memory left for it", e);
    }
  }
}
