package org.ngoma.firmware.midi;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ngoma.firmware.samples.SampleStore;
import org.ngoma.hal.midi.MidiPorts;

/**
 * What is connected to what in this studio, as its owner wrote it down: a plain file beside the
 * projects, which name ports by number alone and so play in every studio.
 *
 * @param outs by number of the port, from 0
 * @param ins names of devices by number of the port; {@link #ANY} stands for all hardware
 * @param follow input whose clock is followed, -1 for none
 * @param thrus what is passed on
 * @param knobs controls that turn parameters
 * @param scenes where programs launch scenes
 * @param captures controls that keep what was played
 */
public record MidiSetup(
    TreeMap<Integer, Out> outs,
    TreeMap<Integer, List<String>> ins,
    int follow,
    List<Thru> thrus,
    List<Knob> knobs,
    List<Scenes> scenes,
    List<Pedal> captures) {

  /** Every hardware device that sends. */
  static final String ANY = "any";

  private static final String FILE = "midi.txt";

  private static final int MOST_OFFSET = 100;
  private static final int MOST_LINES = 1000;

  private static final Pattern OUT = Pattern.compile("out (\\d+) = (.+)");
  private static final Pattern IN = Pattern.compile("in (\\d+) = (.+)");
  private static final Pattern FOLLOW = Pattern.compile("follow in (\\d+)");
  private static final Pattern THRU = Pattern.compile("thru in (\\d+) to out (\\d+)");
  private static final Pattern SCENES = Pattern.compile("scenes in (\\d+) channel (\\d+)");
  private static final Pattern CAPTURE =
      Pattern.compile("capture in (\\d+) channel (\\d+) control (\\d+)");
  private static final Pattern KNOB =
      Pattern.compile(
          "knob in (\\d+) channel (\\d+) (control|nrpn) (\\d+) = (?:track (\\d+)|(master)) ([a-z0-9_.]+)");
  private static final Pattern OFFSET = Pattern.compile("([+-]?\\d+(?:\\.\\d+)?) ?ms");
  private static final Pattern CHANNEL = Pattern.compile("(to )?channel (\\d+)");

  /**
   * An output.
   *
   * @param device by which it is looked for; empty for whatever connects itself
   * @param clock whether it gets one
   * @param always also while the song stands
   * @param offsetMillis how much later than the sound, below 0 earlier
   */
  public record Out(String device, boolean clock, boolean always, double offsetMillis) {}

  /**
   * What goes straight from an input to an output.
   *
   * @param channel that alone is passed on, 0-15; -1 for all
   * @param toChannel as which it is passed on; -1 for as it is
   */
  public record Thru(
      int in,
      int out,
      boolean notes,
      boolean controls,
      boolean clock,
      int channel,
      int toChannel) {}

  /** How a control that stands elsewhere takes a parameter over. */
  public enum Takeover {
    JUMP,
    PICKUP,
    SCALE
  }

  /**
   * A control that turns a parameter.
   *
   * @param number as {@code Gestures.control} counts
   * @param track number of the track, from 1; 0 for the master
   * @param param id of the parameter
   */
  public record Knob(int in, int channel, int number, int track, String param, Takeover takeover) {}

  /** A control that does something when it goes down. */
  public record Pedal(int in, int channel, int number) {}

  /** An input and channel on which program 1 launches the first scene, and so on. */
  public record Scenes(int in, int channel) {}

  /** Where the file is unless one says otherwise: beside the projects. */
  public static Path usualFile() {
    return SampleStore.usualHome().resolve(FILE);
  }

  /** What holds where nobody wrote anything: all keyboards play, the song goes to what is there. */
  public static MidiSetup usual() {
    MidiSetup setup =
        new MidiSetup(
            new TreeMap<>(),
            new TreeMap<>(),
            -1,
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>());
    setup.ins.put(0, List.of(ANY));
    return setup;
  }

  /**
   * Reads a file's text.
   *
   * @throws IllegalArgumentException with one sentence that names line and remedy
   */
  public static MidiSetup parse(String text) {
    MidiSetup setup =
        new MidiSetup(
            new TreeMap<>(),
            new TreeMap<>(),
            -1,
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>());
    List<String> lines = text.lines().limit(MOST_LINES).toList();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).replaceFirst("#.*", "").strip().replaceAll("\\s+", " ");
      if (!line.isEmpty()) {
        try {
          setup = setup.with(line);
        } catch (IllegalArgumentException e) {
          throw new IllegalArgumentException(
              "midi.txt, line %d: %s".formatted(i + 1, e.getMessage()), e);
        }
      }
    }
    return setup;
  }

  private MidiSetup with(String line) {
    String[] words = line.split(" ?\\| ?", -1);
    List<String> options = List.of(words).subList(1, words.length);
    Matcher out = OUT.matcher(words[0]);
    if (out.matches()) {
      outs.put(port(out.group(1)), out(out.group(2), options));
      return this;
    }
    Matcher in = IN.matcher(words[0]);
    if (in.matches()) {
      none(options);
      ins.computeIfAbsent(port(in.group(1)), p -> new ArrayList<>()).add(in.group(2));
      return this;
    }
    Matcher thru = THRU.matcher(words[0]);
    if (thru.matches()) {
      thrus.add(thru(port(thru.group(1)), port(thru.group(2)), options));
      return this;
    }
    Matcher knob = KNOB.matcher(words[0]);
    if (knob.matches()) {
      knobs.add(knob(knob, options));
      return this;
    }
    Matcher launches = SCENES.matcher(words[0]);
    if (launches.matches()) {
      none(options);
      scenes.add(
          new Scenes(port(launches.group(1)), number(launches.group(2), 1, 16, "channel") - 1));
      return this;
    }
    Matcher capture = CAPTURE.matcher(words[0]);
    if (capture.matches()) {
      none(options);
      captures.add(
          new Pedal(
              port(capture.group(1)),
              number(capture.group(2), 1, 16, "channel") - 1,
              number(capture.group(3), 0, 127, "control")));
      return this;
    }
    Matcher followed = FOLLOW.matcher(words[0]);
    if (followed.matches()) {
      none(options);
      return new MidiSetup(outs, ins, port(followed.group(1)), thrus, knobs, scenes, captures);
    }
    throw new IllegalArgumentException(
        "'"
            + words[0]
            + "' is not understood; lines look like 'out 1 = Digitakt | clock', 'in 1 = Keystep',"
            + " 'follow in 1', 'scenes in 1 channel 16', 'capture in 1 channel 16 control 119',"
            + " 'thru in 1 to out 2 | notes' or 'knob in 1 channel 1 control 74 ="
            + " track 2 synth.cutoff'");
  }

  private static Out out(String device, List<String> options) {
    boolean clock = false;
    boolean always = false;
    double offset = 0;
    for (String option : options) {
      Matcher millis = OFFSET.matcher(option);
      if (option.equals("clock")) {
        clock = true;
      } else if (option.equals("clock always")) {
        clock = true;
        always = true;
      } else if (millis.matches()) {
        offset = Double.parseDouble(millis.group(1));
        if (Math.abs(offset) > MOST_OFFSET) {
          throw new IllegalArgumentException(
              "an offset of " + option + ": from -100 ms (earlier) to +100 ms (later)");
        }
      } else {
        throw new IllegalArgumentException(
            "'"
                + option
                + "': behind an output come clock, clock always or an offset like -3.5 ms");
      }
    }
    return new Out(device.equals("nothing") ? "" : device, clock, always, offset);
  }

  private static Thru thru(int in, int out, List<String> options) {
    boolean all = true;
    boolean notes = false;
    boolean controls = false;
    boolean clock = false;
    int channel = -1;
    int toChannel = -1;
    for (String option : options) {
      Matcher one = CHANNEL.matcher(option);
      if (one.matches()) {
        int number = number(one.group(2), 1, 16, "channel") - 1;
        channel = one.group(1) == null ? number : channel;
        toChannel = one.group(1) == null ? toChannel : number;
        continue;
      }
      all = false;
      switch (option) {
        case "notes" -> notes = true;
        case "controls" -> controls = true;
        case "clock" -> clock = true;
        default ->
            throw new IllegalArgumentException(
                "'"
                    + option
                    + "': behind a thru come notes, controls, clock, channel 3 or to channel 4");
      }
    }
    return new Thru(in, out, all || notes, all || controls, clock, channel, toChannel);
  }

  private static Knob knob(Matcher found, List<String> options) {
    boolean nrpn = found.group(3).equals("nrpn");
    int number = number(found.group(4), 0, nrpn ? 16_383 : 127, found.group(3));
    Takeover takeover = Takeover.PICKUP;
    for (String option : options) {
      takeover =
          switch (option) {
            case "jump" -> Takeover.JUMP;
            case "pickup" -> Takeover.PICKUP;
            case "scale" -> Takeover.SCALE;
            default ->
                throw new IllegalArgumentException(
                    "'" + option + "': a knob takes over by jump, pickup or scale");
          };
    }
    return new Knob(
        port(found.group(1)),
        number(found.group(2), 1, 16, "channel") - 1,
        nrpn ? 128 + number : number,
        found.group(6) != null ? 0 : number(found.group(5), 1, 64, "track"),
        found.group(7),
        takeover);
  }

  private static void none(List<String> options) {
    if (!options.isEmpty()) {
      throw new IllegalArgumentException("'" + options.getFirst() + "' has no meaning here");
    }
  }

  private static int port(String text) {
    return number(text, 1, MidiPorts.PORTS, "port") - 1;
  }

  private static int number(String text, int least, int most, String what) {
    int number = text.length() > 6 ? -1 : Integer.parseInt(text);
    if (number < least || number > most) {
      throw new IllegalArgumentException("%s %s: from %d to %d".formatted(what, text, least, most));
    }
    return number;
  }

  /** The line that {@link #parse} reads a knob from. */
  public static String line(Knob knob) {
    boolean nrpn = knob.number() >= 128;
    return String.format(
        Locale.ROOT,
        "knob in %d channel %d %s %d = %s %s | %s",
        knob.in() + 1,
        knob.channel() + 1,
        nrpn ? "nrpn" : "control",
        nrpn ? knob.number() - 128 : knob.number(),
        knob.track() == 0 ? "master" : "track " + knob.track(),
        knob.param(),
        knob.takeover().name().toLowerCase(Locale.ROOT));
  }
}
