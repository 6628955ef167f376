package org.ngoma.instruments.dsp;

import java.util.Arrays;

/**
 * An impulse response as a {@link Convolver} plays it: cut into the partitions of its levels, each
 * transformed.
 *
 * <p>Whole ones ({@link #of}) are immutable and may be played by many convolvers. Others hold room
 * for a longest response and are filled step by step ({@link #begin}, {@link #buildNext}) by the
 * thread that plays them; neither allocates.
 */
public final class ImpulseSpectra {

  /** Samples of a partition of each level. */
  static final int[] SIZES = {32, 256, 4096};

  /** Where each level begins in the response: late enough for all of its work to be spread. */
  static final int[] STARTS = {0, 512, 8192};

  static final int LEVELS = 3;
  private static final int CHANNELS = 2;

  private static final RightAngleFft[] TRANSFORMS = {
    new RightAngleFft(SIZES[0]), new RightAngleFft(SIZES[1]), new RightAngleFft(SIZES[2])
  };

  /** Of left to left and right to right, one behind the other: by level and partition. */
  final float[][][] directRe = new float[LEVELS][][];

  final float[][][] directIm = new float[LEVELS][][];

  /** Of left to right and right to left; empty where neither is heard. */
  final float[][][] crossRe = new float[LEVELS][][];

  final float[][][] crossIm = new float[LEVELS][][];

  private final int[] count = new int[LEVELS];
  private final int[] built = new int[LEVELS];
  private final int capacity;
  private final boolean roomToCross;
  private boolean crosses;
  private int frames;
  private int level;
  private int channel;

  /**
   * Room for a response.
   *
   * @param capacityFrames longest response
   * @param crosses whether there is room for what crosses from side to side
   */
  public ImpulseSpectra(int capacityFrames, boolean crosses) {
    capacity = capacityFrames;
    roomToCross = crosses;
    for (int l = 0; l < LEVELS; l++) {
      int partitions = partitions(l, capacityFrames);
      directRe[l] = new float[partitions][CHANNELS * SIZES[l]];
      directIm[l] = new float[partitions][CHANNELS * SIZES[l]];
      int crossing = crosses ? partitions : 0;
      crossRe[l] = new float[crossing][CHANNELS * SIZES[l]];
      crossIm[l] = new float[crossing][CHANNELS * SIZES[l]];
    }
  }

  /** The whole of a response. */
  public static ImpulseSpectra of(ImpulseSource source) {
    ImpulseSpectra spectra = new ImpulseSpectra(source.frames(), source.crosses());
    spectra.begin(source);
    while (!spectra.complete()) {
      spectra.buildNext(source);
    }
    return spectra;
  }

  static int partitions(int level, int frames) {
    int end = level + 1 < LEVELS ? Math.min(frames, STARTS[level + 1]) : frames;
    return Math.max(0, (end - STARTS[level] + SIZES[level] - 1) / SIZES[level]);
  }

  static RightAngleFft transform(int level) {
    return TRANSFORMS[level];
  }

  /** Frames of the response. */
  public int frames() {
    return frames;
  }

  boolean crosses() {
    return crosses;
  }

  /** Partitions of a level that may be played. */
  int built(int level) {
    return built[level];
  }

  /** Forgets the response and begins with another; what is longer than the room is cut. */
  public void begin(ImpulseSource source) {
    frames = Math.min(capacity, source.frames());
    crosses = roomToCross && source.crosses();
    for (int l = 0; l < LEVELS; l++) {
      count[l] = partitions(l, frames);
      built[l] = 0;
    }
    level = 0;
    channel = 0;
    skipFullLevels();
  }

  /** Whether nothing is left to build. */
  public boolean complete() {
    return level == LEVELS;
  }

  /** Whether the first level is there: the others are not heard before they have had their time. */
  public boolean headComplete() {
    return level > 0;
  }

  /** Whether only the last level is missing, whose parts are long. */
  public boolean longPartsOnly() {
    return level >= LEVELS - 1;
  }

  /** Builds one channel of the next partition. */
  public void buildNext(ImpulseSource source) {
    int partition = built[level];
    int size = SIZES[level];
    boolean direct = channel < CHANNELS;
    float[] re = (direct ? directRe : crossRe)[level][partition];
    float[] im = (direct ? directIm : crossIm)[level][partition];
    int at = channel % CHANNELS * size;
    Arrays.fill(re, at, at + size, 0);
    Arrays.fill(im, at, at + size, 0);
    int left = frames - STARTS[level] - partition * size;
    source.next(channel, re, at, Math.min(size, left));
    // The inverse transform leaves a factor of its size, which is taken away here for all.
    float scale = 1f / size;
    for (int i = at; i < at + size; i++) {
      re[i] *= scale;
    }
    TRANSFORMS[level].forward(re, im, at);
    channel++;
    if (channel == (crosses ? 2 * CHANNELS : CHANNELS)) {
      channel = 0;
      built[level]++;
      skipFullLevels();
    }
  }

  private void skipFullLevels() {
    while (level < LEVELS && built[level] == count[level]) {
      level++;
    }
  }
}
