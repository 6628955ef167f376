package org.ngoma.sequencer.play.midifile;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Makes notes of note-ons and note-offs: the first one that began ends first. A sustain pedal holds
 * what is let go until it comes up or the key is struck again. Of every sound it remembers the
 * volume and pan that its first note met.
 */
final class NotePairing {

  static final int DRUM_CHANNEL = 9;

  private static final int CHANNELS = 16;
  private static final int UNSET = -1;

  /**
   * One sound of the file: notes of one track, channel and program.
   *
   * @param volume controller 7 at its first note, -1 when never set
   * @param pan controller 10 at its first note, -1 when never set
   */
  record Source(int track, int channel, int program, int volume, int pan) {
    boolean drums() {
      return channel == DRUM_CHANNEL;
    }
  }

  private final MidiEvents events;
  private final long[] endTicks;
  private final long lastTick;
  private final Remarks remarks;
  private final SmfNotes notes = new SmfNotes();
  private final List<Source> sources = new ArrayList<>();
  private final Map<Integer, Integer> sourceIndex = new HashMap<>();

  /** Sounding notes by track, channel and key, the oldest first. */
  private final Map<Integer, Deque<Integer>> down = new HashMap<>();

  /** By channel: notes that only the pedal holds, by track, channel and key. */
  private final List<Map<Integer, Integer>> held = new ArrayList<>();

  private final boolean[] hasPlayed = new boolean[CHANNELS];
  private final boolean[] pedal = new boolean[CHANNELS];
  private final int[] program = new int[CHANNELS];
  private final int[] volume = new int[CHANNELS];
  private final int[] pan = new int[CHANNELS];

  NotePairing(SmfFile file, Remarks remarks) throws MidiFileException {
    events = file.events();
    endTicks = file.endTicks();
    lastTick = SmfTiming.lastTick(file.division());
    this.remarks = remarks;
    for (int channel = 0; channel < CHANNELS; channel++) {
      held.add(new HashMap<>());
      volume[channel] = UNSET;
      pan[channel] = UNSET;
    }
    for (int i = 0; i < events.size(); i++) {
      handle(i);
    }
    closeAll();
  }

  SmfNotes notes() {
    return notes;
  }

  List<Source> sources() {
    return sources;
  }

  private void handle(int event) throws MidiFileException {
    int channel = events.kind(event) & 0xf;
    int data = events.data(event);
    switch (events.kind(event) >> 4) {
      case 0x8 -> off(event, channel);
      case 0x9 -> {
        if ((data & 0x7f) == 0) {
          off(event, channel);
        } else {
          on(event, channel);
        }
      }
      case 0xb -> controller(events.tick(event), channel, data >> 8, data & 0x7f);
      case 0xc -> program[channel] = data;
      default -> {
        // Tempos and signatures are read by SmfTiming.
      }
    }
  }

  private int keyOf(int event, int channel) {
    return events.track(event) << 11 | channel << 7 | events.data(event) >> 8;
  }

  private void on(int event, int channel) throws MidiFileException {
    int key = keyOf(event, channel);
    endHeld(channel, key, events.tick(event));
    hasPlayed[channel] = true;
    int note =
        notes.add(source(events.track(event), channel), events.tick(event), events.data(event));
    down.computeIfAbsent(key, k -> new ArrayDeque<>(2)).addLast(note);
  }

  private void off(int event, int channel) {
    int key = keyOf(event, channel);
    Deque<Integer> open = down.get(key);
    if (open == null) {
      remarks.leaveOut("ends of notes that never began");
      return;
    }
    int note = open.removeFirst();
    if (open.isEmpty()) {
      down.remove(key);
    }
    if (pedal[channel] && channel != DRUM_CHANNEL) {
      endHeld(channel, key, events.tick(event));
      held.get(channel).put(key, note);
    } else {
      notes.end(note, events.tick(event));
    }
  }

  private void endHeld(int channel, int key, long tick) {
    Integer before = held.get(channel).remove(key);
    if (before != null) {
      notes.end(before, tick);
    }
  }

  private void controller(long tick, int channel, int number, int value) {
    switch (number) {
      case 7 -> volume[channel] = set(volume[channel], value, channel, "volume changes");
      case 10 -> pan[channel] = set(pan[channel], value, channel, "pan changes");
      default -> {
        pedal[channel] = value >= 64;
        if (!pedal[channel]) {
          held.get(channel).values().forEach(note -> notes.end(note, tick));
          held.get(channel).clear();
        }
      }
    }
  }

  /** The new value; one that changes it after the channel's first note cannot be kept. */
  private int set(int before, int value, int channel, String what) {
    if (value != before && hasPlayed[channel]) {
      remarks.leaveOut(what + " while notes play");
    }
    return value;
  }

  private int source(int track, int channel) {
    int sound = channel == DRUM_CHANNEL ? 0 : program[channel];
    return sourceIndex.computeIfAbsent(
        track << 11 | channel << 7 | sound,
        key -> {
          sources.add(new Source(track, channel, sound, volume[channel], pan[channel]));
          return sources.size() - 1;
        });
  }

  /** What has no end of its own ends with its track. */
  private void closeAll() {
    int open = 0;
    for (int note = 0; note < notes.size(); note++) {
      if (!notes.hasEnd(note)) {
        int track = sources.get(notes.source(note)).track();
        notes.end(note, Math.max(notes.start(note), Math.min(lastTick, endTicks[track])));
        open++;
      }
    }
    if (open > 0) {
      remarks.say(
          String.format(
              Locale.ROOT, "Notes without an end last until the end of their track (%,d).", open));
    }
  }
}
