package org.ngoma.sequencer.play.midifile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ngoma.sequencer.model.Clip;
import org.ngoma.sequencer.model.Marker;
import org.ngoma.sequencer.model.Note;
import org.ngoma.sequencer.model.Pattern;
import org.ngoma.sequencer.model.Ppqn;
import org.ngoma.sequencer.model.Project;
import org.ngoma.sequencer.model.Track;
import org.ngoma.sequencer.model.TrackKind;
import org.ngoma.sequencer.play.TempoMap;
import org.ngoma.sequencer.play.midifile.NotePairing.Source;

/** Lays the notes of a file out as tracks of a project. */
final class SongBuilder {

  /** Silence before the first note that is kept, in seconds. */
  private static final double MAX_LEAD_IN_SECONDS = 300;

  /** Where these stand, a channel stands anyway. */
  private static final int FULL_VOLUME = 127;

  private static final int CENTRE = 64;

  private static final double STRAIGHT = 50;

  private final SmfFile file;
  private final SmfNotes notes;
  private final List<Source> sources;
  private final SmfTiming timing;
  private final Remarks remarks;

  SongBuilder(SmfFile file, NotePairing pairing, Remarks remarks) throws MidiFileException {
    this.file = file;
    this.remarks = remarks;
    notes = pairing.notes();
    sources = pairing.sources();
    timing = new SmfTiming(file, remarks);
  }

  Project build(String name) {
    long cut = cutLeadIn();
    long end = 0;
    for (int note = 0; note < notes.size(); note++) {
      end = Math.max(end, endOf(note) - cut);
    }
    int lengthTicks = (int) timing.barEnd(end);

    List<List<Integer>> groups = groups();
    List<List<Note>> notesOfGroup = notesByGroup(groups, cut);
    List<Track> tracks = new ArrayList<>();
    List<String> names = new TrackNames(file, sources).of(groups);
    for (int i = 0; i < groups.size(); i++) {
      tracks.add(track(i, names.get(i), groups.get(i), notesOfGroup.get(i), lengthTicks));
    }
    return new Project(name, timing.tempos(), timing.signatures(), tracks)
        .withMarkers(markers(cut));
  }

  private List<Marker> markers(long cut) {
    return file.words().markers().stream()
        .map(
            marker ->
                new Marker(
                    Math.max(0, timing.scale(marker.tick()) - cut), marker.kind(), marker.text()))
        .toList();
  }

  private long endOf(int note) {
    return Math.max(timing.scale(notes.start(note)) + 1, timing.scale(notes.endTick(note)));
  }

  /** Cuts a very long silence before the first note off, in whole bars; how many ticks. */
  private long cutLeadIn() {
    long first = timing.barStart(timing.scale(notes.start(0)));
    double seconds = TempoMap.of(timing.tempos()).secondsAt(first);
    if (seconds <= MAX_LEAD_IN_SECONDS) {
      return 0;
    }
    timing.cutBefore(first);
    remarks.say(
        String.format(
            Locale.ROOT,
            "Left out %,.0f seconds of silence before the first note (%,d quarter notes).",
            seconds,
            first / Ppqn.TICKS));
    return first;
  }

  /**
   * Which sounds of the file become one track: each one its own, or, when these are too many, all
   * of a channel and program, or all of one family of instruments.
   */
  private List<List<Integer>> groups() {
    for (int level = 0; ; level++) {
      Map<Integer, List<Integer>> groups = new LinkedHashMap<>();
      for (int i : byTrack()) {
        groups.computeIfAbsent(groupOf(i, level), g -> new ArrayList<>()).add(i);
      }
      if (groups.size() <= Project.MAX_TRACKS) {
        if (level > 0) {
          remarks.say(
              String.format(
                  Locale.ROOT,
                  "%,d tracks became %d, because a project holds 64: those of one %s were joined.",
                  sources.size(),
                  groups.size(),
                  level == 1 ? "channel and instrument" : "family of instruments"));
        }
        return List.copyOf(groups.values());
      }
    }
  }

  private int groupOf(int index, int level) {
    Source source = sources.get(index);
    return switch (level) {
      case 0 -> index;
      case 1 -> source.channel() << 7 | source.program();
      default -> source.drums() ? -1 : GmPatches.familyOf(source.program());
    };
  }

  /** All sounds, those of the file's first track first. */
  private List<Integer> byTrack() {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < sources.size(); i++) {
      order.add(i);
    }
    order.sort((a, b) -> Integer.compare(sources.get(a).track(), sources.get(b).track()));
    return order;
  }

  private List<List<Note>> notesByGroup(List<List<Integer>> groups, long cut) {
    int[] groupOfSource = new int[sources.size()];
    List<List<Note>> byGroup = new ArrayList<>();
    for (int i = 0; i < groups.size(); i++) {
      byGroup.add(new ArrayList<>());
      for (int source : groups.get(i)) {
        groupOfSource[source] = i;
      }
    }
    for (int i = 0; i < notes.size(); i++) {
      long start = timing.scale(notes.start(i));
      byGroup
          .get(groupOfSource[notes.source(i)])
          .add(
              new Note(
                  (int) (start - cut), (int) (endOf(i) - start), notes.key(i), notes.velocity(i)));
    }
    return byGroup;
  }

  private Track track(
      int index, String name, List<Integer> group, List<Note> groupNotes, int lengthTicks) {
    Source source = sources.get(group.getFirst());
    Map<String, Double> params = new HashMap<>();
    if (!source.drums()) {
      params.putAll(GmPatches.of(source.program()));
    }
    if (source.volume() >= 0 && source.volume() < FULL_VOLUME) {
      params.put("channel.gain", gainDb(source.volume()));
    }
    if (source.pan() >= 0 && source.pan() != CENTRE) {
      params.put("channel.pan", Math.max(-1, (source.pan() - CENTRE) / 63.0));
    }
    int id = 2 * index + 1;
    return new Track(
        id,
        name,
        source.drums() ? TrackKind.DRUMS : TrackKind.SYNTH,
        STRAIGHT,
        params,
        List.of(new Pattern(id + 1, "A", lengthTicks, groupNotes)),
        List.of(new Clip(id + 1, 0, lengthTicks)));
  }

  /** The curve of "General MIDI Level 1 Developer Guidelines": 40 log10 of the way. */
  private static double gainDb(int volume) {
    return volume == 0 ? -60 : Math.max(-60, 40 * Math.log10(volume / 127.0));
  }
}
