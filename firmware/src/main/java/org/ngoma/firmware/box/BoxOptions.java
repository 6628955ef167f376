package org.ngoma.firmware.box;

import java.nio.file.Path;
import org.ngoma.firmware.library.Library;
import org.ngoma.firmware.samples.SampleStore;

/**
 * How a box process was started.
 *
 * @param lane the shared memory file
 * @param project {@code "demo"} or a file
 * @param samples folder of the samples by their SHA-256
 * @param scene name of the scene that it begins with, null for the arrangement
 * @param loop whether the song begins again when it ends
 * @param seconds of music after which it ends, infinite for the song's own end
 * @param json whether status goes out as JSON lines
 * @param home folder of the library
 * @param editsPerS edits to make a second, for the proofs; 0 for none
 * @param garbageMbPerS rubbish to make a second, for the soak; 0 for none
 * @param record what is recorded meanwhile, null for nothing
 * @param train whether to run the start path once for the class archive and end
 */
public record BoxOptions(
    Path lane,
    String project,
    Path samples,
    Path home,
    String scene,
    boolean loop,
    double seconds,
    boolean json,
    int editsPerS,
    int garbageMbPerS,
    RecordOptions record,
    boolean train) {

  /**
   * Reads {@code --lane FILE --project NAME --samples FOLDER --home FOLDER --scene NAME --loop
   * --seconds N --json --edits N --garbage MB --train}, and to record {@code --record WHAT
   * --threshold DB --pre-roll MS --latency MS --track NAME --out FILE}.
   *
   * @throws IllegalArgumentException with a sentence for the user
   */
  public static BoxOptions parse(String[] args) {
    Path lane = null;
    String project = "demo";
    Path samples = SampleStore.usualFolder();
    Path home = Library.usualHome();
    boolean loop = false;
    boolean json = false;
    boolean train = false;
    int edits = 0;
    int garbage = 0;
    double seconds = Double.POSITIVE_INFINITY;
    String from = null;
    double threshold = Double.NEGATIVE_INFINITY;
    double preRoll = RecordOptions.PRE_ROLL_MS;
    double latency = 0;
    String track = null;
    String scene = null;
    Path out = null;
    for (int i = 0; i < args.length; i++) {
      switch (args[i]) {
        case "--loop" -> loop = true;
        case "--json" -> json = true;
        case "--train" -> train = true;
        case "--lane" -> lane = Path.of(value(args, ++i));
        case "--project" -> project = value(args, ++i);
        case "--samples" -> samples = Path.of(value(args, ++i));
        case "--home" -> home = Path.of(value(args, ++i));
        case "--edits" -> edits = (int) number(args, ++i, 100_000);
        case "--garbage" -> garbage = (int) number(args, ++i, 10_000);
        case "--record" -> from = value(args, ++i);
        case "--threshold" -> threshold = number(args, ++i, -120, 0);
        case "--pre-roll" -> preRoll = number(args, ++i, 60_000);
        case "--latency" -> latency = number(args, ++i, -1000, 1000);
        case "--track" -> track = value(args, ++i);
        case "--scene" -> scene = value(args, ++i);
        case "--out" -> out = Path.of(value(args, ++i));
        case "--seconds" -> seconds = number(args, ++i, 31_536_000);
        default ->
            throw new IllegalArgumentException(
                "unknown option " + args[i] + "; ./ngoma help lists what there is");
      }
    }
    if (lane == null && !train) {
      throw new IllegalArgumentException("box: --lane FILE is missing");
    }
    RecordOptions record =
        from == null ? null : new RecordOptions(from, threshold, preRoll, latency, track, out);
    return new BoxOptions(
        lane, project, samples, home, scene, loop, seconds, json, edits, garbage, record, train);
  }

  private static String value(String[] args, int index) {
    if (index >= args.length) {
      throw new IllegalArgumentException(args[index - 1] + " needs a value");
    }
    return args[index];
  }

  private static double number(String[] args, int index, double most) {
    return number(args, index, 0, most);
  }

  private static double number(String[] args, int index, double least, double most) {
    String text = value(args, index);
    double number;
    try {
      number = Double.parseDouble(text);
    } catch (NumberFormatException e) {
      number = Double.NaN;
    }
    if (!(number >= least && number <= most)) {
      throw new IllegalArgumentException(
          "%s %s: a number from %d to %d is needed"
              .formatted(args[index - 1], text, (long) least, (long) most));
    }
    return number;
  }
}
