package org.ngoma.instruments.sound;

import org.ngoma.instruments.dsp.Course;
import org.ngoma.instruments.dsp.SincReader;
import org.ngoma.sequencer.model.Ppqn;

/**
 * One recording on its way: where it stands in its file and in its fades.
 *
 * <p>A recording in its own time, or at its own tempo, is read at a place that is worked out from
 * the frames since its beginning, so that it sounds the same from wherever it was begun. Stretched
 * or at another speed, it steers towards the place that the song's beat gives.
 */
final class AudioVoice {

  private static final int PLAIN = 0;
  private static final int STRETCHED = 1;
  private static final int AT_SPEED = 2;

  /** Highest speed of reading. */
  private static final float FASTEST = 32f;

  /** Where a clip begins or ends in the midst of its sound. */
  private static final int EDGE_FRAMES = 64;

  /** Part of its speed by which it makes up for being off its place. */
  private static final double STEERING = 0.25;

  private static final double ONE = 0x1p32;

  /** Lifts a place over the rounding of those before it: the same place reads the same. */
  private static final long ROUNDING = 64;

  private final float[] input =
      new float[(int) (FASTEST * Block.FRAMES) + 2 * SincReader.mostLead() + 8];

  private final float[] left = new float[Block.FRAMES];
  private final float[] right = new float[Block.FRAMES];
  private final float[] envelope = new float[Block.FRAMES];
  private final Course course = new Course();
  private final int slot;
  private final int rate;
  private final float fadeStep;

  /** Null while free. */
  ClipSound sound;

  /** Frame of the coming block at which it ends, {@link Block#FRAMES} for not at all. */
  private int leaveAt;

  private boolean leaving;
  private StretchVoice stretch;
  private int mode;
  private boolean undecided;
  private int startAt;
  private long framesIn;
  private long framesLeft;
  private long fadeIn;
  private long fadeOut;
  private boolean edgeIn;
  private boolean edgeOut;
  private float gain;

  /** Frames of output since the beginning of the sound, where it is plain. */
  private long played;

  /** Place in the file: where it began while stretched, where it is at another speed. */
  private double place;

  /** 0..1: fades in in the midst of a sound, and out when it is ended there. */
  private float presence;

  private boolean late;

  AudioVoice(int slot, int sampleRate, float fadeSeconds) {
    this.slot = slot;
    rate = sampleRate;
    fadeStep = 1f / Math.max(1, Math.round(fadeSeconds * sampleRate));
  }

  boolean free() {
    return sound == null;
  }

  /** Whether it fades because it was ended, not because its clip ends. */
  boolean fading() {
    return leaving;
  }

  StretchVoice stretch() {
    return stretch;
  }

  float presence() {
    return presence;
  }

  void reset() {
    if (stretch != null) {
      stretch.taken = false;
      stretch = null;
    }
    if (sound != null && sound.material.stream() != null) {
      sound.material.stream().leave(slot);
    }
    sound = null;
    leaving = false;
    leaveAt = Block.FRAMES;
    late = false;
  }

  /**
   * Takes a clip; how it is played is decided in the coming block.
   *
   * @param at place in the file at the frame of the offset
   */
  void start(ClipSound clip, int offset, long in, double at, boolean midst) {
    sound = clip;
    startAt = offset;
    framesIn = in;
    place = at;
    undecided = true;
    leaving = false;
    leaveAt = Block.FRAMES;
    late = false;
    gain = clip.gain;
    presence = midst ? 0f : 1f;
  }

  /** Where it fades by itself. */
  void times(long left, long crossIn, long crossOut) {
    framesLeft = left;
    long ownIn = Math.round(sound.fadeInSeconds * rate);
    long ownOut = Math.round(sound.fadeOutSeconds * rate);
    edgeIn = Math.max(ownIn, crossIn) == 0 && (sound.offsetFrames > 0 || sound.reversed);
    edgeOut = Math.max(ownOut, crossOut) == 0;
    fadeIn = edgeIn ? EDGE_FRAMES : Math.max(ownIn, crossIn);
    fadeOut = Math.max(ownOut, crossOut);
  }

  /** Ends at a frame of the coming block. */
  void leave(int offset) {
    if (!leaving) {
      leaveAt = Math.min(leaveAt, offset);
    }
  }

  /** Whether it was ended just now, and would stand where a clip is to begin. */
  boolean goesOn(ClipSound clip, long in, double at) {
    if (leaving || leaveAt != 0 || clip.id != sound.id || !clip.soundsLike(sound)) {
      return false;
    }
    boolean byFrames = undecided || (mode == PLAIN && !clip.follows);
    return byFrames
        ? framesIn == in
        : Math.abs(at - place()) < (mode == PLAIN ? 1.5 : 0.02 * sound.memory().sampleRate());
  }

  /** Goes on, with another level perhaps. */
  void renew(ClipSound clip, long in) {
    sound = clip;
    framesIn = in;
    leaveAt = Block.FRAMES;
  }

  /** Place in the file at the start of the coming block. */
  double place() {
    return switch (undecided ? AT_SPEED : mode) {
      case PLAIN -> sound.offsetFrames + (double) played * sound.memory().sampleRate() / rate;
      case STRETCHED -> place + stretch.position();
      default -> place;
    };
  }

  /** Whether the song's tempo is no longer the one that it plays at as it is. */
  boolean wantsStretching(Block block) {
    return !undecided && mode == PLAIN && sound.follows && block.bpm != sound.bpm;
  }

  /** Takes over from a voice that plays the same at another tempo. */
  void takeOver(AudioVoice from) {
    start(from.sound, 0, from.framesIn, from.place(), true);
    framesLeft = from.framesLeft;
    fadeIn = from.fadeIn;
    fadeOut = from.fadeOut;
    edgeIn = from.edgeIn;
    edgeOut = from.edgeOut;
    gain = from.gain;
  }

  /** What of the stretchers it needs in this block: whether one is to be given. */
  boolean wantsStretcher(Block block) {
    return undecided && modeNow(block) == STRETCHED;
  }

  private int modeNow(Block block) {
    boolean asItIs = !sound.follows || block.bpm == sound.bpm;
    if (asItIs && !sound.transposed) {
      return PLAIN;
    }
    return sound.stretch == ClipSound.REPITCH ? AT_SPEED : STRETCHED;
  }

  private void decide(Block block, StretchVoice stretcher) {
    undecided = false;
    mode = modeNow(block);
    int frames = sound.memory().frames();
    if (mode == STRETCHED && stretcher == null) {
      mode = AT_SPEED;
    }
    if (mode == STRETCHED) {
      long from = Math.max(0, Math.min(frames, (long) place));
      place = from;
      course.lay(
          sound.memory(),
          sound.reversed ? 0 : from,
          sound.reversed ? frames - from : frames,
          sound.reversed);
      stretch = stretcher;
      boolean tones = sound.stretch == ClipSound.TONES;
      stretch.start(startAt, course, sound.material.onsets().frames(), tones);
      return;
    }
    course.lay(sound.memory(), 0, frames, sound.reversed);
    if (mode == PLAIN) {
      double since = (place - sound.offsetFrames) * rate / sound.memory().sampleRate();
      // By the beat and by the frames, it stands on the same frame.
      played = Math.abs(since - framesIn) < 2 ? framesIn : Math.round(since);
    }
  }

  /**
   * Adds one block.
   *
   * @param stretcher one that is free, where {@link #wantsStretcher}
   * @return false when the disk was late for it
   */
  boolean render(Block block, StretchVoice stretcher, float[] sumLeft, float[] sumRight) {
    boolean begins = undecided;
    if (begins) {
      decide(block, stretcher);
    }
    float fileRatio = (float) sound.memory().sampleRate() / rate;
    double speed = speed(block, fileRatio, begins);
    boolean inTime = fetch((float) Math.max(speed, fileRatio * sound.pitchRatio));
    draw();
    read(speed, fileRatio);
    for (int i = startAt; i < Block.FRAMES; i++) {
      sumLeft[i] = Math.fma(envelope[i], left[i], sumLeft[i]);
      sumRight[i] = Math.fma(envelope[i], right[i], sumRight[i]);
    }
    advance(speed);
    return inTime;
  }

  /** Frames of the file for one of output. */
  private double speed(Block block, float fileRatio, boolean begins) {
    if (!sound.follows) {
      return fileRatio;
    }
    double ratio = (double) block.bpm / sound.bpm * fileRatio;
    if (begins || mode == PLAIN || leaving || leaveAt < Block.FRAMES || !block.playing) {
      return ratio;
    }
    double aim =
        sound.offsetFrames + (block.songBeats * Ppqn.TICKS - sound.startTick) * sound.framesPerTick;
    double off = (aim - place()) / Block.FRAMES;
    return ratio + Math.max(-STEERING * ratio, Math.min(STEERING * ratio, off));
  }

  /** Says where it goes; false, once, when what comes is not there in time. */
  private boolean fetch(float step) {
    SampleStream stream = sound.material.stream();
    if (stream == null) {
      return true;
    }
    long from = wayOf(place());
    long page = (long) (Math.max(1f, step) * sound.memory().pageFrames());
    for (int i = 0; i < SampleStream.AHEAD; i++) {
      long point = from + i * page;
      stream.want(slot, i, point < course.length() ? course.frameAt(Math.max(0, point)) : -1);
    }
    long reach = SincReader.mostLead() + (mode == STRETCHED ? stretch.reach() : 0);
    int ahead = (int) (reach + step * (2 * Block.FRAMES + 1 / fadeStep));
    boolean there = course.present(from - reach, (int) reach + ahead);
    boolean news = !there && !late;
    late = !there;
    return !news;
  }

  /** Point of the course: it begins where the stretching began, else with the file. */
  private long wayOf(double at) {
    return (long) at - (mode == STRETCHED ? (long) place : 0);
  }

  /** Draws its fades for one block. */
  private void draw() {
    float step = (sound.gain - gain) / Block.FRAMES;
    for (int i = startAt; i < Block.FRAMES; i++) {
      long in = framesIn + (i - startAt);
      long left = framesLeft - (i - startAt);
      gain += step;
      float g = gain;
      if (in < fadeIn) {
        g *= edgeIn ? (float) in / EDGE_FRAMES : curve((float) in / fadeIn);
      }
      if (edgeOut) {
        g *= left > 0 ? 1f : Math.max(0f, 1f + (float) left / EDGE_FRAMES);
      } else if (left < fadeOut) {
        g *= left > 0 ? curve((float) left / fadeOut) : 0f;
      }
      boolean ending = leaving || late || i >= leaveAt;
      presence = ending ? Math.max(0f, presence - fadeStep) : Math.min(1f, presence + fadeStep);
      envelope[i] = g * presence;
    }
    gain = sound.gain;
  }

  private float curve(float x) {
    return switch (sound.curve) {
      case ClipSound.POWER -> (float) Math.sqrt(x);
      case ClipSound.LINEAR -> x;
      case ClipSound.SMOOTH -> x * x * Math.fma(-2f, x, 3f);
      default -> x * x;
    };
  }

  private void read(double speed, float fileRatio) {
    boolean stereo = sound.memory().channels() > 1;
    if (mode == STRETCHED) {
      stretch.render((float) speed, fileRatio * sound.pitchRatio, left, right);
      return;
    }
    long whole;
    long fraction;
    long stride;
    if (mode == PLAIN) {
      long fileRate = sound.memory().sampleRate();
      long file = played * fileRate;
      whole = sound.offsetFrames + file / rate;
      fraction = ((file % rate) << 32) / rate + ROUNDING;
      stride = (fileRate << 32) / rate;
    } else {
      whole = (long) Math.floor(place);
      fraction = (long) ((place - whole) * ONE);
      stride = (long) (Math.min(FASTEST, speed) * ONE);
    }
    channel(0, whole, fraction, stride, left);
    if (stereo) {
      channel(1, whole, fraction, stride, right);
    } else {
      System.arraycopy(left, startAt, right, startAt, Block.FRAMES - startAt);
    }
  }

  private void channel(int channel, long whole, long fraction, long stride, float[] out) {
    int frames = Block.FRAMES - startAt;
    if (stride == 1L << 32 && fraction <= ROUNDING) {
      course.read(channel, whole, frames, out, startAt);
      return;
    }
    SincReader reader = SincReader.fine((float) (stride / ONE));
    int lead = reader.lead();
    int last = (int) ((fraction + (frames - 1) * stride) >>> 32);
    course.read(channel, whole - lead, last + 2 * lead + 2, input, 0);
    reader.read(input, fraction, stride, out, startAt, 1, frames);
  }

  private void advance(double speed) {
    int frames = Block.FRAMES - startAt;
    framesIn += frames;
    framesLeft -= frames;
    played += frames;
    if (mode == AT_SPEED) {
      place += Math.min(FASTEST, speed) * frames;
    }
    startAt = 0;
    leaving |= leaveAt < Block.FRAMES;
    leaveAt = Block.FRAMES;
    boolean over = framesLeft <= (edgeOut ? -EDGE_FRAMES : 0);
    boolean behind = wayOf(place()) > course.length() + (mode == STRETCHED ? 8192 : 1024);
    if (over || behind || (leaving && presence == 0)) {
      reset();
    }
  }
}
