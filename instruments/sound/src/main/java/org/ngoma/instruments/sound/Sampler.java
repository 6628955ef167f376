package org.ngoma.instruments.sound;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.ngoma.hal.rt.RealTime;
import org.ngoma.instruments.dsp.Course;
import org.ngoma.instruments.dsp.DcBlocker;
import org.ngoma.instruments.dsp.FastMath;
import org.ngoma.instruments.dsp.SampleMarks;
import org.ngoma.instruments.dsp.SampleMemory;
import org.ngoma.sequencer.model.ParamTable;

/**
 * Plays recorded sound: over the keys, cut into slices, around loops, or stretched to the song's
 * tempo.
 *
 * <p>Files lie in sixteen zones of keys and velocities. Each note reads its sound along a {@link
 * org.ngoma.instruments.dsp.Course}; drive and filter follow, voices eight by eight side by side, a
 * stereo sound in two lanes. Thirty-two notes; a stolen one fades while the new one sounds.
 */
public final class Sampler implements Instrument, FileUser {

  private static final int VOICES = 40;
  private static final int MOST_NOTES = 32;

  /** Zones that one key may sound at once. */
  private static final int MOST_LAYERS = 4;

  /** Notes at once that are stretched, and what is left for those that fade. */
  private static final int MOST_STRETCHED = 4;

  private static final int STRETCHES = 6;
  private static final float FADE_SECONDS = 0.0025f;

  /** Every sound ends at least so softly. */
  private static final float LEAST_FADE_SECONDS = 0.0015f;

  private static final float DC_CORNER_HZ = 4f;
  private static final int POLY = 0;
  private static final int LEGATO = 2;
  private static final int SLICES = 1;
  private static final int GRID = 2;
  private static final float GOLDEN = 0.618_034f;
  private static final float LOUDEST_NORMALISED = 100f;

  private final SamplerPatch patch = new SamplerPatch();
  private final SamplerVoice[] voices = new SamplerVoice[VOICES];
  private final StretchVoice[] stretches = new StretchVoice[STRETCHES];
  private final SampleMaterial[] zones = new SampleMaterial[SamplerTable.ZONES];

  private final SamplerLanes lanes = new SamplerLanes(2 * VOICES);
  private final HeldKeys heldKeys = new HeldKeys();
  private final float[] busLeft = new float[Block.FRAMES];
  private final float[] busRight = new float[Block.FRAMES];
  private final DcBlocker dcLeft = new DcBlocker();
  private final DcBlocker dcRight = new DcBlocker();
  private float fadeFrames;
  private int order;
  private boolean playedBefore;
  private float lastKey;

  public Sampler() {
    for (int i = 0; i < VOICES; i++) {
      voices[i] = new SamplerVoice();
      voices[i].streamSlot = i;
    }
  }

  @Override
  public ParamTable params() {
    return SamplerTable.TABLE;
  }

  @Override
  public List<String> slots() {
    return SamplerTable.SLOTS;
  }

  @Override
  public Material load(int slot, Path file, int sampleRate) throws IOException {
    return SampleLoader.load(file);
  }

  @Override
  public void prepare(int sampleRate) {
    patch.prepare(sampleRate);
    for (int i = 0; i < STRETCHES; i++) {
      stretches[i] = new StretchVoice(sampleRate);
    }
    SampleSources.get(0);
    fadeFrames = FADE_SECONDS * sampleRate;
    dcLeft.prepare(sampleRate, DC_CORNER_HZ);
    dcRight.prepare(sampleRate, DC_CORNER_HZ);
    reset();
  }

  @Override
  public void reset() {
    patch.reset();
    for (int i = 0; i < VOICES; i++) {
      voices[i].reset();
    }
    lanes.reset();
    heldKeys.clear();
    dcLeft.reset();
    dcRight.reset();
    order = 0;
    playedBefore = false;
  }

  @Override
  public void set(int index, float value) {
    patch.set(index, value);
    moved(index);
  }

  @Override
  public void jump(int index, float value) {
    patch.jump(index, value);
    moved(index);
  }

  @RealTime
  private void moved(int index) {
    if (index == SamplerTable.START || index == SamplerTable.END) {
      pinStarts();
    }
  }

  /** What may be played next must be in memory before it is. */
  private void pinStarts() {
    for (int zone = 0; zone < zones.length; zone++) {
      if (zones[zone] != null && zones[zone].stream() != null) {
        long frames = zones[zone].memory().frames();
        zones[zone].stream().start((long) (patch.value(SamplerTable.START) * frames));
      }
    }
  }

  @Override
  public void use(int slot, Material material) {
    for (int i = 0; i < VOICES; i++) {
      if (voices[i].noteId != 0 && voices[i].material == zones[slot]) {
        voices[i].fadeOut(0, fadeFrames);
      }
    }
    zones[slot] = (SampleMaterial) material;
    pinStarts();
  }

  @Override
  public void noteOn(int offset, int noteId, int key, float velocity) {
    int mode = patch.choice(SamplerTable.MODE);
    boolean legato = mode == LEGATO && !heldKeys.isEmpty() && retarget(noteId, key);
    heldKeys.press(noteId, key, velocity);
    if (legato) {
      return;
    }
    if (mode != POLY) {
      fadeAll(offset);
    }
    startNote(offset, noteId, key, velocity);
  }

  @Override
  public void noteOff(int offset, int noteId) {
    heldKeys.lift(noteId);
    int mode = patch.choice(SamplerTable.MODE);
    if (mode != POLY && !heldKeys.isEmpty() && sounds(noteId)) {
      if (mode != LEGATO || !retarget(heldKeys.topId(), heldKeys.topKey())) {
        fadeAll(offset);
        startNote(offset, heldKeys.topId(), heldKeys.topKey(), heldKeys.topVelocity());
      }
      return;
    }
    for (int i = 0; i < VOICES; i++) {
      if (voices[i].noteId == noteId) {
        voices[i].release(offset);
      }
    }
  }

  @Override
  public void allNotesOff() {
    heldKeys.clear();
    for (int i = 0; i < VOICES; i++) {
      if (voices[i].noteId != 0) {
        voices[i].letGoAnyway(0);
      }
    }
  }

  private boolean sounds(int noteId) {
    for (int i = 0; i < VOICES; i++) {
      if (voices[i].noteId == noteId && voices[i].held) {
        return true;
      }
    }
    return false;
  }

  /** Lets the voices that are held glide to another key; false when none is. */
  private boolean retarget(int noteId, int key) {
    boolean any = false;
    for (int i = 0; i < VOICES; i++) {
      SamplerVoice voice = voices[i];
      if (voice.noteId != 0 && voice.held) {
        voice.noteId = noteId;
        voice.glideTo(voice.pitch() + key - lastKey, patch.glideBlocks());
        any = true;
      }
    }
    lastKey = any ? key : lastKey;
    return any;
  }

  private void fadeAll(int offset) {
    for (int i = 0; i < VOICES; i++) {
      if (voices[i].noteId != 0) {
        voices[i].fadeOut(offset, fadeFrames);
      }
    }
  }

  private void startNote(int offset, int noteId, int key, float velocity) {
    int play = patch.choice(SamplerTable.PLAY);
    int source = patch.choice(SamplerTable.SOURCE);
    order++;
    if (source > 0) {
      makeRoom(offset);
      SampleMaterial sound = SampleSources.get(source);
      if (play == SLICES || play == GRID) {
        startSlice(offset, noteId, key, velocity, sound, play, 1f);
      } else {
        startPitched(offset, noteId, key, velocity, sound, key - sound.marks().rootKey(), 1f);
      }
    } else {
      startZones(offset, noteId, key, velocity, play);
    }
    playedBefore = true;
    lastKey = key;
  }

  private void startZones(int offset, int noteId, int key, float velocity, int play) {
    int hardness = Math.max(1, Math.round(127f * velocity));
    int layers = 0;
    for (int zone = 0; zone < zones.length && layers < MOST_LAYERS; zone++) {
      SampleMaterial sound = zones[zone];
      int row = zone * SamplerTable.ZONE_ROWS;
      if (sound == null || !inZone(row, key, hardness, play)) {
        continue;
      }
      makeRoom(offset);
      layers++;
      float gain = FastMath.dbToGain(patch.value(SamplerTable.ZONE_GAIN + row));
      float tune = 0.01f * patch.value(SamplerTable.ZONE_TUNE + row);
      if (play == SLICES || play == GRID) {
        startSlice(offset, noteId, key, velocity, sound, play, gain);
        return;
      }
      float semitones = key - root(sound, patch.choice(SamplerTable.ZONE_ROOT + row)) + tune;
      startPitched(offset, noteId, key, velocity, sound, semitones, gain);
    }
  }

  /** The knob's, once it is turned; else the file's, where it tells one. */
  private float root(SampleMaterial sound, int knob) {
    boolean told = patch.on(SamplerTable.FILE_MARKS) && sound.marks().hasRoot();
    return knob == SamplerTable.MIDDLE_C && told ? sound.marks().rootKey() : knob;
  }

  /** Slices are of the first sound that there is, whatever its keys. */
  private boolean inZone(int row, int key, int hardness, int play) {
    return play == SLICES
        || play == GRID
        || (key >= patch.choice(SamplerTable.ZONE_LOW + row)
            && key <= patch.choice(SamplerTable.ZONE_HIGH + row)
            && hardness >= patch.choice(SamplerTable.ZONE_SOFTEST + row)
            && hardness <= patch.choice(SamplerTable.ZONE_HARDEST + row));
  }

  private void startPitched(
      int offset,
      int noteId,
      int key,
      float velocity,
      SampleMaterial sound,
      float semitones,
      float gain) {
    SamplerVoice voice = freeVoice();
    if (voice == null) {
      return;
    }
    SampleMemory memory = sound.memory();
    long frames = memory.frames();
    long from = (long) (patch.value(SamplerTable.START) * frames);
    long to = (long) (patch.value(SamplerTable.END) * frames);
    lay(voice, sound, Math.min(from, to), Math.max(from, to));
    int loop = patch.choice(SamplerTable.LOOP);
    loop(voice, sound, loop);
    start(voice, offset, noteId, key, velocity, sound, semitones, gain, loop);
    if (patch.glideBlocks() > 0 && playedBefore && lastKey != key) {
      voice.pitch(semitones + lastKey - key);
      voice.glideTo(semitones, patch.glideBlocks());
    }
  }

  /** The file's own loop, unless the knobs say otherwise. */
  private void loop(SamplerVoice voice, SampleMaterial sound, int knob) {
    SampleMemory memory = sound.memory();
    SampleMarks marks = sound.marks();
    boolean told = patch.on(SamplerTable.FILE_MARKS) && marks.loop() != Course.NO_LOOP;
    int kind = knob == SamplerPatch.UNTIL_RELEASE ? Course.FORWARD : knob;
    if (knob == SamplerPatch.ONE_SHOT || (knob == Course.NO_LOOP && !told)) {
      return;
    }
    float from = patch.value(SamplerTable.LOOP_START);
    float to = patch.value(SamplerTable.LOOP_END);
    long fade = patch.frames(SamplerTable.LOOP_FADE, memory.sampleRate());
    if (told && from == 0f && to == 1f) {
      int toldKind = knob == Course.NO_LOOP ? marks.loop() : kind;
      voice.course.loop(toldKind, marks.loopStart(), marks.loopEnd(), fade);
    } else if (knob != Course.NO_LOOP) {
      voice.course.loop(kind, (long) (from * memory.frames()), (long) (to * memory.frames()), fade);
    }
  }

  private void startSlice(
      int offset, int noteId, int key, float velocity, SampleMaterial sound, int play, float gain) {
    int slice = key - patch.choice(SamplerTable.SLICE_KEY);
    SamplerVoice voice = slice < 0 ? null : freeVoice();
    if (voice == null) {
      return;
    }
    long frames = sound.memory().frames();
    long from;
    long to;
    if (play == GRID) {
      int parts = patch.choice(SamplerTable.GRID);
      from = Math.min(slice, parts) * frames / parts;
      to = Math.min(slice + 1, parts) * frames / parts;
    } else {
      float least = 1f - patch.value(SamplerTable.SENSITIVITY);
      from = sound.strokeAt(slice, least);
      to = sound.strokeAt(slice + 1, least);
    }
    if (from >= to) {
      return;
    }
    lay(voice, sound, from, to);
    int loop = patch.choice(SamplerTable.LOOP) == 0 ? 0 : SamplerPatch.ONE_SHOT;
    start(voice, offset, noteId, key, velocity, sound, 0f, gain, loop);
  }

  private void lay(SamplerVoice voice, SampleMaterial sound, long from, long to) {
    int rate = sound.memory().sampleRate();
    voice.course.lay(sound.memory(), from, to, patch.on(SamplerTable.REVERSE));
    voice.course.fades(
        patch.frames(SamplerTable.FADE_IN, rate),
        Math.max((long) (LEAST_FADE_SECONDS * rate), patch.frames(SamplerTable.FADE_OUT, rate)));
  }

  private void start(
      SamplerVoice voice,
      int offset,
      int noteId,
      int key,
      float velocity,
      SampleMaterial sound,
      float semitones,
      float gain,
      int loop) {
    voice.lane = lanes.take();
    voice.otherLane = sound.memory().channels() > 1 ? lanes.take() : -1;
    float octaves = patch.value(SamplerTable.VELOCITY_CUTOFF) * (velocity - 1f) * (1f / 12f);
    voice.start(offset, noteId, order, sound, semitones, key, octaves, loop);
    int stretch = patch.choice(SamplerTable.STRETCH);
    if (stretch == SamplerPatch.FREE || stretch == SamplerPatch.TO_TEMPO) {
      voice.stretch = freeStretch(offset);
      if (voice.stretch != null) {
        boolean tones = patch.choice(SamplerTable.MATERIAL) == 1;
        voice.stretch.start(offset, voice.course, sound.onsets().frames(), tones);
      }
    }
    float sensitivity = patch.value(SamplerTable.VELOCITY_AMP);
    float loud = gain * (1f - sensitivity * (1f - velocity * velocity));
    if (patch.on(SamplerTable.NORMALISE) && sound.peak() > 0f) {
      loud *= Math.min(LOUDEST_NORMALISED, 1f / sound.peak());
    }
    place(voice, loud);
  }

  private void place(SamplerVoice voice, float loud) {
    float turns = order * GOLDEN;
    float side = Math.fma(2f, turns - (float) Math.floor(turns), -1f);
    side *= patch.value(SamplerTable.SPREAD);
    float left = loud * Math.min(1f, 1f - side);
    float right = loud * Math.min(1f, 1f + side);
    lanes.pan(voice.lane, left, voice.otherLane < 0 ? right : 0f);
    if (voice.otherLane >= 0) {
      lanes.pan(voice.otherLane, 0f, right);
    }
  }

  private SamplerVoice freeVoice() {
    for (int i = 0; i < VOICES; i++) {
      if (voices[i].noteId == 0) {
        return voices[i];
      }
    }
    return null;
  }

  private StretchVoice freeStretch(int offset) {
    int stretched = 0;
    SamplerVoice oldest = null;
    for (int i = 0; i < VOICES; i++) {
      SamplerVoice voice = voices[i];
      if (voice.stretch != null && !voice.gain.fading()) {
        stretched++;
        oldest = oldest == null || voice.order < oldest.order ? voice : oldest;
      }
    }
    if (stretched >= MOST_STRETCHED) {
      oldest.fadeOut(offset, fadeFrames);
    }
    for (int i = 0; i < STRETCHES; i++) {
      if (!stretches[i].taken) {
        return stretches[i];
      }
    }
    return null;
  }

  /** Fades notes out until one more may sound. */
  private void makeRoom(int offset) {
    int sounding = 0;
    for (int i = 0; i < VOICES; i++) {
      sounding += voices[i].noteId != 0 && !voices[i].gain.fading() ? 1 : 0;
    }
    if (sounding >= MOST_NOTES) {
      steal(offset);
    }
  }

  /** Fades the quietest released voice, or else the oldest held one. */
  private void steal(int offset) {
    SamplerVoice victim = null;
    float least = Float.MAX_VALUE;
    for (int i = 0; i < VOICES; i++) {
      SamplerVoice voice = voices[i];
      if (voice.noteId == 0 || voice.gain.fading()) {
        continue;
      }
      float worth = voice.held ? 2f + (voice.order & 0xffffff) : voice.gain.level();
      if (worth < least) {
        least = worth;
        victim = voice;
      }
    }
    if (victim != null) {
      victim.fadeOut(offset, fadeFrames);
    }
  }

  @Override
  public boolean process(Block block, float[] left, float[] right) {
    boolean sounding = false;
    for (int i = 0; i < VOICES; i++) {
      sounding |= voices[i].noteId != 0;
    }
    patch.advance(sounding, block.bpm);
    if (!sounding && dcLeft.silent() && dcRight.silent()) {
      return false;
    }
    Arrays.fill(busLeft, 0f);
    Arrays.fill(busRight, 0f);
    if (sounding) {
      renderVoices(block);
    }
    float level = patch.level;
    float step = patch.levelStep;
    for (int i = 0; i < Block.FRAMES; i++) {
      float g = Math.fma(step, i, level);
      left[i] = g * busLeft[i];
      right[i] = g * busRight[i];
    }
    dcLeft.process(left, Block.FRAMES);
    dcRight.process(right, Block.FRAMES);
    return true;
  }

  private void renderVoices(Block block) {
    for (int i = 0; i < VOICES; i++) {
      SamplerVoice voice = voices[i];
      if (voice.noteId != 0 && !voice.render(patch, lanes, fadeFrames)) {
        block.lateSamples++;
      }
    }
    lanes.render(block, patch, busLeft, busRight);
    for (int i = 0; i < VOICES; i++) {
      SamplerVoice voice = voices[i];
      if (voice.noteId != 0 && voice.ended(patch)) {
        free(voice);
      }
    }
  }

  private void free(SamplerVoice voice) {
    lanes.leave(voice.lane);
    if (voice.otherLane >= 0) {
      lanes.leave(voice.otherLane);
    }
    voice.reset();
  }
}
