package org.ngoma.firmware.cli;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.ngoma.firmware.browse.MyPresets;
import org.ngoma.firmware.browse.SoundShelf;
import org.ngoma.firmware.home.HomeDatabase;
import org.ngoma.firmware.store.BankEntry;
import org.ngoma.firmware.store.ChainPreset;
import org.ngoma.instruments.sound.ChannelTable;
import org.ngoma.sequencer.model.EditRefused;
import org.ngoma.sequencer.model.Preset;
import org.ngoma.sequencer.model.Project;
import org.ngoma.sequencer.model.Track;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Makes a preset of one's own of what a track is. */
@Command(
    name = "save",
    description = {
      "Keeps the instrument of a track, or with --chain its effects, as a preset of your own, found"
          + " beside the factory's. One of the same name is replaced.",
    },
    usageHelpAutoWidth = true)
final class PresetSaveVerb implements Callable<Integer> {

  @Mixin HelpOption help;

  @Spec CommandSpec spec;

  @Parameters(paramLabel = "SONG", description = "whose track it is")
  String song;

  @Option(names = "--track", paramLabel = "TRACK", required = true, description = "number or name")
  String track;

  @Option(names = "--name", paramLabel = "NAME", required = true, description = "of the preset")
  String name;

  @Option(names = "--tag", paramLabel = "TAG", description = "to find it by; the first: its family")
  List<String> tags = List.of();

  @Option(names = "--chain", description = "the effects instead of the instrument")
  boolean chain;

  @ParentCommand PresetsVerb presets;

  @Override
  public Integer call() throws Exception {
    LibraryOption options = presets.options;
    Project project = Opened.project(song, options.library(), spec);
    Track source = Places.track(project, "--track", track);
    List<String> lower = tags.stream().map(tag -> tag.toLowerCase(Locale.ROOT)).toList();
    BankEntry entry;
    try {
      entry = chain ? chain(source, lower) : knobs(source, lower);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--name: " + e.getMessage());
    }
    try (HomeDatabase database = HomeDatabase.open(options.home())) {
      MyPresets.save(new SoundShelf(database, InstantSource.system()), entry);
    }
    System.out.println(
        options.json
            ? "{\"kind\":\"%s\",\"name\":\"%s\"}"
                .formatted(Json.escape(entry.kind()), Json.escape(entry.name()))
            : "%s %s is kept: ./ngoma apply SONG '%s' --to TRACK puts it to use"
                .formatted(entry.kind(), entry.name(), entry.name()));
    return 0;
  }

  private BankEntry knobs(Track source, List<String> lower) {
    Map<String, Double> params = new TreeMap<>(source.params());
    // Fader, pan and sends belong to the song.
    params.keySet().removeIf(id -> ChannelTable.TABLE.find(id).isPresent());
    if (!source.files().isEmpty()) {
      spec.commandLine()
          .getErr()
          .println("ngoma: a preset holds knobs; the samples of " + source.name() + " stay there");
    }
    return new BankEntry.Knobs(new Preset(name, source.kind().id(), lower, params));
  }

  private BankEntry chain(Track source, List<String> lower) throws EditRefused {
    if (source.effects().isEmpty()) {
      throw new EditRefused(source.name() + " has no effects");
    }
    // Only what a preset may be called.
    new Preset(name, BankEntry.CHAIN, lower, Map.of());
    return new BankEntry.Chain(new ChainPreset(name, lower, new ArrayList<>(source.effects())));
  }
}
