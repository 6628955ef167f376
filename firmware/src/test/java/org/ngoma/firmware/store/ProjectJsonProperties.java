package org.ngoma.firmware.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.ngoma.sequencer.model.AudioClip;
import org.ngoma.sequencer.model.AudioRegion;
import org.ngoma.sequencer.model.Bus;
import org.ngoma.sequencer.model.Clip;
import org.ngoma.sequencer.model.Condition;
import org.ngoma.sequencer.model.Direction;
import org.ngoma.sequencer.model.Division;
import org.ngoma.sequencer.model.FadeCurve;
import org.ngoma.sequencer.model.FileRef;
import org.ngoma.sequencer.model.Follow;
import org.ngoma.sequencer.model.Groove;
import org.ngoma.sequencer.model.Lock;
import org.ngoma.sequencer.model.Marker;
import org.ngoma.sequencer.model.Note;
import org.ngoma.sequencer.model.Pattern;
import org.ngoma.sequencer.model.Ppqn;
import org.ngoma.sequencer.model.Preset;
import org.ngoma.sequencer.model.Project;
import org.ngoma.sequencer.model.Ratchet;
import org.ngoma.sequencer.model.Recording;
import org.ngoma.sequencer.model.SignatureChange;
import org.ngoma.sequencer.model.Speed;
import org.ngoma.sequencer.model.Stepping;
import org.ngoma.sequencer.model.StretchMode;
import org.ngoma.sequencer.model.TempoChange;
import org.ngoma.sequencer.model.Track;
import org.ngoma.sequencer.model.TrackGroove;
import org.ngoma.sequencer.model.TrackKind;
import org.ngoma.sequencer.model.Trig;

class ProjectJsonProperties {

  @Property(tries = 300, seed = "5608")
  void everyProjectReadsBackAsItself(@ForAll("projects") Project project) throws Exception {
    byte[] archive = Archive.bytesOf(project);
    LoadedProject loaded = Archive.read("any", archive);
    assertEquals(project, loaded.project());
    assertEquals(List.of(), loaded.remarks());
    assertArrayEquals(archive, Archive.bytesOf(loaded.project()));
  }

  @Property(tries = 300, seed = "5608")
  void whatIsWrittenKeepsToTheSchema(@ForAll("projects") Project project) throws Exception {
    assertEquals(List.of(), SchemaCheck.published().faults(ProjectJson.write(project)));
  }

  @Provide
  Arbitrary<Project> projects() {
    Arbitrary<List<Long>> ticks =
        Arbitraries.longs()
            .between(1, Ppqn.MAX_TICK)
            .set()
            .ofMaxSize(3)
            .map(ProjectJsonProperties::from0);
    Arbitrary<List<TempoChange>> tempos =
        Combinators.combine(ticks, Arbitraries.doubles().between(20, 999).list().ofSize(4))
            .as((at, bpm) -> changes(at, i -> new TempoChange(at.get(i), bpm.get(i))));
    Arbitrary<List<SignatureChange>> signatures =
        Combinators.combine(ticks, Arbitraries.integers().between(1, 99))
            .as((at, n) -> changes(at, i -> new SignatureChange(at.get(i), n, 1 << (i * 2))));
    return Combinators.combine(
            Arbitraries.strings().ofMaxLength(20),
            tempos,
            signatures,
            tracks().list().ofMaxSize(4),
            params(),
            markers().list().ofMaxSize(4))
        .as(
            (name, tempo, signature, tracks, params, markers) ->
                new Project(name, tempo, signature, numbered(tracks))
                    .withMarkers(markers)
                    .withMaster(Bus.plain("Master").withParams(params)));
  }

  private static Arbitrary<Marker> markers() {
    Arbitrary<String> texts =
        Arbitraries.strings()
            .ofMinLength(1)
            .ofMaxLength(9)
            .filter(t -> t.chars().noneMatch(c -> Character.isISOControl(c) && c != '\n'));
    return Combinators.combine(
            Arbitraries.longs().between(0, Ppqn.MAX_TICK), Arbitraries.of(Marker.Kind.class), texts)
        .as(Marker::new);
  }

  private static List<Long> from0(Set<Long> ticks) {
    TreeSet<Long> sorted = new TreeSet<>(ticks);
    sorted.add(0L);
    return List.copyOf(sorted);
  }

  private static <T> List<T> changes(List<Long> at, IntFunction<T> make) {
    return IntStream.range(0, at.size()).mapToObj(make).toList();
  }

  private static Arbitrary<Map<String, Double>> params() {
    Arbitrary<String> ids =
        Arbitraries.oneOf(
            Arbitraries.of("channel.gain", "synth.cutoff", "unknown.thing"),
            Arbitraries.strings().ofMaxLength(8));
    Arbitrary<Double> values =
        Arbitraries.oneOf(
            Arbitraries.doubles(), Arbitraries.of(0.0, -0.0, 1e300, Double.MIN_VALUE));
    return Arbitraries.maps(ids, values).ofMaxSize(5);
  }

  private static Arbitrary<Track> tracks() {
    Arbitrary<Note> notes =
        Combinators.combine(
                Arbitraries.integers().greaterOrEqual(0),
                Arbitraries.integers().greaterOrEqual(1),
                Arbitraries.integers().between(0, 127),
                Arbitraries.integers().between(1, 127),
                trigs())
            .as(Note::new);
    Arbitrary<Pattern> patterns =
        Combinators.combine(
                Arbitraries.strings().ofMaxLength(5),
                Arbitraries.integers().greaterOrEqual(1),
                notes.list().ofMaxSize(12),
                steppings(),
                follows())
            .as(
                (name, length, played, steps, follow) ->
                    new Pattern(
                        0,
                        name,
                        length,
                        played,
                        length > Pattern.MAX_ORDERED_TICKS ? Stepping.PLAIN : steps,
                        follow));
    return Combinators.combine(
            Arbitraries.strings().ofMaxLength(12),
            Arbitraries.of(TrackKind.class),
            Arbitraries.doubles().between(50, 80),
            params(),
            patterns.list().ofMaxSize(3),
            Arbitraries.longs().between(1, 1L << 37).list().ofMaxSize(3))
        .as(
            (name, kind, swing, params, loops, lengths) ->
                new Track(0, name, kind, swing, params, loops, row(lengths))
                    .withAudio(kind == TrackKind.AUDIO ? recordings(lengths, swing) : List.of()));
  }

  private static Arbitrary<Follow> follows() {
    return Combinators.combine(
            Arbitraries.of(Follow.Action.class),
            Arbitraries.integers().between(1, Follow.MAX_PASSES),
            Arbitraries.integers().between(0, 100))
        .as(Follow::new);
  }

  private static Arbitrary<Stepping> steppings() {
    return Arbitraries.oneOf(
        Arbitraries.just(Stepping.PLAIN),
        Combinators.combine(
                Arbitraries.of(Division.class),
                Arbitraries.of(Speed.class),
                Arbitraries.of(Direction.class),
                Arbitraries.integers().between(0, Stepping.MAX_STEPS - 1).list().ofMaxSize(3))
            .as(Stepping::new));
  }

  private static Arbitrary<Trig> trigs() {
    Arbitrary<Condition> conditions =
        Arbitraries.of("0%", "!100%", "50%", "1:1", "!7:64", "1ST", "LAST", "!PRE", "NEI", "FILL")
            .map(Condition::parse);
    Arbitrary<Double> ramps = Arbitraries.doubles().between(-1, 1);
    Arbitrary<Ratchet> ratchets =
        Combinators.combine(Arbitraries.integers().between(1, Ratchet.MAX), ramps, ramps)
            .as(Ratchet::new);
    Arbitrary<Optional<Preset>> sounds =
        Combinators.combine(Arbitraries.of("Tom \"low\"", "Wood"), params())
            .as((name, params) -> new Preset(name, "synth", List.of(), params))
            .optional(0.3);
    Arbitrary<List<Lock>> locks =
        Arbitraries.maps(Arbitraries.of("a.b", "synth.cutoff", "\u0007"), ramps)
            .map(
                values ->
                    values.entrySet().stream()
                        .map(e -> new Lock(values.size(), e.getKey(), e.getValue(), true))
                        .toList());
    Arbitrary<Trig> any =
        Combinators.combine(
                conditions.list().ofMaxSize(Trig.MAX_CONDITIONS),
                ratchets,
                Arbitraries.integers().between(0, 127).list().ofMaxSize(Trig.MAX_KEYS),
                Arbitraries.of(true, false),
                sounds,
                locks)
            .as(Trig::new);
    return Arbitraries.oneOf(Arbitraries.just(Trig.PLAIN), any);
  }

  private static final List<FadeCurve> CURVES =
      List.of(FadeCurve.POWER, FadeCurve.LINEAR, FadeCurve.SMOOTH, FadeCurve.SLOW);

  private static final List<StretchMode> MODES =
      List.of(StretchMode.BEATS, StretchMode.TONES, StretchMode.REPITCH);

  /** Recordings of all sorts, each overlapping the next by a tick. */
  private static List<AudioClip> recordings(List<Long> lengths, double any) {
    List<AudioClip> clips = new ArrayList<>();
    long at = 0;
    for (long length : lengths) {
      FileRef file = new FileRef("5a".repeat(32), "take " + length + " \"\u0007.wav");
      AudioRegion region =
          AudioRegion.of(new Recording(file, 44_100, 1 + length % 100_000))
              .withOffset(length % (1 + length % 100_000))
              .withGain(any - 70)
              .withFades(length % 50, any, CURVES.get((int) (length % 4)))
              .withReverse(length % 2 == 0)
              .withTranspose(any - 60);
      boolean follows = length % 3 == 0;
      StretchMode mode = MODES.get((int) (length % 3));
      clips.add(new AudioClip(0, at, length + 2, follows ? region.following(any, mode) : region));
      at += length + 1;
    }
    return clips;
  }

  /** Clips one behind the other, each with as long a gap before it; their pattern comes later. */
  private static List<Clip> row(List<Long> lengths) {
    List<Clip> clips = new ArrayList<>();
    long at = 0;
    for (long length : lengths) {
      clips.add(new Clip(0, at, length));
      at += 2 * length;
    }
    return clips;
  }

  /** Gives tracks and patterns ids of their own, and clips a pattern. */
  private static List<Track> numbered(List<Track> tracks) {
    List<Track> numbered = new ArrayList<>();
    int next = 0;
    for (Track track : tracks) {
      List<Pattern> patterns = new ArrayList<>();
      for (Pattern pattern : track.patterns()) {
        patterns.add(
            new Pattern(
                next++,
                pattern.name(),
                pattern.lengthTicks(),
                pattern.notes(),
                pattern.stepping(),
                pattern.follow()));
      }
      List<Clip> clips = new ArrayList<>();
      for (Clip clip : patterns.isEmpty() ? List.<Clip>of() : track.clips()) {
        clips.add(new Clip(patterns.getLast().id(), clip.startTick(), clip.lengthTicks()));
      }
      numbered.add(
          new Track(
                  next++,
                  track.name(),
                  track.kind(),
                  track.swingPercent(),
                  track.params(),
                  patterns,
                  clips)
              .withRestarts(next % 2 == 0)
              .withGroove(
                  next % 3 == 0
                      ? Optional.of(
                          new TrackGroove(Groove.swing("Mine \"ü\"", next, 62.5), 1 / 3.0))
                      : Optional.empty())
              .withAudio(renumbered(track.audio(), 1000 * numbered.size())));
    }
    return numbered;
  }

  private static List<AudioClip> renumbered(List<AudioClip> clips, int from) {
    List<AudioClip> numbered = new ArrayList<>();
    for (AudioClip clip : clips) {
      numbered.add(
          new AudioClip(
              from + numbered.size(), clip.startTick(), clip.lengthTicks(), clip.region()));
    }
    return numbered;
  }
}
