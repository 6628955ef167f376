package org.ngoma.instruments.dsp;

import java.util.Arrays;

/**
 * Plays recorded sound faster or slower without changing its pitch, and at another pitch without
 * changing its speed.
 *
 * <p>A phase vocoder in Puckette's form (1995: the phase advance is measured between two frames of
 * the input one hop apart, so nothing is unwrapped and one sine stays one sine), phases locked
 * around their peaks (Laroche and Dolson, 1999). Attacks pass at their own speed and what lies
 * between them makes up for it (Bonada, 2000), and what rises in them takes its phase from the
 * input (Roebel, 2003). Pitch: frames are read from the sound through {@link SincReader}.
 *
 * <p>The work of one frame is spread over the blocks of a hop. There is no delay: what sounds
 * before the first frames are ready is the start of the sound itself, which is what they hold.
 */
public final class TimeStretch {

  /** Frames of a block, on which {@link #render} works. */
  public static final int BLOCK = 32;

  private static final int OVERLAP = 4;

  /** Pieces of work of one frame. */
  private static final int PIECES = 13;

  /** Pieces in each block until the first frames are ready, and how long that takes. */
  private static final int HURRY = 6;

  private static final int READY = (OVERLAP * PIECES + HURRY - 1) / HURRY * BLOCK;
  private static final int FADE = 256;

  /** Highest speed at which the input is read, in its frames to one of output. */
  public static final float HIGHEST_STEP = 4.5f;

  /** So many times louder than a hop before, a peak is an attack. */
  private static final float ATTACK = 4f;

  private static final float INAUDIBLE = 1e-18f;
  private static final float LONG_AGO = 1e9f;

  private final int shortSize;
  private final Fft shortFft;
  private final Fft longFft;
  private final float[] shortWindow;
  private final float[] longWindow;
  private int size;
  private int hop;
  private int bins;
  private int passes;
  private Fft fft;
  private float[] window;
  private final float[] re;
  private final float[] im;
  private final float[] beforeRe;
  private final float[] beforeIm;

  /** Spectra of the frame before as it was heard: left and right. */
  private final float[] heardLeftRe;

  private final float[] heardLeftIm;
  private final float[] heardRightRe;
  private final float[] heardRightIm;
  private final float[] power;
  private final float[] powerBefore;
  private final int[] peaks;
  private final float[] outLeft;
  private final float[] outRight;
  private final float[] input;
  private final float[] start = new float[BLOCK];

  private Course course;
  private int[] marks = new int[0];
  private boolean stereo;
  private float step;
  private SincReader reader;

  /** Output frame, from the start, of the next block, and of the centre of the frame in work. */
  private long now;

  private long centre;
  private int piece;

  /** Where the frame in work reads, and whether an attack is near. */
  private double place;

  private boolean attack;
  private double heard;
  private long mark;
  private boolean first;
  private float speed;

  /** A stretcher for one rate. */
  public TimeStretch(int sampleRate) {
    shortSize = sampleRate > 50_000 ? 4096 : 2048;
    int most = 2 * shortSize;
    shortFft = new Fft(shortSize);
    longFft = new Fft(most);
    shortWindow = hann(shortSize);
    longWindow = hann(most);
    re = new float[most];
    im = new float[most];
    beforeRe = new float[most];
    beforeIm = new float[most];
    int mostBins = most / 2 + 1;
    heardLeftRe = new float[mostBins];
    heardLeftIm = new float[mostBins];
    heardRightRe = new float[mostBins];
    heardRightIm = new float[mostBins];
    power = new float[mostBins];
    powerBefore = new float[mostBins];
    peaks = new int[mostBins];
    outLeft = new float[2 * most];
    outRight = new float[2 * most];
    input = new float[(int) (HIGHEST_STEP * most) + 2 * SincReader.mostLead() + 4];
    frame(false);
  }

  private static float[] hann(int size) {
    float[] window = new float[size];
    for (int i = 0; i < size; i++) {
      window[i] = (float) (0.5 - 0.5 * StrictMath.cos(2 * Math.PI * i / size));
    }
    return window;
  }

  private void frame(boolean tones) {
    fft = tones ? longFft : shortFft;
    window = tones ? longWindow : shortWindow;
    size = tones ? 2 * shortSize : shortSize;
    hop = size / OVERLAP;
    bins = size / 2 + 1;
    passes = Integer.numberOfTrailingZeros(size);
  }

  /**
   * Starts from the beginning of a way.
   *
   * @param way where the sound comes from
   * @param attacks frames of the sound that are to keep their shape, rising
   * @param tones whether frames are of 85 ms rather than 43 ms: for chords and what is as deep as
   *     50 Hz, rather than 100 Hz
   */
  public void start(Course way, int[] attacks, boolean tones) {
    frame(tones);
    course = way;
    marks = attacks;
    stereo = way.memory().channels() > 1;
    now = 0;
    centre = (long) READY - hop;
    piece = 0;
    place = 0;
    attack = false;
    heard = 0;
    mark = way.nextMark(0, attacks);
    first = true;
    Arrays.fill(outLeft, 0f);
    Arrays.fill(outRight, 0f);
  }

  /** Where it stands on the way: what is heard now. */
  public double position() {
    return heard;
  }

  /** First and last point of the way that coming blocks may read, for who fetches them. */
  public long reach() {
    return (long) (size * step);
  }

  /**
   * Renders a block.
   *
   * @param newSpeed frames of the way to go for one of output, 0 or more
   * @param newStep frames of the way for one of output by the pitch, above 0
   */
  public void render(float newSpeed, float newStep, float[] left, float[] right) {
    speed = newSpeed;
    step = Math.min(HIGHEST_STEP, newStep);
    reader = SincReader.fine(step);
    boolean starting = now < READY;
    for (int i = 0; i < (starting ? HURRY : 1); i++) {
      // A frame is begun one hop before its first sample is heard.
      if (starting || centre - size / 2 - now < hop) {
        work();
      }
    }
    take(left, right);
    heard += (double) speed * BLOCK;
    now += BLOCK;
  }

  private void take(float[] left, float[] right) {
    int at = (int) (now & (2L * size - 1));
    System.arraycopy(outLeft, at, left, 0, BLOCK);
    System.arraycopy(stereo ? outRight : outLeft, at, right, 0, BLOCK);
    Arrays.fill(outLeft, at, at + BLOCK, 0f);
    Arrays.fill(outRight, at, at + BLOCK, 0f);
    if (now < READY + FADE) {
      straight(left, right);
    }
  }

  /** The start of the sound itself, until the frames take over. */
  private void straight(float[] left, float[] right) {
    float keep = now < READY ? 1f : 1f - (float) (now - READY) / FADE;
    float slope = now < READY ? 0f : -1f / FADE;
    for (int channel = 0; channel < 2; channel++) {
      float[] out = channel == 0 ? left : right;
      gather(stereo ? channel : 0, now * (double) step, BLOCK, start);
      for (int i = 0; i < BLOCK; i++) {
        float k = Math.fma(slope, i, keep);
        out[i] = Math.fma(k, start[i], (1f - k) * out[i]);
      }
    }
  }

  private void work() {
    switch (piece) {
      case 0 -> plan();
      case 1 -> frameAt(place - (double) step * hop, beforeRe, beforeIm);
      case 2, 3, 4 -> transform(beforeRe, beforeIm, piece - 2);
      case 5 -> frameAt(place, re, im);
      case 6, 7, 8 -> transform(re, im, piece - 6);
      case 9 -> turn();
      case 10, 11, 12 -> finish(piece - 10);
      default -> piece = 0;
    }
    piece = (piece + 1) % PIECES;
  }

  /** Decides where the next frame reads. */
  private void plan() {
    // Slowly passed, an attack must have left the frame before time bends again.
    float reach = (speed < step ? 0.5f : 0.375f) * size;
    if (first) {
      place = centre * (double) step;
      return;
    }
    double ideal = heard + (double) speed * (centre - now);
    double perFrame = Math.max(1e-6, speed);
    double until = (mark - ideal) / perFrame;
    while (until < -reach || laterIsNearer(until, ideal, perFrame)) {
      mark = course.nextMark(mark + 1, marks);
      until = (mark - ideal) / perFrame;
    }
    attack = until <= reach + hop;
    if (until <= reach) {
      place = mark - until * step;
      return;
    }
    double horizon = Math.min(until - reach, 8.0 * hop);
    double aim = horizon < 8.0 * hop ? mark - (double) reach * step : ideal + horizon * speed;
    // Reached over the horizon, in a straight line.
    place += (aim - place) * Math.min(1, hop / Math.max(1, horizon + hop));
  }

  private boolean laterIsNearer(double until, double ideal, double perFrame) {
    if (until >= 0) {
      return false;
    }
    double next = (course.nextMark(mark + 1, marks) - ideal) / perFrame;
    return next < LONG_AGO && Math.abs(next) < -until;
  }

  /** Reads a frame around a place, left into the real and right into the imaginary part. */
  private void frameAt(double around, float[] intoRe, float[] intoIm) {
    double from = around - (double) step * (size / 2);
    gather(0, from, size, intoRe);
    if (stereo) {
      gather(1, from, size, intoIm);
    } else {
      Arrays.fill(intoIm, 0f);
    }
    for (int i = 0; i < size; i++) {
      intoRe[i] *= window[i];
      intoIm[i] *= window[i];
    }
  }

  private void gather(int channel, double from, int frames, float[] out) {
    long whole = (long) Math.floor(from);
    long fraction = (long) ((from - whole) * 0x1p32);
    if (step == 1f && fraction == 0) {
      course.read(channel, whole, frames, out, 0);
      return;
    }
    int lead = reader.lead();
    long stride = (long) (step * 0x1p32);
    int count = (int) ((fraction + (frames - 1) * stride) >>> 32) + 2 * lead + 2;
    course.read(channel, whole - lead, count, input, 0);
    reader.read(input, fraction, stride, out, 0, 1, frames);
  }

  private void transform(float[] x, float[] y, int part) {
    if (part == 0) {
      fft.begin(x, y);
    }
    fft.passes(x, y, part * passes / 3, (part + 1) * passes / 3);
  }

  /** Gives the frame the phases that follow what was heard. */
  private void turn() {
    powers(re, im, power);
    powers(beforeRe, beforeIm, powerBefore);
    int count = findPeaks();
    int from = 0;
    for (int p = 0; p < count; p++) {
      int to = p + 1 < count ? valley(peaks[p], peaks[p + 1]) : bins;
      turnAround(peaks[p], from, to);
      from = to;
    }
    if (count == 0) {
      turnAround(0, 0, bins);
    }
    pack();
    first = false;
  }

  private void powers(float[] x, float[] y, float[] into) {
    for (int k = 0; k < bins; k++) {
      int m = (size - k) & (size - 1);
      into[k] = 0.5f * (Math.fma(x[k], x[k], y[k] * y[k]) + Math.fma(x[m], x[m], y[m] * y[m]));
    }
  }

  private int findPeaks() {
    int count = 0;
    for (int k = 0; k < bins; k++) {
      float here = power[k];
      boolean above =
          here > INAUDIBLE
              && (k < 1 || here > power[k - 1])
              && (k < 2 || here > power[k - 2])
              && (k + 1 >= bins || here >= power[k + 1])
              && (k + 2 >= bins || here >= power[k + 2]);
      if (above) {
        peaks[count++] = k;
      }
    }
    return count;
  }

  private int valley(int low, int high) {
    int best = low + 1;
    for (int k = low + 2; k <= high; k++) {
      if (power[k] < power[best]) {
        best = k;
      }
    }
    return best;
  }

  private boolean rises(int peak) {
    float before = powerBefore[peak];
    before = Math.max(before, powerBefore[Math.max(0, peak - 1)]);
    before = Math.max(before, powerBefore[Math.min(bins - 1, peak + 1)]);
    return power[peak] > ATTACK * before;
  }

  /** Turns the bins around a peak by what takes the peak on from where it was heard. */
  private void turnAround(int peak, int from, int to) {
    float c = 1f;
    float s = 0f;
    if (!first && !(attack && rises(peak))) {
      int m = (size - peak) & (size - 1);
      // Left is the even part of the packed spectrum, right the odd one.
      float leftRe = 0.5f * (beforeRe[peak] + beforeRe[m]);
      float leftIm = 0.5f * (beforeIm[peak] - beforeIm[m]);
      float rightRe = 0.5f * (beforeIm[peak] + beforeIm[m]);
      float rightIm = 0.5f * (beforeRe[m] - beforeRe[peak]);
      c =
          heardLeftRe[peak] * leftRe
              + heardLeftIm[peak] * leftIm
              + heardRightRe[peak] * rightRe
              + heardRightIm[peak] * rightIm;
      s =
          heardLeftIm[peak] * leftRe
              - heardLeftRe[peak] * leftIm
              + heardRightIm[peak] * rightRe
              - heardRightRe[peak] * rightIm;
      float length = (float) Math.sqrt(Math.fma(c, c, s * s));
      boolean lost = length < INAUDIBLE;
      c = lost ? 1f : c / length;
      s = lost ? 0f : s / length;
    }
    for (int k = from; k < to; k++) {
      int m = (size - k) & (size - 1);
      float leftRe = 0.5f * (re[k] + re[m]);
      float leftIm = 0.5f * (im[k] - im[m]);
      float rightRe = 0.5f * (im[k] + im[m]);
      float rightIm = 0.5f * (re[m] - re[k]);
      heardLeftRe[k] = c * leftRe - s * leftIm;
      heardLeftIm[k] = c * leftIm + s * leftRe;
      heardRightRe[k] = c * rightRe - s * rightIm;
      heardRightIm[k] = c * rightIm + s * rightRe;
    }
  }

  /** Packs both sides for the way back, parts swapped so that forward is backward. */
  private void pack() {
    heardLeftIm[0] = 0f;
    heardRightIm[0] = 0f;
    heardLeftIm[bins - 1] = 0f;
    heardRightIm[bins - 1] = 0f;
    for (int k = 0; k < bins; k++) {
      int m = (size - k) & (size - 1);
      im[k] = heardLeftRe[k] - heardRightIm[k];
      re[k] = heardLeftIm[k] + heardRightRe[k];
      im[m] = heardLeftRe[k] + heardRightIm[k];
      re[m] = heardRightRe[k] - heardLeftIm[k];
    }
  }

  private void finish(int part) {
    transform(re, im, part);
    if (part < 2) {
      return;
    }
    // Four squared windows on each other make 1.5.
    float scale = 1f / (1.5f * size);
    long from = centre - size / 2;
    int mask = 2 * size - 1;
    for (int i = 0; i < size; i++) {
      long frame = from + i;
      if (frame >= now) {
        int at = (int) frame & mask;
        float w = scale * window[i];
        outLeft[at] = Math.fma(w, im[i], outLeft[at]);
        outRight[at] = Math.fma(w, re[i], outRight[at]);
      }
    }
    centre += hop;
  }
}
