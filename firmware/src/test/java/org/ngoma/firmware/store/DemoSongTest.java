package org.ngoma.firmware.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.ngoma.instruments.sound.Processors;
import org.ngoma.sequencer.model.Bus;
import org.ngoma.sequencer.model.Clip;
import org.ngoma.sequencer.model.Device;
import org.ngoma.sequencer.model.Note;
import org.ngoma.sequencer.model.ParamSpec;
import org.ngoma.sequencer.model.Parameters;
import org.ngoma.sequencer.model.Pattern;
import org.ngoma.sequencer.model.Ppqn;
import org.ngoma.sequencer.model.Project;
import org.ngoma.sequencer.model.Track;

/** The form of the demo song, as {@code docs/demo-song.md} tells it. */
class DemoSongTest {

  private record Section(String name, int firstBar, int bars) {}

  private record Onset(String track, long tick) {}

  private static final int BAR = 4 * Ppqn.TICKS;

  private static final List<Section> FORM =
      List.of(
          new Section("intro", 0, 4),
          new Section("groove", 4, 8),
          new Section("breakdown", 12, 4),
          new Section("drop", 16, 8),
          new Section("break", 24, 4),
          new Section("second drop", 28, 8),
          new Section("outro", 36, 6));

  private final Project song;

  DemoSongTest() throws ProjectFileException {
    LoadedProject loaded = DemoSong.load();
    assertEquals(List.of(), loaded.remarks());
    song = loaded.project();
  }

  @Test
  void isKeptAsItWouldBeWritten() throws Exception {
    try (InputStream in =
        DemoSong.class.getResourceAsStream("/org/ngoma/firmware/demo/project.json")) {
      assertArrayEquals(in.readAllBytes(), ProjectJson.write(song));
    }
  }

  @Test
  void lastsAboutNinetySeconds() {
    assertEquals(1, song.tempos().size());
    double seconds = song.endTick() / (double) Ppqn.TICKS * 60 / song.tempos().getFirst().bpm();
    assertTrue(seconds >= 80 && seconds <= 100, seconds + " s");
    Section last = FORM.getLast();
    assertEquals((long) (last.firstBar() + last.bars()) * BAR, song.endTick());
  }

  @Test
  void hasEightTracksAtLeastThatAllPlay() {
    Set<String> playing = new HashSet<>();
    onsets().forEach(onset -> playing.add(onset.track()));
    assertTrue(playing.size() >= 8, playing + " play");
    assertEquals(song.tracks().size(), playing.size());
  }

  @Test
  void changesAtLeastTwoTracksFromSectionToSection() {
    for (int i = 1; i < FORM.size(); i++) {
      Set<String> changed = new TreeSet<>(tracksIn(FORM.get(i - 1)));
      Set<String> now = tracksIn(FORM.get(i));
      Set<String> both = new TreeSet<>(changed);
      both.retainAll(now);
      changed.addAll(now);
      changed.removeAll(both);
      assertTrue(changed.size() >= 2, FORM.get(i).name() + " changes only " + changed);
    }
  }

  @Test
  void keepsTheLogDrumForTheDrop() {
    long first =
        onsets().stream()
            .filter(onset -> onset.track().equals("Log drum"))
            .mapToLong(Onset::tick)
            .min()
            .orElseThrow();
    Section drop = FORM.get(3);
    assertTrue(first >= drop.firstBar() * (long) BAR - BAR / 4, "first log drum at tick " + first);
  }

  @Test
  void swings() {
    for (Track track : song.tracks()) {
      boolean riser = track.name().equals("Riser");
      assertEquals(riser ? 50 : 54, track.swingPercent(), track.name());
    }
  }

  @Test
  void isPlayedByAHand() {
    for (Track track : song.tracks()) {
      Set<Integer> velocities = new HashSet<>();
      track.patterns().forEach(p -> p.notes().forEach(n -> velocities.add(n.velocity())));
      boolean fewNotes = track.name().equals("Riser");
      assertTrue(fewNotes || velocities.size() >= 4, track.name() + " has only " + velocities);
    }
  }

  @Test
  void setsOnlyParametersThatThisBuildHasAndInTheirRange() {
    Parameters known = Processors.parameters();
    song.master()
        .params()
        .forEach((id, value) -> assertInRange(known.master().find(id), id, value));
    for (Bus bus : song.returns()) {
      for (Device device : bus.effects()) {
        device
            .params()
            .forEach((id, value) -> assertInRange(known.ofDevice(device.kind(), id), id, value));
      }
    }
    for (Track track : song.tracks()) {
      track
          .params()
          .forEach(
              (id, value) ->
                  assertInRange(known.ofTrack(track.kind(), id), track.name() + " " + id, value));
    }
  }

  private static void assertInRange(Optional<ParamSpec> spec, String what, double value) {
    assertTrue(spec.isPresent(), "there is no " + what);
    assertEquals(value, spec.get().clamp(value), what);
  }

  private Set<String> tracksIn(Section section) {
    long start = (long) section.firstBar() * BAR;
    long end = start + (long) section.bars() * BAR;
    Set<String> sounding = new TreeSet<>();
    for (Onset onset : onsets()) {
      if (onset.tick() >= start && onset.tick() < end) {
        sounding.add(onset.track());
      }
    }
    return sounding;
  }

  private List<Onset> onsets() {
    return song.tracks().stream()
        .flatMap(track -> track.clips().stream().flatMap(clip -> onsets(track, clip).stream()))
        .toList();
  }

  private static List<Onset> onsets(Track track, Clip clip) {
    Map<Integer, Pattern> patterns = new HashMap<>();
    track.patterns().forEach(pattern -> patterns.put(pattern.id(), pattern));
    Pattern pattern = patterns.get(clip.patternId());
    List<Onset> onsets = new ArrayList<>();
    for (long at = 0; at < clip.lengthTicks(); at += pattern.lengthTicks()) {
      for (Note note : pattern.notes()) {
        if (at + note.tick() < clip.lengthTicks()) {
          onsets.add(new Onset(track.name(), clip.startTick() + at + note.tick()));
        }
      }
    }
    return onsets;
  }
}
