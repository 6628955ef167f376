package org.ngoma.firmware.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.ngoma.firmware.store.Bank;
import org.ngoma.firmware.store.BankEntry;
import org.ngoma.instruments.sound.Processors;
import org.ngoma.sequencer.model.Condition;
import org.ngoma.sequencer.model.Device;
import org.ngoma.sequencer.model.EditRefused;
import org.ngoma.sequencer.model.Lock;
import org.ngoma.sequencer.model.Note;
import org.ngoma.sequencer.model.ParamSpec;
import org.ngoma.sequencer.model.Pattern;
import org.ngoma.sequencer.model.Preset;
import org.ngoma.sequencer.model.Ratchet;
import org.ngoma.sequencer.model.Track;
import org.ngoma.sequencer.model.Trig;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Gives the notes of steps their conditions, ratchets, slides, sounds and locks. */
@Command(
    name = "trig",
    description = "Sets whether and how the notes of some steps are played.",
    footer = {
      "",
      "Conditions, all of which have to hold; ! before one for its opposite:",
      "  50%  in half of all passes      1:4   in the first of every four",
      "  1ST  in the first pass          LAST  in the last before the clip ends",
      "  PRE  as the last condition said NEI   as the last one of the track above said",
      "  FILL while fill is held",
      "Examples:",
      "  ./ngoma trig SONG --track Drums --at 15 --key 42 --if 50% --ratchet 3",
      "  ./ngoma trig SONG --track Bass --pattern A --at 4,12 --slide --lock synth.cutoff=900",
      "  ./ngoma trig SONG --track Keys --at 1 --sound \"Church organ\" --if 4:4",
      "  ./ngoma trig SONG --track Drums --plain",
    },
    usageHelpAutoWidth = true)
final class TrigVerb implements Callable<Integer> {

  @Mixin HelpOption help;

  @Spec CommandSpec spec;

  @Mixin PatternTarget target;

  @Option(
      names = "--at",
      split = ",",
      paramLabel = "STEP",
      description = "steps from 1; without it all of them")
  List<Integer> at = new ArrayList<>();

  @Option(names = "--key", paramLabel = "KEY", description = "only notes on this key: 42 or F#2")
  String key;

  @Option(names = "--if", paramLabel = "CONDITION", description = "may be given several times")
  List<String> conditions = new ArrayList<>();

  @Option(names = "--ratchet", paramLabel = "N", description = "strikes, 1 to 32")
  Integer ratchet;

  @Option(
      names = "--ramp",
      paramLabel = "X",
      description = "velocity of the strikes: -1 dies away, 1 rises")
  Double ramp;

  @Option(
      names = "--acceleration",
      paramLabel = "X",
      description = "gaps of the strikes: -1 wider, 1 closer")
  Double acceleration;

  @Option(
      names = "--or",
      split = ",",
      paramLabel = "KEY",
      description = "other keys, one of which is drawn in each pass")
  List<String> others = new ArrayList<>();

  @Option(names = "--slide", description = "held until the next note has begun")
  boolean slide;

  @Option(
      names = "--lock",
      paramLabel = "KNOB=VALUE",
      description = "a knob of the track, or with N: before it of effect N of its chain")
  Map<String, Double> locks = new TreeMap<>();

  @Option(names = "--sliding", description = "the locks move on to the next lock of their knob")
  boolean sliding;

  @Option(
      names = "--sound",
      paramLabel = "PRESET",
      description = "another sound until the next trig")
  String sound;

  @Option(names = "--plain", description = "first takes away all that was set before")
  boolean plain;

  @Override
  public Integer call() throws Exception {
    boolean changes =
        plain
            || slide
            || ratchet != null
            || ramp != null
            || acceleration != null
            || sound != null
            || !conditions.isEmpty()
            || !others.isEmpty()
            || !locks.isEmpty();
    if (!changes) {
      throw new EditRefused(
          "nothing to set: give --if, --ratchet, --or, --slide, --lock, --sound or --plain");
    }
    return target.edit(
        spec,
        history -> {
          List<String> told = new ArrayList<>();
          Optional<Preset> preset = preset();
          for (Track track : target.tracks(history.project())) {
            told.addAll(
                target.change(history, "Set trigs", pattern -> changed(track, pattern, preset)));
          }
          return told;
        });
  }

  private Optional<Preset> preset() throws IOException, EditRefused {
    if (sound == null) {
      return Optional.empty();
    }
    BankEntry entry = Bank.factory().one(List.of(sound));
    if (!(entry instanceof BankEntry.Knobs knobs)) {
      throw new EditRefused("--sound " + sound + ": that is a chain of effects, not a sound");
    }
    return Optional.of(knobs.preset());
  }

  private Pattern changed(Track track, Pattern pattern, Optional<Preset> preset) {
    int only = key == null ? -1 : Notation.key("--key", key);
    List<Note> notes = new ArrayList<>();
    int changed = 0;
    for (Note note : pattern.notes()) {
      boolean meant =
          (at.isEmpty() || at.contains(StepGrid.step(note))) && (only < 0 || note.key() == only);
      notes.add(meant ? note.withTrig(trig(track, note, preset)) : note);
      changed += meant ? 1 : 0;
    }
    if (changed == 0) {
      throw new IllegalArgumentException(
          "pattern %s of %s has no note there: ./ngoma steps shows where they are"
              .formatted(pattern.name(), track.name()));
    }
    return pattern.withNotes(notes);
  }

  private Trig trig(Track track, Note note, Optional<Preset> preset) {
    Trig trig = plain ? Trig.PLAIN : note.trig();
    if (!conditions.isEmpty()) {
      trig = trig.withConditions(conditions.stream().map(Condition::parse).toList());
    }
    Ratchet before = trig.ratchet();
    trig =
        trig.withRatchet(
            new Ratchet(
                ratchet == null ? before.count() : ratchet,
                ramp == null ? before.ramp() : ramp,
                acceleration == null ? before.acceleration() : acceleration));
    if (!others.isEmpty()) {
      trig = trig.withKeys(others.stream().map(word -> Notation.key("--or", word)).toList());
    }
    if (preset.isPresent()) {
      if (!preset.get().processor().equals(track.kind().id())) {
        throw new IllegalArgumentException(
            "--sound %s: it is for %s, and track %s is %s"
                .formatted(sound, preset.get().processor(), track.name(), track.kind().id()));
      }
      trig = trig.withSound(preset);
    }
    return withLocks(track, slide ? trig.withSlide(true) : trig);
  }

  private Trig withLocks(Track track, Trig trig) {
    List<Lock> all = new ArrayList<>(trig.locks());
    locks.forEach(
        (name, value) -> {
          Lock lock = lock(track, name, value);
          all.removeIf(
              old -> old.deviceId() == lock.deviceId() && old.paramId().equals(lock.paramId()));
          all.add(lock);
        });
    return trig.withLocks(all);
  }

  private Lock lock(Track track, String name, double value) {
    String[] parts = name.split(":", 2);
    int device = 0;
    Optional<ParamSpec> row;
    if (parts.length == 2 && parts[0].matches("[1-8]")) {
      int place = Integer.parseInt(parts[0]) - 1;
      if (place >= track.effects().size()) {
        throw new IllegalArgumentException(
            "--lock %s: the chain of %s has %d effects"
                .formatted(name, track.name(), track.effects().size()));
      }
      Device effect = track.effects().get(place);
      device = effect.id();
      row = Processors.parameters().ofDevice(effect.kind(), parts[1]);
    } else {
      row = Processors.parameters().ofTrack(track.kind(), name);
    }
    ParamSpec spec =
        row.orElseThrow(
            () ->
                new IllegalArgumentException(
                    "--lock %s: %s has no such knob; docs/parameters.md lists them"
                        .formatted(name, track.name())));
    if (value < spec.min() || value > spec.max()) {
      throw new IllegalArgumentException(
          "--lock %s=%s: from %s to %s".formatted(name, value, spec.min(), spec.max()));
    }
    return new Lock(device, spec.id(), value, sliding);
  }
}
