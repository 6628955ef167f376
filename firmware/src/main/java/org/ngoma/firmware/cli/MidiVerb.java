package org.ngoma.firmware.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.ngoma.alsa.AlsaMidi;
import org.ngoma.firmware.midi.ControlNames;
import org.ngoma.firmware.midi.MidiLearn;
import org.ngoma.firmware.midi.MidiSetup;
import org.ngoma.firmware.store.AtomicFile;
import org.ngoma.hal.midi.MidiDevice;
import org.ngoma.hal.midi.MidiMessage;
import org.ngoma.hal.midi.MidiPorts;
import org.ngoma.hal.rt.SystemClock;
import org.ngoma.instruments.sound.Processors;
import org.ngoma.sequencer.model.Edit;
import org.ngoma.sequencer.model.EditRefused;
import org.ngoma.sequencer.model.Gesture;
import org.ngoma.sequencer.model.ParamSpec;
import org.ngoma.sequencer.model.Track;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what is connected, sends tracks to MIDI ports, and learns knobs. */
@Command(
    name = "midi",
    description = {
      "Alone it shows the setup and what is there; with a song it says where a track plays to and"
          + " whose keys play it; with --learn it waits for a knob.",
    },
    usageHelpAutoWidth = true)
final class MidiVerb implements Callable<Integer> {

  private static final List<String> KNOBS = List.of("a", "b", "c", "d");
  private static final List<String> KEYS = List.of("own", "off", "all");
  private static final int CHANNELS = 16;
  private static final int[] SILENCE = {
    MidiMessage.SUSTAIN, MidiMessage.ALL_NOTES_OFF, MidiMessage.ALL_SOUND_OFF
  };
  private static final long LEARN_NANOS = 30_000_000_000L;

  @Mixin HelpOption help;

  @Spec CommandSpec spec;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "SONG",
      description = "demo, a .mid or .ngoma file, or the name of a project in the library")
  String song;

  @Option(names = "--track", paramLabel = "TRACK", description = "its number or name")
  String track;

  @Option(names = "--port", paramLabel = "N", description = "output 1 to 16, or off")
  String port;

  @Option(names = "--channel", paramLabel = "N", description = "1 to 16")
  Integer channel;

  @Option(names = "--only", negatable = true, description = "without its own sound")
  Boolean only;

  @Option(names = "--program", paramLabel = "N", description = "1 to 128; 0 sends none")
  Integer program;

  @Option(names = "--bank", paramLabel = "N", description = "1 to 16384; 0 sends none")
  Integer bank;

  @Option(
      names = "--control",
      paramLabel = "NUMBER=VALUE",
      description = "up to four; a name instead of the number where --device says whose")
  List<String> controls = List.of();

  @Option(
      names = "--device",
      paramLabel = "NAME",
      description = "whose control names: the file devices/NAME.txt beside your projects")
  String device;

  @Option(names = "--keys", paramLabel = "N", description = "own (its number), off, all or 1 to 16")
  String keys;

  @Option(
      names = "--learn",
      paramLabel = "WHAT",
      description = "what the next knob turns: \"track 2 synth.cutoff\", \"master master.gain\"")
  String learn;

  @Option(names = "--takeover", paramLabel = "HOW", description = "jump, pickup or scale")
  String takeover = "pickup";

  @Option(names = "--panic", description = "ends every note on every device")
  boolean panic;

  @Option(
      names = "-o",
      paramLabel = "OUT.ngoma",
      description = "the file to write, it may be SONG itself; not needed in the library")
  Path out;

  @Override
  public Integer call() throws Exception {
    if (panic) {
      return panic();
    }
    if (learn != null) {
      return learn();
    }
    if (song == null) {
      return show();
    }
    if (track == null) {
      throw new ParameterException(spec.commandLine(), "midi: which track? --track NAME");
    }
    try (Edited edited = Edited.open(song, out, spec)) {
      Track of = Places.track(edited.history().project(), "--track", track);
      Gesture gesture = new Gesture(1);
      for (Map.Entry<String, Double> value : values(of).entrySet()) {
        edited
            .history()
            .apply(new Edit.SetTrackParam(of.id(), value.getKey(), value.getValue()), gesture);
      }
      edited.save();
      System.out.println(words(Places.track(edited.history().project(), "--track", track)));
    }
    return 0;
  }

  private Map<String, Double> values(Track of) throws EditRefused, IOException {
    Map<String, Double> values = new LinkedHashMap<>();
    if (port != null) {
      put(values, "midi_port", port.equals("off") ? 0 : number("--port", port, 1, 16));
    }
    put(values, "midi_channel", channel);
    put(values, "midi_only", only == null ? null : only ? 1 : 0);
    put(values, "midi_bank", bank);
    put(values, "midi_program", program);
    if (keys != null) {
      int named = KEYS.indexOf(keys);
      put(values, "midi_in", named >= 0 ? named : 2 + number("--keys", keys, 1, 16));
    }
    if (controls.size() > KNOBS.size()) {
      throw new EditRefused("%d controls: four at most".formatted(controls.size()));
    }
    for (int i = 0; i < controls.size(); i++) {
      String[] parts = controls.get(i).split("=", 2);
      if (parts.length != 2) {
        throw new EditRefused("--control " + controls.get(i) + ": like 74=33");
      }
      put(values, "midi_control_" + KNOBS.get(i), control(parts[0].strip()));
      put(values, "midi_value_" + KNOBS.get(i), number("--control", parts[1].strip(), 0, 127));
    }
    for (Map.Entry<String, Double> value : values.entrySet()) {
      check(of, value.getKey(), value.getValue());
    }
    return values;
  }

  private int control(String name) throws EditRefused, IOException {
    if (name.matches("\\d+")) {
      return number("--control", name, 1, 119);
    }
    if (device == null) {
      throw new EditRefused("--control " + name + ": whose? Name it with --device");
    }
    return ControlNames.of(device).number(name);
  }

  private static void put(Map<String, Double> values, String row, Integer value) {
    if (value != null) {
      values.put("channel." + row, (double) value);
    }
  }

  private static int number(String option, String text, int least, int most) throws EditRefused {
    int number = text.matches("\\d{1,5}") ? Integer.parseInt(text) : -1;
    if (number < least || number > most) {
      throw new EditRefused("%s %s: a number from %d to %d".formatted(option, text, least, most));
    }
    return number;
  }

  private static void check(Track of, String id, double value) throws EditRefused {
    ParamSpec row = Processors.parameters().ofTrack(of.kind(), id).orElseThrow();
    if (value < row.min() || value > row.max()) {
      throw new EditRefused(
          String.format(
              Locale.ROOT, "%s %.0f: from %.0f to %.0f", row.name(), value, row.min(), row.max()));
    }
  }

  private static String words(Track of) {
    int to = value(of, "midi_port");
    int from = value(of, "midi_in");
    String keys =
        switch (from) {
          case 0 -> "keys of the channel of its number";
          case 1 -> "no keys";
          case 2 -> "all keys";
          default -> "keys of channel " + (from - 2);
        };
    String goes =
        to == 0
            ? "no MIDI"
            : "MIDI port "
                + to
                + ", channel "
                + value(of, "midi_channel")
                + (value(of, "midi_only") == 1 ? ", without its own sound" : "")
                + (value(of, "midi_program") > 0 ? ", program " + value(of, "midi_program") : "");
    return of.name() + ": " + goes + "; " + keys + " play it";
  }

  private static int value(Track of, String row) {
    ParamSpec spec = Processors.parameters().ofTrack(of.kind(), "channel." + row).orElseThrow();
    return (int) Math.round(of.params().getOrDefault(spec.id(), spec.defaultValue()));
  }

  private int show() throws Exception {
    Path file = MidiSetup.usualFile();
    if (Files.exists(file)) {
      String text = Files.readString(file);
      MidiSetup.parse(text);
      System.out.println(file + ":");
      System.out.print(text);
    } else {
      System.out.println(
          "No setup in " + file + ": all keyboards play, and outputs go to hardware in order.");
    }
    try (MidiPorts ports = new AlsaMidi(new SystemClock()).open("Ngoma looks around")) {
      List<String> names = new ArrayList<>();
      for (MidiDevice found : ports.devices()) {
        names.add(found.name());
      }
      System.out.println(names.isEmpty() ? "Nothing is there." : "There is " + names);
    }
    return 0;
  }

  private int panic() throws Exception {
    try (MidiPorts ports = new AlsaMidi(new SystemClock()).open("Ngoma panics")) {
      for (MidiDevice found : ports.devices()) {
        if (found.receives() && ports.connectOutput(0, found.name())) {
          for (int of = 0; of < CHANNELS; of++) {
            for (int number : SILENCE) {
              ports.send(0, MidiMessage.of(MidiMessage.CONTROL, of, number, 0));
            }
          }
          System.out.println(found.name() + " is silent.");
        }
      }
    }
    return 0;
  }

  private int learn() throws Exception {
    // Read as the line that it will be, so that mistakes are found before anybody turns a knob.
    MidiSetup.Knob wanted =
        MidiSetup.parse("knob in 1 channel 1 control 1 = " + learn + " | " + takeover)
            .knobs()
            .getFirst();
    Path file = MidiSetup.usualFile();
    String text = Files.exists(file) ? Files.readString(file) : "";
    MidiSetup setup = text.isBlank() ? MidiSetup.usual() : MidiSetup.parse(text);
    try (MidiPorts ports = new AlsaMidi(new SystemClock()).open("Ngoma learns")) {
      System.out.println("Turn the knob for " + learn + ".");
      Optional<MidiSetup.Knob> knob =
          MidiLearn.listen(ports, setup, wanted, LEARN_NANOS, new SystemClock());
      if (knob.isEmpty()) {
        throw new IOException("no knob was turned in 30 s: ./ngoma midi shows what is connected");
      }
      Files.createDirectories(file.getParent());
      AtomicFile.write(file, MidiLearn.with(text, knob.get()).getBytes(StandardCharsets.UTF_8));
      System.out.println(MidiSetup.line(knob.get()));
    }
    return 0;
  }
}
