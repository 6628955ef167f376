package org.ngoma.sequencer.play;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Drives a player and writes down what it plays, with absolute frames. */
final class NoteLog implements NoteSink {

  /** One note; {@code off} is -1 while it sounds. */
  record Played(int track, long on, long off, int key, int velocity) {}

  private final List<Played> notes = new ArrayList<>();
  private final Map<Integer, Integer> sounding = new HashMap<>();
  private long frame;
  private long lastEvent;
  private int lastKind;
  private int quantum;
  private boolean mayBeFull;

  /** A full table releases its oldest note between the onsets of one frame. */
  void mayBeFull() {
    mayBeFull = true;
  }

  @Override
  public void noteOn(int track, int offset, int noteId, int key, float velocity) {
    inOrder(offset, 1);
    assertTrue(noteId > 0, "note id " + noteId);
    assertNull(sounding.put(noteId, notes.size()), "note id in use");
    notes.add(new Played(track, frame + offset, -1, key, Math.round(velocity * 127)));
  }

  @Override
  public void noteOff(int track, int offset, int noteId) {
    inOrder(offset, 0);
    Integer index = sounding.remove(noteId);
    assertNotNull(index, "off of a note that does not sound");
    Played on = notes.get(index);
    assertEquals(on.track, track);
    assertTrue(frame + offset > on.on, "a note of no frames");
    notes.set(index, new Played(track, on.on, frame + offset, on.key, on.velocity));
  }

  private void inOrder(int offset, int kind) {
    assertTrue(offset >= 0 && offset < Math.max(1, quantum), "offset " + offset);
    long at = frame + offset;
    assertTrue(
        at > lastEvent || (at == lastEvent && (kind >= lastKind || mayBeFull)),
        "events out of order at " + at);
    lastEvent = at;
    lastKind = kind;
  }

  /** Lets the player run to an absolute frame in quanta of random length. */
  void runTo(Player player, long untilFrame, Random random) {
    while (frame < untilFrame) {
      run(player, (int) Math.min(untilFrame - frame, 1 + random.nextInt(256)));
    }
  }

  /** Lets the player run to an absolute frame in quanta of 32, as the engine does. */
  void runTo(Player player, long untilFrame) {
    while (frame < untilFrame) {
      run(player, (int) Math.min(untilFrame - frame, 32));
    }
  }

  /** Lets the player run in one huge quantum. */
  void runInOne(Player player, int frames) {
    run(player, frames);
  }

  private void run(Player player, int frames) {
    quantum = frames;
    player.process(frames);
    frame += frames;
    quantum = 0;
  }

  long frame() {
    return frame;
  }

  int sounding() {
    return sounding.size();
  }

  List<Played> notes() {
    return notes;
  }

  /** What began at or behind a frame. */
  List<Played> onsetsFrom(long fromFrame) {
    return notes.stream()
        .filter(n -> n.on >= fromFrame)
        .map(n -> new Played(n.track, n.on, 0, n.key, n.velocity))
        .toList();
  }
}
