package org.ngoma.firmware.store;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ngoma.sequencer.model.Device;
import org.ngoma.sequencer.model.Place;
import org.ngoma.sequencer.model.Preset;
import org.ngoma.sequencer.model.Project;
import org.ngoma.sequencer.model.Track;
import org.ngoma.sequencer.model.TrackKind;

/**
 * Four bars that show what a preset is for: a bass plays a bass line, a kit a groove, a chain for
 * voices stands behind a voice. The phrases are a project of their own, {@code phrases.json}.
 */
public final class Audition {

  private static final String PHRASES = "phrases.json";

  /** What an instrument plays, by the first of its tags that is listed. */
  private static final Map<String, String> PHRASE_OF_TAG =
      Map.ofEntries(
          Map.entry("bass", "bass"),
          Map.entry("lead", "melody"),
          Map.entry("flute", "melody"),
          Map.entry("voice", "voice"),
          Map.entry("breath", "voice"),
          Map.entry("pluck", "arp"),
          Map.entry("plucked", "arp"),
          Map.entry("arp", "arp"),
          Map.entry("bell", "arp"),
          Map.entry("mallet", "arp"),
          Map.entry("stab", "stabs"),
          Map.entry("horns", "stabs"),
          Map.entry("pad", "chords"),
          Map.entry("strings", "chords"),
          Map.entry("texture", "chords"),
          Map.entry("choir", "chords"),
          Map.entry("glass", "chords"),
          Map.entry("kalimba", "arp"),
          Map.entry("vibes", "arp"));

  private static final Map<String, String> PHRASE_OF_KIND =
      Map.of("drums", "drums", "logdrum", "log", "ambient", "drone");

  /** What an effect is heard on, by the first of its tags that is listed. */
  private static final Map<String, String> SOURCE_OF_TAG =
      Map.ofEntries(
          Map.entry("drums", "drums"),
          Map.entry("percussion", "drums"),
          Map.entry("bass", "log"),
          Map.entry("log-drum", "log"),
          Map.entry("logdrum", "log"),
          Map.entry("voice", "voice"),
          Map.entry("vocal", "voice"),
          Map.entry("lead", "melody"),
          Map.entry("synth", "melody"),
          Map.entry("stab", "stabs"),
          Map.entry("pad", "chords"),
          Map.entry("ambient", "chords"),
          Map.entry("keys", "keys"));

  private static final Map<String, String> SOURCE_OF_KIND =
      Map.ofEntries(
          Map.entry("compressor", "drums"),
          Map.entry("gate", "drums"),
          Map.entry("transient", "drums"),
          Map.entry("limiter", "drums"),
          Map.entry("stutter", "drums"),
          Map.entry("crush", "drums"),
          Map.entry("drive", "drums"),
          Map.entry("enhancer", "log"),
          Map.entry("delay", "stabs"),
          Map.entry("reverb", "stabs"),
          Map.entry("convolution", "stabs"));

  /** Effects for a whole mix. */
  private static final Set<String> WHOLE = Set.of("master", "bus");

  /** Behind whatever ids the phrases and the delivered returns have. */
  private static final int FIRST_ID = 1000;

  private Audition() {}

  /**
   * The phrase of a preset of the factory's.
   *
   * @param asked its name, or words that only it has
   * @throws ProjectFileException when no single one is meant
   */
  static Project of(String asked) throws ProjectFileException {
    try {
      return of(Bank.factory().one(List.of(asked)));
    } catch (ProjectFileException e) {
      throw e;
    } catch (IOException e) {
      throw new ProjectFileException(
          "preset '" + asked + "'", "this build cannot read its bank", "build it again", e);
    }
  }

  /**
   * The phrase of a preset or chain.
   *
   * @throws ProjectFileException when this build was packed without phrases, or does not know what
   *     the preset is for
   */
  public static Project of(BankEntry entry) throws ProjectFileException {
    Project phrases = phrases();
    List<Track> tracks =
        switch (entry) {
          case BankEntry.Knobs knobs -> {
            TrackKind kind = instrument(knobs.kind());
            yield kind != null
                ? List.of(played(phrases, kind, knobs.preset()))
                : effects(phrases, entry, List.of(effect(knobs.preset())));
          }
          case BankEntry.Chain chain -> effects(phrases, entry, chain.chain().effects());
        };
    Project project = phrases.withName(entry.name()).withTracks(tracks);
    return wholeMix(entry)
        ? project
            .withTracks(tracks.stream().map(track -> track.withEffects(List.of())).toList())
            .withBus(Place.MASTER, project.master().withEffects(tracks.getFirst().effects()))
        : project;
  }

  private static Track played(Project phrases, TrackKind kind, Preset preset)
      throws ProjectFileException {
    Track phrase = find(phrases, phraseOf(kind, preset));
    return new Track(
        phrase.id(),
        preset.name(),
        kind,
        phrase.swingPercent(),
        preset.params(),
        phrase.patterns(),
        phrase.clips());
  }

  private static String phraseOf(TrackKind kind, Preset preset) {
    String only = PHRASE_OF_KIND.get(kind.id());
    if (only != null) {
      return only;
    }
    return kind == TrackKind.SAMPLER
        ? sampled(preset)
        : first(preset.tags(), PHRASE_OF_TAG, "keys");
  }

  private static String sampled(Preset preset) {
    if (preset.tags().contains("slices")) {
      return "slices";
    }
    if (preset.tags().contains("short") || preset.tags().contains("stab")) {
      return "stabs";
    }
    String family = preset.tags().getFirst();
    return family.equals("chords") || family.equals("break")
        ? "sample"
        : first(preset.tags(), PHRASE_OF_TAG, "keys");
  }

  private static String first(List<String> tags, Map<String, String> words, String otherwise) {
    return tags.stream().filter(words::containsKey).findFirst().map(words::get).orElse(otherwise);
  }

  private static Device effect(Preset preset) throws ProjectFileException {
    try {
      return Device.of(0, preset.processor()).withParams(preset.params());
    } catch (IllegalArgumentException e) {
      throw new ProjectFileException(
          "preset " + preset.name(), e.getMessage(), "correct it there", e);
    }
  }

  private static List<Track> effects(Project phrases, BankEntry entry, List<Device> effects)
      throws ProjectFileException {
    boolean keyed = entry.tags().contains("side-chain");
    Track key = find(phrases, "drums");
    List<Device> numbered = new ArrayList<>();
    for (Device effect : effects) {
      numbered.add(
          new Device(
              FIRST_ID + numbered.size(),
              effect.kind(),
              effect.bypassed(),
              keyed ? key.id() : 0,
              effect.params(),
              effect.files()));
    }
    if (wholeMix(entry)) {
      return List.of(find(phrases, "keys").withEffects(numbered), find(phrases, "log"), key);
    }
    if (keyed) {
      return List.of(find(phrases, "chords").withEffects(numbered), key);
    }
    String usual = SOURCE_OF_KIND.getOrDefault(entry.kind(), "keys");
    return List.of(find(phrases, first(entry.tags(), SOURCE_OF_TAG, usual)).withEffects(numbered));
  }

  private static boolean wholeMix(BankEntry entry) {
    return instrument(entry.kind()) == null && WHOLE.contains(entry.tags().getFirst());
  }

  private static TrackKind instrument(String id) {
    for (TrackKind kind : TrackKind.values()) {
      if (kind.id().equals(id)) {
        return kind;
      }
    }
    return null;
  }

  private static Track find(Project phrases, String name) throws ProjectFileException {
    return phrases.tracks().stream()
        .filter(track -> track.name().equals(name))
        .findFirst()
        .orElseThrow(() -> broken(null));
  }

  private static Project phrases() throws ProjectFileException {
    try (InputStream in = Audition.class.getResourceAsStream(PHRASES)) {
      if (in == null) {
        throw broken(null);
      }
      return ProjectJson.read(PHRASES, in.readAllBytes()).project();
    } catch (ProjectFileException e) {
      throw e;
    } catch (IOException e) {
      throw broken(e);
    }
  }

  private static ProjectFileException broken(IOException e) {
    return new ProjectFileException(
        PHRASES, "this build has no phrases to hear presets by", "build it again", e);
  }
}
