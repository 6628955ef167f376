package org.ngoma.firmware.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.ngoma.firmware.browse.MyPresets;
import org.ngoma.firmware.browse.Sound;
import org.ngoma.firmware.browse.SoundShelf;
import org.ngoma.firmware.library.Library;
import org.ngoma.firmware.store.Bank;
import org.ngoma.firmware.store.BankEntry;
import org.ngoma.instruments.sound.Processors;
import org.ngoma.sequencer.model.Device;
import org.ngoma.sequencer.model.DeviceKind;
import org.ngoma.sequencer.model.Edit;
import org.ngoma.sequencer.model.EditRefused;
import org.ngoma.sequencer.model.Gesture;
import org.ngoma.sequencer.model.History;
import org.ngoma.sequencer.model.Oddities;
import org.ngoma.sequencer.model.ParamTable;
import org.ngoma.sequencer.model.Place;
import org.ngoma.sequencer.model.Preset;
import org.ngoma.sequencer.model.Project;
import org.ngoma.sequencer.model.Track;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Puts a preset into a song, by the same edits as a panel would. */
@Command(
    name = "apply",
    description = {
      "Gives a track a preset of its instrument, an effect one of its own, or a channel a whole chain.",
      "The preset of an effect goes to the first of its kind in the chain; where there is none, the"
          + " effect is added at the end.",
    },
    usageHelpAutoWidth = true)
final class ApplyVerb implements Callable<Integer> {

  @Mixin HelpOption help;

  @Spec CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "SONG",
      description = "demo, a .mid or .ngoma file, or the name of a project in the library")
  String song;

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "PRESET",
      description = "a name, or words that only one has: reverb church soweto")
  List<String> preset;

  @Option(
      names = "--to",
      paramLabel = "CHANNEL",
      required = true,
      description = "number or name of a track, return A to D, group 1 to 4, or master")
  String to;

  @Option(
      names = "--effect",
      paramLabel = "N",
      description = "the effect at this place of the chain, from 1")
  Integer effect;

  @Option(
      names = "--from",
      paramLabel = "FILE.json",
      description = "a list of your own in place of the factory's")
  Path from;

  @Option(
      names = "-o",
      paramLabel = "OUT.ngoma",
      description = "the file to write, it may be SONG itself; not needed in the library")
  Path out;

  @Override
  public Integer call() throws Exception {
    BankEntry entry =
        (from == null ? MyPresets.bank(Library.usualHome()) : Bank.of(from)).one(preset);
    try (Edited edited = Edited.open(song, out, spec)) {
      History history = edited.history();
      Place place = Places.find(history.project(), to);
      List<String> done = new ArrayList<>();
      for (Edit edit : edits(entry, place, history)) {
        done.add(history.apply(edit, Gesture.ALONE).words());
      }
      edited.save();
      remarks(entry).forEach(remark -> spec.commandLine().getErr().println("ngoma: " + remark));
      done.forEach(System.out::println);
      SoundShelf.noteUsed(
          Library.usualHome(),
          List.of(
              Sound.key(Sound.FACTORY, entry.kind(), entry.name()),
              Sound.key(Sound.MINE, entry.kind(), entry.name())));
    }
    return 0;
  }

  private List<Edit> edits(BankEntry entry, Place place, History history) throws EditRefused {
    return switch (entry) {
      case BankEntry.Chain chain -> {
        List<Device> fresh = new ArrayList<>();
        for (Device device : chain.chain().effects()) {
          fresh.add(
              new Device(
                  history.freshId(),
                  device.kind(),
                  device.bypassed(),
                  device.keyTrackId(),
                  device.params(),
                  device.files()));
        }
        yield List.of(new Edit.ApplyChain(place, chain.name(), fresh));
      }
      case BankEntry.Knobs knobs -> {
        boolean ofEffect = Processors.parameters().devices().containsKey(knobs.kind());
        yield ofEffect
            ? effectEdits(knobs.preset(), place, history)
            : List.of(new Edit.ApplyTrackPreset(track(knobs, place), knobs.preset()));
      }
    };
  }

  private int track(BankEntry.Knobs knobs, Place place) throws EditRefused {
    if (place.kind() != Place.Kind.TRACK) {
      throw new EditRefused(
          "preset %s is for the instrument of a track: --to %s is none"
              .formatted(knobs.name(), to));
    }
    return place.number();
  }

  private List<Edit> effectEdits(Preset preset, Place place, History history) throws EditRefused {
    List<Device> chain = chain(history.project(), place);
    if (effect != null) {
      if (effect < 1 || effect > chain.size()) {
        throw new EditRefused(
            "--effect %d: the chain of %s has %d".formatted(effect, to, chain.size()));
      }
      return List.of(new Edit.ApplyDevicePreset(place, chain.get(effect - 1).id(), preset));
    }
    for (Device device : chain) {
      if (device.kind().equals(preset.processor())) {
        return List.of(new Edit.ApplyDevicePreset(place, device.id(), preset));
      }
    }
    Device added = Device.of(history.freshId(), preset.processor());
    return List.of(
        new Edit.AddDevice(place, chain.size(), added),
        new Edit.ApplyDevicePreset(place, added.id(), preset));
  }

  static List<Device> chain(Project project, Place place) {
    return place.kind() == Place.Kind.TRACK
        ? project.track(place.number()).map(Track::effects).orElse(List.of())
        : project.bus(place).effects();
  }

  /** What of the preset plays otherwise than it says. */
  private static List<String> remarks(BankEntry entry) throws IOException {
    return switch (entry) {
      case BankEntry.Knobs knobs -> remarks(knobs.preset());
      case BankEntry.Chain chain -> {
        List<String> all = new ArrayList<>();
        for (Device device : chain.chain().effects()) {
          all.addAll(
              remarks(new Preset(chain.name(), device.kind(), chain.tags(), device.params())));
        }
        yield all;
      }
    };
  }

  private static List<String> remarks(Preset preset) {
    DeviceKind device = Processors.parameters().devices().get(preset.processor());
    ParamTable table =
        device != null
            ? device.table()
            : Processors.parameters().instruments().entrySet().stream()
                .filter(kind -> kind.getKey().id().equals(preset.processor()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    if (table == null) {
      return List.of();
    }
    List<String> remarks = new ArrayList<>(Oddities.of(preset, table));
    TreeSet<String> unknown = new TreeSet<>(preset.params().keySet());
    unknown.removeIf(id -> table.find(id).isPresent());
    if (!unknown.isEmpty()) {
      remarks.add(
          "This firmware does not know %s of preset %s: kept as it is."
              .formatted(String.join(", ", unknown), preset.name()));
    }
    return remarks;
  }
}
