package org.ngoma.instruments.sound;

import java.util.Arrays;
import org.ngoma.hal.rt.RealTime;
import org.ngoma.sequencer.model.TrackKind;

/**
 * One track in the mixer: its instrument, its chain of effects, and how much of it goes where.
 *
 * <p>Built by {@link #create} on any thread; from the moment that the mixer has it, the audio
 * thread owns it.
 */
public final class Strip {

  final Instrument instrument;

  /** What parts of the instrument let into the returns; null for most. */
  private final PadSends sends;

  final Chain chain = new Chain();
  final Fader fader;
  final Meter meter;
  private final Knobs instrumentKnobs;
  private final Knobs channelKnobs;
  private final StripLocks locks = new StripLocks(this);

  /** Whether a lock has moved the channel since the mixer looked, and whether for a new note. */
  private boolean midiMoved;

  private boolean channelMoved;

  private boolean channelLeapt;

  /** Holds the track back for those that lag more. */
  final Compensation behind;

  /** The last block behind the chain, while this steers an effect somewhere. */
  final float[] keyLeft = new float[Block.FRAMES];

  final float[] keyRight = new float[Block.FRAMES];
  private boolean steering;
  private boolean listened;
  private boolean keySilent = true;

  private int group;
  private int groupBefore;

  /** Blocks of the fade from one group to another that are left. */
  private int routeBlocks;

  private boolean fresh = true;
  private int quietFrames;

  private Strip(
      Instrument instrument, int sampleRate, float[] instrumentValues, float[] channelValues) {
    instrumentKnobs = new Knobs(instrumentValues);
    channelKnobs = new Knobs(channelValues);
    this.instrument = instrument;
    sends = instrument instanceof SendingInstrument sending ? sending.sends() : null;
    fader = new Fader(sampleRate);
    meter = new Meter(sampleRate);
    behind = new Compensation(sampleRate, Compensation.LONGEST_FRAMES);
  }

  /**
   * Builds a strip; never on the audio thread.
   *
   * @param sampleRate in Hz
   * @param instrumentValues in the order of the instrument's table
   * @param channelValues in the order of {@link ChannelTable}
   */
  public static Strip create(
      TrackKind kind, int sampleRate, float[] instrumentValues, float[] channelValues) {
    return of(Processors.create(kind), sampleRate, instrumentValues, channelValues);
  }

  static Strip of(
      Instrument instrument, int sampleRate, float[] instrumentValues, float[] channelValues) {
    instrument.prepare(sampleRate);
    for (int row = 0; row < instrumentValues.length; row++) {
      instrument.set(row, instrumentValues[row]);
    }
    Strip strip = new Strip(instrument, sampleRate, instrumentValues, channelValues);
    for (int row = 0; row < channelValues.length; row++) {
      strip.fader.set(row, channelValues[row]);
    }
    return strip;
  }

  /** The instrument, for those who give it files. */
  public Instrument instrument() {
    return instrument;
  }

  /** What trigs of the track hold. */
  @RealTime
  public StripLocks locks() {
    return locks;
  }

  /** A hand puts a knob of the instrument somewhere. */
  @RealTime
  void putInstrument(int row, float value) {
    if (row < instrument.params().size() && instrumentKnobs.put(row, value)) {
      instrument.set(row, value);
    }
  }

  /** A hand puts a knob of the channel somewhere; whether that is heard now. */
  @RealTime
  boolean putChannel(int row, float value) {
    return channelKnobs.put(row, value);
  }

  /** A lock comes to lie over a knob; false when there is none. */
  @RealTime
  boolean lock(int place, int deviceId, int row) {
    if (place == StripLocks.INSTRUMENT) {
      return instrumentKnobs.lock(row);
    } else if (place == StripLocks.CHANNEL) {
      return lockable(row) && channelKnobs.lock(row);
    }
    Slot slot = chain.find(deviceId);
    return slot != null && slot.lock(row);
  }

  /** A knob goes back to where it was put. */
  @RealTime
  void unlock(int place, int deviceId, int row) {
    if (place == StripLocks.INSTRUMENT) {
      instrument.jump(row, instrumentKnobs.unlock(row));
    } else if (place == StripLocks.CHANNEL) {
      leapChannel(row, channelKnobs.unlock(row));
    } else {
      Slot slot = chain.find(deviceId);
      if (slot != null) {
        slot.unlock(row);
      }
    }
  }

  /** A locked knob stands elsewhere within a block. */
  @RealTime
  void jump(int place, int deviceId, int row, float value) {
    if (place == StripLocks.INSTRUMENT) {
      instrument.jump(row, value);
    } else if (place == StripLocks.CHANNEL) {
      leapChannel(row, value);
    } else {
      Slot slot = chain.find(deviceId);
      if (slot != null) {
        slot.jump(row, value);
      }
    }
  }

  /** A locked knob moves over its smoothing time. */
  @RealTime
  void set(int place, int deviceId, int row, float value) {
    if (place == StripLocks.INSTRUMENT) {
      instrument.set(row, value);
    } else if (place == StripLocks.CHANNEL) {
      boolean moved = fader.set(row, value);
      channelMoved |= moved && row <= ChannelTable.SEND_D;
      midiMoved |= moved && row > ChannelTable.SEND_D;
    } else {
      Slot slot = chain.find(deviceId);
      if (slot != null) {
        slot.move(row, value);
      }
    }
  }

  @RealTime
  private void leapChannel(int row, float value) {
    boolean moved = fader.set(row, value);
    channelLeapt |= moved && row <= ChannelTable.SEND_D;
    midiMoved |= moved && row > ChannelTable.SEND_D;
  }

  /** What is heard, and what devices on a cable are told: bank, program, controls. */
  private static boolean lockable(int row) {
    return row <= ChannelTable.SEND_D
        ? row != ChannelTable.SOLO
        : row >= ChannelTable.MIDI_BANK && row < ChannelTable.MIDI_IN;
  }

  /** Whether locks have moved what devices on a cable are told, since this was called last. */
  @RealTime
  boolean midiMoved() {
    boolean moved = midiMoved;
    midiMoved = false;
    return moved;
  }

  /** Lets the channel go where locks have put it since this was called last. */
  @RealTime
  void followLocks(boolean audible, int law) {
    if (channelMoved || channelLeapt) {
      fader.aim(audible, law);
      if (channelLeapt) {
        fader.leap();
      }
      channelMoved = false;
      channelLeapt = false;
    }
  }

  /** Waits for the track that lags most. */
  @RealTime
  void align(int slowestFrames) {
    behind.aim(slowestFrames - chain.latencyFrames());
    if (sends != null) {
      sends.align(slowestFrames);
    }
  }

  /** Adds to the returns what parts of the instrument send there. */
  @RealTime
  void mixSends(Bus[] returns) {
    if (sends != null) {
      sends.mix(fader, returns);
    }
  }

  /** Whether somebody takes what leaves its chain. */
  @RealTime
  public void listen(boolean now) {
    listened = now;
  }

  /**
   * The last block behind its chain, while it is listened to.
   *
   * @param at index of its first frame
   */
  @RealTime
  public void heard(float[] left, float[] right, int at) {
    System.arraycopy(keyLeft, 0, left, at, Block.FRAMES);
    System.arraycopy(keyRight, 0, right, at, Block.FRAMES);
  }

  /** Frames by which its chain lags its notes. */
  @RealTime
  public int latencyFrames() {
    return chain.latencyFrames();
  }

  /** Whether it steers an effect somewhere. */
  @RealTime
  void steer(boolean now) {
    steering = now;
  }

  /** Goes through another group, or straight to the master (0), by a fade. */
  @RealTime
  void route(int newGroup) {
    if (newGroup == group) {
      return;
    }
    groupBefore = group;
    group = newGroup;
    routeBlocks = fresh ? 0 : fader.rampBlocks();
  }

  /** The group that it goes through, 0 for none. */
  @RealTime
  int group() {
    return group;
  }

  /** The group that it went through before. */
  @RealTime
  int groupBefore() {
    return groupBefore;
  }

  /** Whether it still goes through the group before as well. */
  @RealTime
  boolean routing() {
    return routeBlocks > 0;
  }

  /** How much of it goes through the present group, at the beginning of the block. */
  @RealTime
  float routed() {
    return 1 - (float) routeBlocks / fader.rampBlocks();
  }

  /** Change of {@link #routed} from frame to frame. */
  @RealTime
  float routedStep() {
    return 1f / (fader.rampBlocks() * Block.FRAMES);
  }

  /** One block has been mixed. */
  @RealTime
  void mixed() {
    fresh = false;
    if (routeBlocks > 0) {
      routeBlocks--;
    }
  }

  /** Keeps a block for the effects that it steers. */
  @RealTime
  void keep(float[] left, float[] right) {
    if (steering || listened) {
      System.arraycopy(left, 0, keyLeft, 0, Block.FRAMES);
      System.arraycopy(right, 0, keyRight, 0, Block.FRAMES);
      keySilent = false;
    }
  }

  /** Nothing left its chain in this block. */
  @RealTime
  void rest() {
    if (!keySilent) {
      Arrays.fill(keyLeft, 0);
      Arrays.fill(keyRight, 0);
      keySilent = true;
    }
    fader.arrive();
    routeBlocks = 0;
    fresh = false;
    meter.take(0, 0);
  }

  /** Tells whether the block that left the chain was silent. */
  @RealTime
  void heard(boolean silent) {
    quietFrames = silent ? Math.min(1 << 24, quietFrames + Block.FRAMES) : 0;
  }

  /** Whether nothing will be heard before the instrument plays again. */
  @RealTime
  boolean resting() {
    boolean drained =
        quietFrames >= Compensation.LONGEST_FRAMES || (chain.empty() && behind.idle());
    return drained && chain.resting();
  }

  @RealTime
  void reset() {
    instrument.reset();
    chain.reset();
    behind.reset();
    fader.arrive();
    routeBlocks = 0;
    quietFrames = 0;
    meter.reset();
    Arrays.fill(keyLeft, 0);
    Arrays.fill(keyRight, 0);
  }
}
