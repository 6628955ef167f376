package org.ngoma.instruments.dsp;

/**
 * What a file of sound tells about playing it, beside the sound.
 *
 * @param rootKey MIDI key that plays it as it is, with its fine tuning: 59.5 is a quarter tone
 *     below middle C; NaN when the file does not tell
 * @param loop {@link Course#NO_LOOP}, {@link Course#FORWARD} or {@link Course#PING_PONG}
 * @param loopStart first frame of the loop
 * @param loopEnd frame behind its last
 */
public record SampleMarks(float rootKey, int loop, long loopStart, long loopEnd) {

  /** Nothing is told. */
  public static final SampleMarks NONE = new SampleMarks(Float.NaN, Course.NO_LOOP, 0, 0);

  private static final float HIGHEST_KEY = 127;

  /** What of this can be true of a sound of so many frames. */
  SampleMarks within(long frames) {
    boolean key = rootKey > 0 && rootKey <= HIGHEST_KEY;
    boolean loops = loop != Course.NO_LOOP && loopStart >= 0 && loopEnd <= frames;
    loops &= loopEnd - loopStart >= 2;
    return new SampleMarks(
        key ? rootKey : Float.NaN,
        loops ? loop : Course.NO_LOOP,
        loops ? loopStart : 0,
        loops ? loopEnd : 0);
  }

  /** Whether the file tells which key it is. */
  public boolean hasRoot() {
    return !Float.isNaN(rootKey);
  }
}
