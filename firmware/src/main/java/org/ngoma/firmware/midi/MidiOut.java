package org.ngoma.firmware.midi;

import org.ngoma.hal.midi.MidiMessage;
import org.ngoma.hal.midi.MidiPorts;
import org.ngoma.hal.rt.RealTime;
import org.ngoma.hal.rt.SpscRing;
import org.ngoma.instruments.sound.Block;
import org.ngoma.instruments.sound.ChannelTable;
import org.ngoma.sequencer.model.Project;
import org.ngoma.sequencer.play.Player;
import org.ngoma.sequencer.play.midi.ClockOut;
import org.ngoma.sequencer.play.midi.ClockSink;

/**
 * What the song sends: notes of the tracks that have a port, their programs and knobs, and the
 * clock, each stamped with the moment at which its sound is heard.
 *
 * <p>Thread: {@code audio}, but for the constructor and {@link #settings}.
 */
public final class MidiOut implements ClockSink {

  /** Most notes of it that sound at once. */
  private static final int NOTES = 1024;

  private static final int TRACKS = Project.MAX_TRACKS;
  private static final int UNSENT = -1;

  /** Shortest note, in nanoseconds. */
  private static final long SHORTEST = 1_000_000;

  private final SpscRing out;
  private final MidiSender sender;
  private final long[] pair = new long[2];
  private final ClockOut[] clocks = new ClockOut[MidiPorts.PORTS];

  private final float[][] rows = new float[TRACKS][ChannelTable.TABLE.size()];
  private final int[][] sentKnob = new int[TRACKS][ChannelTable.MIDI_KNOBS];
  private final int[] sentProgram = new int[TRACKS];
  private final int[] sentBank = new int[TRACKS];

  private final int[] noteId = new int[NOTES];
  private final int[] noteTrack = new int[NOTES];

  /** Port, channel and key of each sounding note, packed, and when it begins. */
  private final int[] noteOn = new int[NOTES];

  private final long[] noteNanos = new long[NOTES];

  private int notes;
  private volatile MidiSettings settings = MidiSettings.NONE;
  private MidiSettings taken = MidiSettings.NONE;
  private boolean soloed;
  private boolean dirty = true;
  private int comeBack;
  private long dropped;

  /** When the first frame of the quantum is heard, and how long a frame lasts. */
  private double heardNanos;

  private double nanosPerFrame;

  /** Stamp of the newest note message: none may overtake another. */
  private long lastNanos;

  /** One that sends nothing: offline rendering has no cables. */
  public MidiOut(int sampleRate) {
    this(sampleRate, null, null);
  }

  /**
   * @param out ring that {@code sender} reads
   */
  public MidiOut(int sampleRate, SpscRing out, MidiSender sender) {
    this.out = out;
    this.sender = sender;
    for (int port = 0; port < clocks.length; port++) {
      clocks[port] = new ClockOut(port, sampleRate, this);
      clocks[port].set(false, false, 0);
    }
    for (int track = 0; track < TRACKS; track++) {
      for (int row = 0; row < rows[track].length; row++) {
        rows[track][row] = (float) ChannelTable.TABLE.get(row).defaultValue();
      }
      forget(track);
    }
  }

  /** A quantum begins: its first frame is heard at {@code nanos}. */
  @RealTime
  public void quantum(double nanos, double nanosAFrame) {
    heardNanos = nanos;
    nanosPerFrame = nanosAFrame;
    // After a change of the sound card the line of time may begin elsewhere.
    if (Math.abs(lastNanos - nanos) > 1e9) {
      lastNanos = (long) nanos;
    }
    if (settings != taken) {
      take(settings);
    }
    int came = sender == null ? 0 : sender.comeBack();
    if (came != comeBack) {
      comeBack = came;
      for (int track = 0; track < TRACKS; track++) {
        forget(track);
      }
      dirty = true;
    }
    if (dirty) {
      dirty = false;
      for (int track = 0; track < TRACKS; track++) {
        tell(track, 0);
      }
    }
  }

  /** What the other end was told is no longer sure. */
  @RealTime
  private void forget(int track) {
    sentProgram[track] = UNSENT;
    sentBank[track] = UNSENT;
    for (int knob = 0; knob < ChannelTable.MIDI_KNOBS; knob++) {
      sentKnob[track][knob] = UNSENT;
    }
  }

  /** Turns a row of {@link ChannelTable} of a track. */
  @RealTime
  public void set(int track, int row, float value) {
    if (track >= TRACKS || row >= ChannelTable.TABLE.size() || rows[track][row] == value) {
      return;
    }
    rows[track][row] = value;
    if (row == ChannelTable.MIDI_PORT) {
      release(track);
      forget(track);
    } else if (row == ChannelTable.MIDI_CHANNEL) {
      forget(track);
    } else if (row == ChannelTable.MUTE || row == ChannelTable.SOLO) {
      hush();
    }
    dirty |= row >= ChannelTable.MIDI_PORT;
  }

  /** Ends what is muted now. */
  @RealTime
  private void hush() {
    soloed = false;
    for (int track = 0; track < TRACKS; track++) {
      soloed |= rows[track][ChannelTable.SOLO] >= 0.5f;
    }
    for (int track = 0; track < TRACKS; track++) {
      if (!audible(track)) {
        release(track);
      }
    }
  }

  @RealTime
  private boolean audible(int track) {
    float[] row = rows[track];
    return row[ChannelTable.MUTE] < 0.5f && (!soloed || row[ChannelTable.SOLO] >= 0.5f);
  }

  /** Whether a track plays with its own sound. */
  @RealTime
  public boolean sounds(int track) {
    return rows[track][ChannelTable.MIDI_PORT] < 0.5f || rows[track][ChannelTable.MIDI_ONLY] < 0.5f;
  }

  /** Port of a track, below 0 for none. */
  @RealTime
  private int port(int track) {
    return Math.min(MidiPorts.PORTS, (int) rows[track][ChannelTable.MIDI_PORT]) - 1;
  }

  @RealTime
  private int channel(int track) {
    return ((int) rows[track][ChannelTable.MIDI_CHANNEL] - 1) & 15;
  }

  /** A note of a track begins. */
  @RealTime
  public void noteOn(int track, int offset, int id, int key, float velocity) {
    int port = port(track);
    if (port < 0 || notes == NOTES || !audible(track)) {
      return;
    }
    if (dirty) {
      // What its trig holds comes before the note; the other tracks' changes with the next quantum.
      tell(track, offset);
    }
    int strength = Math.clamp(Math.round(velocity * 127), 1, 127);
    long nanos = stamp(offset);
    if (!offer(nanos, port, MidiMessage.of(MidiMessage.NOTE_ON, channel(track), key, strength))) {
      return;
    }
    noteId[notes] = id;
    noteTrack[notes] = track;
    noteNanos[notes] = nanos;
    noteOn[notes++] = port << 11 | channel(track) << 7 | key;
  }

  /** A note ends; one that is not on a cable is not meant. */
  @RealTime
  public void noteOff(int track, int offset, int id) {
    for (int i = notes - 1; i >= 0; i--) {
      if (noteId[i] == id && noteTrack[i] == track) {
        end(i, stamp(offset));
        return;
      }
    }
  }

  /** Ends all notes of a track. */
  @RealTime
  public void release(int track) {
    for (int i = notes - 1; i >= 0 && i < notes; i--) {
      if (noteTrack[i] == track) {
        end(i, stamp(0));
      }
    }
  }

  @RealTime
  private void end(int index, long nanos) {
    int note = noteOn[index];
    int off = MidiMessage.of(MidiMessage.NOTE_OFF, (note >> 7) & 15, note & 127, 64);
    // Of one moment what ends is sent first; and a shorter note is none to many a device.
    if (!offer(Math.max(nanos, noteNanos[index] + SHORTEST), note >> 11, off)) {
      // An end that found no room would never come.
      panic();
      return;
    }
    notes--;
    noteId[index] = noteId[notes];
    noteTrack[index] = noteTrack[notes];
    noteOn[index] = noteOn[notes];
    noteNanos[index] = noteNanos[notes];
  }

  @RealTime
  private long stamp(int offset) {
    lastNanos = Math.max(lastNanos, (long) (heardNanos + offset * nanosPerFrame));
    return lastNanos;
  }

  @RealTime
  private boolean offer(long nanos, int port, int message) {
    if (out == null || !sender.serving()) {
      return true;
    }
    pair[0] = nanos;
    pair[1] = (long) port << 32 | message;
    boolean taken = out.offer(pair, 2);
    dropped += taken ? 0 : 1;
    return taken;
  }

  /** Sends program, bank and knobs of a track as far as they have changed. */
  @RealTime
  private void tell(int track, int offset) {
    int port = port(track);
    if (port < 0) {
      return;
    }
    float[] row = rows[track];
    int channel = channel(track);
    int bank = (int) row[ChannelTable.MIDI_BANK] - 1;
    int program = (int) row[ChannelTable.MIDI_PROGRAM] - 1;
    if (program >= 0 && (program != sentProgram[track] || bank != sentBank[track])) {
      if (bank >= 0) {
        control(offset, port, channel, MidiMessage.BANK_MSB, bank >> 7);
        control(offset, port, channel, MidiMessage.BANK_LSB, bank & 127);
      }
      offer(stamp(offset), port, MidiMessage.of(MidiMessage.PROGRAM, channel, program, 0));
      sentProgram[track] = program;
      sentBank[track] = bank;
    }
    for (int knob = 0; knob < ChannelTable.MIDI_KNOBS; knob++) {
      int number = (int) row[ChannelTable.MIDI_CONTROL + 2 * knob];
      int value = (int) row[ChannelTable.MIDI_CONTROL + 2 * knob + 1];
      if (number > 0 && sentKnob[track][knob] != (number << 7 | value)) {
        control(offset, port, channel, number, value);
        sentKnob[track][knob] = number << 7 | value;
      }
    }
  }

  @RealTime
  private void control(int offset, int port, int channel, int number, int value) {
    offer(stamp(offset), port, MidiMessage.of(MidiMessage.CONTROL, channel, number, value));
  }

  /** How ports get their clock, from the next quantum on. Any thread. */
  public void settings(MidiSettings next) {
    settings = next;
  }

  @RealTime
  private void take(MidiSettings next) {
    taken = next;
    for (int port = 0; port < clocks.length; port++) {
      clocks[port].set(next.clock[port], next.always[port], next.offsetMillis[port]);
    }
  }

  /** Sends the clock of a quantum that the player has just gone through. */
  @RealTime
  public void clocks(Player player, boolean played, double tick, boolean moved) {
    for (int port = 0; port < clocks.length; port++) {
      clocks[port].advance(player, played, tick, moved, Block.FRAMES);
    }
  }

  /** Where the song's loop begins and ends; both 0 without one. */
  @RealTime
  public void loop(long startTick, long endTick) {
    for (int port = 0; port < clocks.length; port++) {
      clocks[port].loop(startTick, endTick);
    }
  }

  @Override
  @RealTime
  public void clock(int port, double frames, int status, int value) {
    offer(
        (long) (heardNanos + frames * nanosPerFrame),
        port,
        MidiMessage.of(status, value, value >> 7));
  }

  /** Ends everything on all cables. */
  @RealTime
  public void panic() {
    notes = 0;
    if (sender != null) {
      sender.panic();
    }
  }

  /** Messages that found no room. */
  @RealTime
  public long dropped() {
    return dropped + (sender == null ? 0 : sender.dropped());
  }
}
