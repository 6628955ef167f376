package org.ngoma.firmware.engine;

import java.nio.file.Path;
import org.ngoma.firmware.midi.MidiSetup;
import org.ngoma.firmware.samples.SampleStore;
import org.ngoma.hal.audio.SampleFormat;
import org.ngoma.hal.audio.StreamFormat;

/**
 * How an engine process was started. Read by hand: a command-line library would take longer to
 * start than the engine.
 *
 * @param lane the shared memory file
 * @param device a sound card's name, {@code "auto"} or {@code "null"}
 * @param rate frames a second
 * @param periodFrames frames of a period, 0 to choose by what rights the process has
 * @param periods periods that the device holds
 * @param cpu processor for the audio thread, -1 for any
 * @param samples folder of the samples by their SHA-256
 * @param input whether the sound card's input is wanted
 * @param midi file that says which MIDI port is connected to what; null for no MIDI at all
 * @param measure whether allocation and collections are published
 * @param train whether to run the start path once for the class archive and end
 */
public record EngineOptions(
    Path lane,
    String device,
    int rate,
    int periodFrames,
    int periods,
    int cpu,
    Path samples,
    boolean input,
    Path midi,
    boolean measure,
    boolean train) {

  /** Smallest buffer that a program without real-time rights can be expected to keep filled. */
  private static final int SAFE_PERIOD = 512;

  /** Period with real-time rights: 5.3 ms from a pad to the sound card at 48 kHz. */
  private static final int TIGHT_PERIOD = 128;

  /**
   * Reads {@code --lane FILE --device NAME --rate HZ --period FRAMES --periods N --cpu N --samples
   * FOLDER --input --midi FILE --no-midi --measure --train}.
   *
   * @throws IllegalArgumentException with a sentence for the user
   */
  public static EngineOptions parse(String[] args) {
    Path lane = null;
    String device = "auto";
    int rate = 48_000;
    int periodFrames = 0;
    int periods = 2;
    int cpu = -1;
    Path samples = SampleStore.usualFolder();
    boolean input = false;
    Path midi = MidiSetup.usualFile();
    boolean measure = false;
    boolean train = false;
    for (int i = 0; i < args.length; i++) {
      String option = args[i];
      switch (option) {
        case "--input" -> input = true;
        case "--measure" -> measure = true;
        case "--train" -> train = true;
        case "--midi" -> midi = Path.of(value(args, ++i, option));
        case "--no-midi" -> midi = null;
        case "--lane" -> lane = Path.of(value(args, ++i, option));
        case "--samples" -> samples = Path.of(value(args, ++i, option));
        case "--device" -> device = value(args, ++i, option);
        case "--rate" -> rate = number(args, ++i, option);
        case "--period" -> periodFrames = number(args, ++i, option);
        case "--periods" -> periods = number(args, ++i, option);
        case "--cpu" -> cpu = number(args, ++i, option);
        default ->
            throw new IllegalArgumentException(
                "unknown option " + option + "; ./ngoma help lists what there is");
      }
    }
    if (lane == null && !train) {
      throw new IllegalArgumentException("engine: --lane FILE is missing");
    }
    EngineOptions options =
        new EngineOptions(
            lane, device, rate, periodFrames, periods, cpu, samples, input, midi, measure, train);
    options.format(true);
    return options;
  }

  /** The format to ask a device for. */
  StreamFormat format(boolean realTimeRights) {
    int period = periodFrames != 0 ? periodFrames : realTimeRights ? TIGHT_PERIOD : SAFE_PERIOD;
    return new StreamFormat(rate, period, periods, SampleFormat.S32);
  }

  /** Whether one certain sound card is meant. */
  boolean named() {
    return !device.equals("auto") && !device.equals("null");
  }

  private static String value(String[] args, int index, String option) {
    if (index >= args.length) {
      throw new IllegalArgumentException(option + " needs a value");
    }
    return args[index];
  }

  private static int number(String[] args, int index, String option) {
    String text = value(args, index, option);
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(option + " " + text + ": a whole number is needed", e);
    }
  }
}
