package org.ngoma.sequencer.play;

import static org.ngoma.sequencer.play.TrackScore.CLIP;
import static org.ngoma.sequencer.play.TrackScore.HEADER;
import static org.ngoma.sequencer.play.TrackScore.NOTE;
import static org.ngoma.sequencer.play.TrackScore.PATTERN;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ngoma.sequencer.model.Clip;
import org.ngoma.sequencer.model.Note;
import org.ngoma.sequencer.model.Pattern;
import org.ngoma.sequencer.model.Project;
import org.ngoma.sequencer.model.Track;

/** Turns the music as it is edited into the arrays that are played. Never on the audio thread. */
final class ScoreCompiler {

  private ScoreCompiler() {}

  /** A score that plays nothing, at 120 BPM. */
  static Score silence() {
    return Score.of(Project.empty("silence"));
  }

  /** The flat array of a track; see {@link TrackScore} for its layout. */
  static long[] compile(Track track) {
    List<long[]> notes = new ArrayList<>();
    int noteCount = 0;
    for (Pattern pattern : track.patterns()) {
      notes.add(notesOf(pattern, track.swingPercent()));
      noteCount += notes.getLast().length / NOTE;
    }
    long[] clips = clipsOf(track, notes);
    int patternBase = HEADER + clips.length;
    int noteBase = patternBase + PATTERN * notes.size();
    long[] data = new long[noteBase + NOTE * noteCount];
    data[0] = track.id();
    data[1] = clips.length / CLIP;
    data[2] = notes.size();
    data[3] = noteCount;
    System.arraycopy(clips, 0, data, HEADER, clips.length);
    int firstNote = 0;
    for (int i = 0; i < notes.size(); i++) {
      long[] packed = notes.get(i);
      data[patternBase + PATTERN * i] = firstNote;
      data[patternBase + PATTERN * i + 1] = packed.length / NOTE;
      data[patternBase + PATTERN * i + 2] = track.patterns().get(i).lengthTicks();
      System.arraycopy(packed, 0, data, noteBase + NOTE * firstNote, packed.length);
      firstNote += packed.length / NOTE;
    }
    return data;
  }

  /** The clips in which a note begins. */
  private static long[] clipsOf(Track track, List<long[]> notes) {
    Map<Integer, Integer> indexOfPattern = new HashMap<>();
    for (int i = 0; i < track.patterns().size(); i++) {
      indexOfPattern.put(track.patterns().get(i).id(), i);
    }
    long[] packed = new long[CLIP * track.clips().size()];
    int at = 0;
    for (Clip clip : track.clips()) {
      Integer index = indexOfPattern.get(clip.patternId());
      if (index == null) {
        throw new IllegalArgumentException(
            "track %s: the clip at tick %d names pattern %d, which the track does not have"
                .formatted(track.name(), clip.startTick(), clip.patternId()));
      }
      long[] patternNotes = notes.get(index);
      if (patternNotes.length > 0 && patternNotes[0] >>> 32 < clip.lengthTicks()) {
        packed[at++] = clip.startTick();
        packed[at++] = clip.endTick();
        packed[at++] = index;
      }
    }
    return Arrays.copyOf(packed, at);
  }

  private static long[] notesOf(Pattern pattern, double swingPercent) {
    Swing swing = new Swing(swingPercent, pattern.lengthTicks());
    List<Note> swung = new ArrayList<>(pattern.notes().size());
    for (Note note : pattern.notes()) {
      if (note.tick() < pattern.lengthTicks()) {
        long start = swing.warp(note.tick());
        long end = swing.warp((long) note.tick() + note.lengthTicks());
        int length = (int) Math.min(Integer.MAX_VALUE, Math.max(1, end - start));
        swung.add(new Note((int) start, length, note.key(), note.velocity()));
      }
    }
    swung.sort(null);
    long[] packed = new long[NOTE * swung.size()];
    int at = 0;
    for (Note note : swung) {
      packed[at++] = (long) note.tick() << 32 | note.lengthTicks();
      packed[at++] = (long) note.key() << 8 | note.velocity();
    }
    return packed;
  }
}
