package org.ngoma.instruments.sound;

import java.util.Arrays;
import org.ngoma.instruments.dsp.FastMath;
import org.ngoma.sequencer.model.ParamTable;

/**
 * Plays recordings where they lie on the song's line: to the frame, whatever the song does, in
 * their own time or with the song's tempo.
 *
 * <p>Where two clips overlap they cross-fade; where one is begun or ended in its midst, by a jump
 * or an edit, a fade of 5 ms keeps it from clicking. Long files are read ahead by a helper thread;
 * what is not there in time is silent and comes back in its place.
 */
public final class AudioPlayer implements ClipPlayer {

  /** Two that cross, and those that fade after jumps. */
  private static final int VOICES = 8;

  private static final int STRETCHES = 4;
  private static final float FADE_SECONDS = 0.005f;
  private static final ClipSound[] NOTHING = {};

  private final AudioVoice[] voices = new AudioVoice[VOICES];
  private final StretchVoice[] stretches = new StretchVoice[STRETCHES];
  private final Controls controls = new Controls(AudioTable.TABLE);
  private ClipSound[] sounds = NOTHING;
  private int sampleRate;

  @Override
  public ParamTable params() {
    return AudioTable.TABLE;
  }

  @Override
  public void prepare(int sampleRate) {
    this.sampleRate = sampleRate;
    for (int i = 0; i < VOICES; i++) {
      voices[i] = new AudioVoice(i, sampleRate, FADE_SECONDS);
    }
    for (int i = 0; i < STRETCHES; i++) {
      stretches[i] = new StretchVoice(sampleRate);
    }
    controls.prepare(sampleRate);
  }

  @Override
  public void reset() {
    for (int i = 0; i < VOICES; i++) {
      voices[i].reset();
    }
    controls.reset();
  }

  @Override
  public void set(int index, float value) {
    controls.set(index, value);
  }

  @Override
  public void jump(int index, float value) {
    controls.jump(index, value);
  }

  @Override
  public void noteOn(int offset, int noteId, int key, float velocity) {
    // Recordings have no keys.
  }

  @Override
  public void noteOff(int offset, int noteId) {
    // Recordings have no keys.
  }

  @Override
  public void allNotesOff() {
    // What lies on the line is ended by the line alone.
  }

  @Override
  public void clips(ClipSound[] coming) {
    sounds = coming;
  }

  @Override
  public void clip(
      int offset,
      int clip,
      long framesIn,
      long framesLeft,
      long crossIn,
      long crossOut,
      double ticksIn) {
    if (clip >= sounds.length || sounds[clip].material == null) {
      return;
    }
    ClipSound sound = sounds[clip];
    double at = placeOf(sound, framesIn, ticksIn);
    AudioVoice voice = null;
    for (int i = 0; i < VOICES && voice == null; i++) {
      if (!voices[i].free() && voices[i].goesOn(sound, framesIn, at)) {
        voice = voices[i];
        voice.renew(sound, framesIn);
      }
    }
    if (voice == null) {
      voice = freeVoice();
      voice.start(sound, offset, framesIn, at, framesIn > 0);
    }
    voice.times(framesLeft, crossIn, crossOut);
  }

  private double placeOf(ClipSound sound, long framesIn, double ticksIn) {
    return sound.offsetFrames
        + (sound.follows
            ? ticksIn * sound.framesPerTick
            : (double) framesIn * sound.memory().sampleRate() / sampleRate);
  }

  /** One that plays nothing, else the softest of those that fade anyway. */
  private AudioVoice freeVoice() {
    AudioVoice softest = voices[0];
    for (int i = 0; i < VOICES; i++) {
      AudioVoice voice = voices[i];
      if (voice.free()) {
        return voice;
      }
      boolean better = voice.fading() && !softest.fading();
      boolean worse = !voice.fading() && softest.fading();
      if (better || (!worse && voice.presence() < softest.presence())) {
        softest = voice;
      }
    }
    softest.reset();
    return softest;
  }

  @Override
  public void clipSoon(int clip, long framesIn, double ticksIn) {
    if (clip < sounds.length && sounds[clip].material != null) {
      ClipSound sound = sounds[clip];
      SampleStream stream = sound.material.stream();
      if (stream != null) {
        long at = (long) placeOf(sound, framesIn, ticksIn);
        stream.start(sound.reversed ? sound.memory().frames() - 1 - at : at);
      }
    }
  }

  @Override
  public void clipsOff(int offset) {
    for (int i = 0; i < VOICES; i++) {
      if (!voices[i].free()) {
        voices[i].leave(offset);
      }
    }
  }

  @Override
  public boolean process(Block block, float[] left, float[] right) {
    controls.advance();
    boolean any = false;
    for (int i = 0; i < VOICES; i++) {
      if (!voices[i].free()) {
        if (!any) {
          Arrays.fill(left, 0, Block.FRAMES, 0f);
          Arrays.fill(right, 0, Block.FRAMES, 0f);
          any = true;
        }
        followTempo(voices[i], block);
      }
    }
    if (!any) {
      return false;
    }
    for (int i = 0; i < VOICES; i++) {
      AudioVoice voice = voices[i];
      if (!voice.free()) {
        StretchVoice stretch = voice.wantsStretcher(block) ? freeStretch() : null;
        block.lateSamples += voice.render(block, stretch, left, right) ? 0 : 1;
      }
    }
    level(left, right);
    return true;
  }

  /** What plays at its own tempo is stretched from where the song leaves that. */
  private void followTempo(AudioVoice voice, Block block) {
    if (!voice.fading() && voice.wantsStretching(block)) {
      AudioVoice next = freeVoice();
      if (next != voice) {
        next.takeOver(voice);
        voice.leave(0);
      }
    }
  }

  /** One that nobody has, else that of the softest voice that fades; null when all are heard. */
  private StretchVoice freeStretch() {
    for (int i = 0; i < STRETCHES; i++) {
      if (!stretches[i].taken) {
        return stretches[i];
      }
    }
    AudioVoice softest = null;
    for (int i = 0; i < VOICES; i++) {
      AudioVoice voice = voices[i];
      boolean fades = !voice.free() && voice.fading() && voice.stretch() != null;
      if (fades && (softest == null || voice.presence() < softest.presence())) {
        softest = voice;
      }
    }
    if (softest == null) {
      return null;
    }
    StretchVoice stretch = softest.stretch();
    softest.reset();
    return stretch;
  }

  private void level(float[] left, float[] right) {
    float from = controls.start(AudioTable.LEVEL);
    float to = controls.value(AudioTable.LEVEL);
    if (from == 0f && to == 0f) {
      return;
    }
    float gain = FastMath.dbToGain(from);
    float step = (FastMath.dbToGain(to) - gain) / Block.FRAMES;
    for (int i = 0; i < Block.FRAMES; i++) {
      left[i] *= gain;
      right[i] *= gain;
      gain += step;
    }
  }
}
