package org.ngoma.firmware.engine;

import org.ngoma.firmware.lane.EngineState;
import org.ngoma.firmware.lane.KeyStroke;
import org.ngoma.firmware.lane.Lane;
import org.ngoma.firmware.lane.RecordFrom;
import org.ngoma.firmware.midi.MidiIn;
import org.ngoma.firmware.midi.MidiOut;
import org.ngoma.firmware.midi.MidiStage;
import org.ngoma.hal.rt.RealTime;
import org.ngoma.instruments.sound.Block;
import org.ngoma.instruments.sound.ChannelTable;
import org.ngoma.instruments.sound.ClipPlayer;
import org.ngoma.instruments.sound.ClipSound;
import org.ngoma.instruments.sound.MixTap;
import org.ngoma.instruments.sound.Mixer;
import org.ngoma.instruments.sound.Slot;
import org.ngoma.instruments.sound.Strip;
import org.ngoma.instruments.sound.StripLocks;
import org.ngoma.sequencer.model.Ppqn;
import org.ngoma.sequencer.play.ClipTime;
import org.ngoma.sequencer.play.NoteSink;
import org.ngoma.sequencer.play.Player;
import org.ngoma.sequencer.play.TempoMap;
import org.ngoma.sequencer.play.TrackScore;

/**
 * What makes the music: it takes over what the loader built, obeys the fast lane, and renders
 * quanta of {@link Block#FRAMES} frames. It knows no port and no clock, so a sound card, a test and
 * an offline render get the same bits from it.
 *
 * <p>Thread: audio, but for the constructor and {@link #offer}.
 */
public final class Engine implements NoteSink, MidiStage {

  /** Owner of the locks of a track whose keys are one sound. */
  private static final int ALL_KEYS = -1;

  private final Lane lane;
  private final Player player;
  private final Mixer mixer;
  private final Block block = new Block();
  private final FastLane commands;
  private final long[] stroke = new long[KeyStroke.LONGS];
  private final Readings readings;

  private final StripTap tap = new StripTap();
  private final MidiOut midi;
  private final MidiIn keys;
  private final ClockSteering steering;

  private volatile Desk offered;
  private volatile Desk taken;
  private Desk desk;
  private int strips;
  private long frame;
  private double periodTick;
  private long loopStart;
  private long loopEnd;

  /** Whether the song was sent to another position since the last quantum. */
  private boolean moved;

  /** When the first frame of the coming period leaves the mixer's inputs, by the clock. */
  private double heardNanos;

  private double nanosPerFrame;
  private double keysDelayNanos;

  /** One without MIDI. */
  public Engine(int sampleRate, Lane lane) {
    this(sampleRate, lane, new MidiOut(sampleRate), new MidiIn());
  }

  Engine(int sampleRate, Lane lane, MidiOut midi, MidiIn keys) {
    this.lane = lane;
    this.midi = midi;
    this.keys = keys;
    keys.stage(this);
    // So that the first key finds the class loaded.
    KeyStroke.pack(stroke, 0, false, 0, 0, 0, 0, 0);
    player = new Player(sampleRate, this);
    player.endAtSongEnd(true);
    steering = new ClockSteering(keys, player);
    mixer = new Mixer(sampleRate);
    commands = new FastLane(lane, this, player, mixer);
    // Its class is to be there before a hand comes.
    KeyStroke.pack(stroke, 0, false, 0, 0, 0, -1, 0);
    readings = new Readings(lane, player, mixer);
    readings.state[EngineState.RATE] = sampleRate;
  }

  /** Hands over what is to be played from the next quantum on. Thread: loader. */
  void offer(Desk next) {
    offered = next;
  }

  /** Whether the audio thread has taken what was offered last. Thread: loader. */
  boolean taken() {
    return taken == offered;
  }

  /**
   * Says when the coming period will be heard.
   *
   * @param nanos of the clock at which its first frame leaves the card
   * @param nanosAFrame as long as the card makes a frame
   * @param keysNanos from a key's moment to the one at which it is heard
   */
  @RealTime
  void heardAt(long nanos, double nanosAFrame, long keysNanos) {
    double latency = mixer.latencyFrames() * nanosAFrame;
    heardNanos = nanos + latency;
    nanosPerFrame = nanosAFrame;
    keysDelayNanos = keysNanos + latency;
  }

  /**
   * Renders whole quanta.
   *
   * @param frames a multiple of {@link Block#FRAMES}
   */
  @RealTime
  public void process(float[] left, float[] right, int frames) {
    for (int at = 0; at < frames; at += Block.FRAMES) {
      quantum(left, right, at);
    }
  }

  @RealTime
  private void quantum(float[] left, float[] right, int at) {
    Desk next = offered;
    if (next != desk) {
      take(next);
    }
    double heard = heardNanos + at * nanosPerFrame;
    midi.quantum(heard, nanosPerFrame);
    commands.obey();
    keys.quantum(heard + Block.FRAMES * nanosPerFrame - keysDelayNanos);
    moved |= steering.steer(heard);
    block.bpm = (float) steering.smoothBpm();
    block.songBeats = player.songTick() / Ppqn.TICKS;
    block.playing = player.playing();
    double tick = player.songTick();
    player.process(Block.FRAMES);
    midi.clocks(player, block.playing, tick, moved);
    moved = false;
    mixer.moveLocks(tick);
    for (int strip = 0; strip < strips; strip++) {
      tellLocks(strip);
    }
    if (at == 0) {
      periodTick = block.playing ? block.songBeats * Ppqn.TICKS : -1;
    }
    mixer.process(block, left, right, at);
    tap.take(at);
    frame += Block.FRAMES;
  }

  @RealTime
  private void take(Desk next) {
    // First the releases, while the notes' own instruments still stand in their places.
    player.score(next.score());
    releaseMoved(next.strips());
    desk = next;
    strips = next.strips().length;
    mixer.strips(next.strips(), strips);
    for (int place = 0; place < Mixer.PLACES; place++) {
      takePlace(next, place);
    }
    mixer.arrange(next.order());
    for (int i = 0; i < next.fillings().length; i++) {
      Filling filling = next.fillings()[i];
      filling.user().use(filling.slot(), filling.material());
    }
    takeSounds(next.sounds());
    if (taken == null) {
      // The first knobs stand at once: gliding there would colour the song's first notes.
      mixer.reset();
    }
    player.renewClips();
    tap.find(next);
    taken = next;
  }

  @RealTime
  private void takeSounds(ClipSound[][] sounds) {
    for (int i = 0; i < sounds.length; i++) {
      if (sounds[i] != null && mixer.instrument(i) instanceof ClipPlayer tape) {
        tape.clips(sounds[i]);
      }
    }
  }

  @RealTime
  private void takePlace(Desk next, int place) {
    if (place < strips) {
      float[] instrument = next.instrumentValues()[place];
      for (int i = 0; instrument != null && i < instrument.length; i++) {
        mixer.setInstrument(place, i, instrument[i]);
      }
      mixer.route(place, next.groups()[place]);
    }
    float[] values = next.placeValues()[place];
    for (int i = 0; values != null && i < values.length; i++) {
      if (place == Mixer.MASTER) {
        mixer.setSong(i, values[i]);
      } else {
        setChannel(place, i, values[i]);
      }
    }
    if (next.chains()[place] != null) {
      takeChain(next.chains()[place], place);
    }
  }

  @RealTime
  private void takeChain(ChainPlan plan, int place) {
    Slot[] slots = plan.slots();
    for (int i = 0; i < slots.length; i++) {
      slots[i].bypass(plan.bypassed()[i]);
      slots[i].key(plan.keys()[i]);
      float[] values = plan.values()[i];
      for (int row = 0; values != null && row < values.length; row++) {
        slots[i].set(row, values[row]);
      }
    }
    mixer.chain(place, slots, slots.length);
  }

  /** Pads still held are let go where another sound comes to stand, so that none hangs. */
  @RealTime
  private void releaseMoved(Strip[] coming) {
    for (int strip = 0; strip < strips; strip++) {
      if (strip >= coming.length || coming[strip] != desk.strips()[strip]) {
        mixer.instrument(strip).allNotesOff();
        midi.release(strip);
      }
    }
  }

  /** Goes to a position of the song. */
  @RealTime
  void locate(double tick) {
    moved = true;
    player.locate(tick);
  }

  /** Lets go of everything that sounds, here and on every cable. */
  @RealTime
  void panic() {
    for (int strip = 0; strip < strips; strip++) {
      mixer.instrument(strip).allNotesOff();
    }
    midi.panic();
  }

  /** Rows of the table of a track's instrument. */
  @RealTime
  int instrumentRows(int strip) {
    return desk.instrumentRows()[strip];
  }

  @RealTime
  void setChannel(int place, int row, float value) {
    mixer.setChannel(place, row, value);
    if (place < strips) {
      midi.set(place, row, mixer.channel(place, row));
    }
    if (row == ChannelTable.MIDI_IN) {
      keys.listen(place, (int) value);
    }
  }

  @Override
  @RealTime
  public int tracks() {
    return strips;
  }

  @Override
  @RealTime
  public void keyDown(int track, int noteId, int key, float velocity) {
    noteOn(track, 0, noteId, key, velocity);
    tell(track, true, noteId, key, Math.round(velocity * 127));
  }

  @Override
  @RealTime
  public void keyUp(int track, int noteId) {
    noteOff(track, 0, noteId);
    tell(track, false, noteId, 0, 0);
  }

  /** A box that does not listen misses it: nobody hears the difference. */
  @RealTime
  private void tell(int track, boolean down, int noteId, int key, int velocity) {
    double tick = player.playing() ? player.songTick() : -1;
    KeyStroke.pack(stroke, track, down, noteId, key, velocity, tick, frame);
    lane.strokes().offer(stroke, KeyStroke.LONGS);
  }

  @Override
  @RealTime
  public void bend(int track, int noteId, float semitones) {
    mixer.instrument(track).bend(noteId, semitones);
  }

  @Override
  @RealTime
  public void pressure(int track, int noteId, float amount) {
    mixer.instrument(track).pressure(noteId, amount);
  }

  @Override
  @RealTime
  public void slide(int track, int noteId, float amount) {
    mixer.instrument(track).slide(noteId, amount);
  }

  /** A box that does not listen misses it; the next turn of the knob tells the same. */
  @Override
  @RealTime
  public void notice(long packed) {
    lane.knobs().offer(packed);
  }

  @Override
  @RealTime
  public void noteOn(int track, int offset, int noteId, int key, float velocity) {
    if (track < strips) {
      if (midi.sounds(track)) {
        mixer.instrument(track).noteOn(offset, noteId, key, velocity);
      }
      midi.noteOn(track, offset, noteId, key, velocity);
    }
  }

  @Override
  @RealTime
  public void locks(int track, long tick, int key, TrackScore score, int first, int count) {
    if (track >= strips) {
      return;
    }
    StripLocks locks = mixer.locks(track);
    if (count == 0 && !locks.any()) {
      return;
    }
    int owner = score.drums() ? key : ALL_KEYS;
    locks.begin(owner);
    for (int lock = first; lock < first + count; lock++) {
      int place = score.lockPlace(lock);
      int device = score.lockDevice(lock);
      int row = score.lockRow(lock);
      locks.hold(owner, place, device, row, score.lockValue(lock), tick);
      if (score.slideTicks(lock) > 0) {
        locks.slide(
            place,
            device,
            row,
            score.slideTo(lock),
            score.slideTicks(lock),
            score.slidesByRatio(lock));
      }
    }
    locks.end();
    tellLocks(track);
  }

  /** What a trig holds of another device's knobs goes out with it. */
  @RealTime
  private void tellLocks(int track) {
    if (mixer.midiMoved(track)) {
      for (int row = ChannelTable.MIDI_BANK; row < ChannelTable.MIDI_IN; row++) {
        midi.set(track, row, mixer.channel(track, row));
      }
    }
  }

  @Override
  @RealTime
  public void unlock() {
    mixer.unlock();
  }

  @Override
  @RealTime
  public void noteOff(int track, int offset, int noteId) {
    if (track < strips) {
      mixer.instrument(track).noteOff(offset, noteId);
      midi.noteOff(track, offset, noteId);
    }
  }

  @Override
  @RealTime
  public void clip(int track, int offset, ClipTime time) {
    if (track < strips && mixer.instrument(track) instanceof ClipPlayer tape) {
      tape.clip(
          offset,
          time.clip,
          time.framesIn,
          time.framesLeft,
          time.crossIn,
          time.crossOut,
          time.ticksIn);
    }
  }

  @Override
  @RealTime
  public void clipSoon(int track, ClipTime time) {
    if (track < strips && mixer.instrument(track) instanceof ClipPlayer tape) {
      tape.clipSoon(time.clip, time.framesIn, time.ticksIn);
    }
  }

  @Override
  @RealTime
  public void clipsOff(int track, int offset) {
    if (track < strips && mixer.instrument(track) instanceof ClipPlayer tape) {
      tape.clipsOff(offset);
    }
  }

  @RealTime
  void loop(long startTick, long endTick) {
    loopStart = startTick;
    loopEnd = endTick;
    midi.loop(startTick, endTick);
    if (endTick == 0) {
      player.noLoop();
    } else {
      player.loop(startTick, endTick);
    }
  }

  /**
   * Goes to a position, within the loop if there is one, and plays: a new engine finds its place.
   */
  @RealTime
  void resume(double tick, long loopStart, long loopEnd) {
    loop(loopStart, loopEnd);
    double place = tick;
    if (loopEnd > 0 && tick >= loopEnd) {
      double over = (tick - loopStart) / (loopEnd - loopStart);
      place = loopStart + (over - Math.floor(over)) * (loopEnd - loopStart);
    }
    player.locate(place);
    player.play();
  }

  /** Keeps what leaves the chain of a track, as {@link RecordFrom} numbers it. */
  @RealTime
  public void listen(long from) {
    tap.listen(from, desk);
  }

  /** What left the chain of the track in the last {@link #process}: its first frames, left. */
  @RealTime
  public float[] tapLeft() {
    return tap.left;
  }

  /** As {@link #tapLeft}. */
  @RealTime
  public float[] tapRight() {
    return tap.right;
  }

  /** Frames by which the tap lags the notes. */
  @RealTime
  public int tapLatencyFrames() {
    return tap.latencyFrames();
  }

  /** Keeps what every channel gives to the mix, for who writes stems. */
  @RealTime
  public void tap(MixTap stems) {
    mixer.tap(stems);
  }

  /** Frames rendered since it was made. */
  @RealTime
  long frame() {
    return frame;
  }

  /** Song position at the start of the last {@link #process}; below 0 while the song stood. */
  @RealTime
  double periodTick() {
    return periodTick;
  }

  /** Brings everything to silence within about 5 ms, without a click. */
  @RealTime
  void fadeOut() {
    mixer.fadeOut();
  }

  /** Whether the fade has come to silence. */
  @RealTime
  boolean fadedOut() {
    return mixer.fadedOut();
  }

  /** Number of the load being played, 0 before the first. */
  @RealTime
  long loadId() {
    return desk == null ? 0 : desk.loadId();
  }

  /** The tempo map being played; only after a load. */
  @RealTime
  TempoMap tempo() {
    return desk.score().tempo();
  }

  /** Whether the transport runs. */
  @RealTime
  public boolean playing() {
    return player.playing();
  }

  /** Song position at the start of the coming quantum. */
  @RealTime
  double songTick() {
    return player.songTick();
  }

  /** Frames by which all sound lags the notes. */
  @RealTime
  public int latencyFrames() {
    return mixer.latencyFrames();
  }

  /** Publishes where it stands, after a period. */
  @RealTime
  void publish(long nanos, int periodFrames, double load, boolean onCard) {
    readings.countFaults(block.lateSamples, midi.dropped() + keys.dropped());
    readings.state[EngineState.NANOS] = nanos;
    readings.state[EngineState.FRAME] = frame;
    readings.state[EngineState.LOAD_ID] = loadId();
    readings.state[EngineState.PERIOD_FRAMES] = periodFrames;
    readings.state[EngineState.LOAD] = Double.doubleToRawLongBits(load);
    readings.state[EngineState.END_TICK] = desk == null ? 0 : desk.score().endTick();
    readings.state[EngineState.LOOP_START] = loopStart;
    readings.state[EngineState.LOOP_END] = loopEnd;
    readings.state[EngineState.ON_CARD] = onCard ? 1 : 0;
    readings.publish();
  }
}
