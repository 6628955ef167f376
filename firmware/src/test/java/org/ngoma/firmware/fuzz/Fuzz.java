package org.ngoma.firmware.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code ./ngoma fuzz [TARGET...] --minutes N}: has Jazzer look for inputs that break a reader, one
 * target after the other. What it learns is kept in {@code firmware/target/fuzz}, so that the next
 * run goes on from there; an input that breaks something belongs among the seeds.
 */
public final class Fuzz {

  private static final int FOUND = 1;
  private static final int WRONGLY_ASKED = 2;
  private static final int LONGEST_INPUT = 1 << 16;
  private static final int HANGS_SECONDS = 10;
  private static final Pattern RUNS = Pattern.compile("Done (\\d+) runs");
  private static final Pattern AT = Pattern.compile("^#(\\d+)\\s", Pattern.MULTILINE);

  private final Path work;

  private Fuzz(Path work) {
    this.work = work;
  }

  public static void main(String[] args) throws Exception {
    List<String> targets = new ArrayList<>();
    double seconds = 60;
    boolean json = false;
    for (int i = 0; i < args.length; i++) {
      switch (args[i]) {
        case "--json" -> json = true;
        case "--minutes" -> seconds = 60 * number(args, ++i);
        case "--seconds" -> seconds = number(args, ++i);
        case "--help" -> {
          System.out.println(
              "ngoma fuzz [TARGET...] --minutes N: breaks readers on purpose; targets are "
                  + FuzzTargets.ALL.keySet());
          return;
        }
        default -> targets.add(args[i]);
      }
    }
    for (String target : targets) {
      if (!FuzzTargets.ALL.containsKey(target)) {
        refuse("no target '" + target + "'; there are " + FuzzTargets.ALL.keySet());
      }
    }
    List<String> all = targets.isEmpty() ? List.copyOf(FuzzTargets.ALL.keySet()) : targets;
    int each = (int) Math.max(1, Math.round(seconds / all.size()));
    Fuzz fuzz = new Fuzz(Path.of("target", "fuzz"));
    boolean found = false;
    for (String target : all) {
      found |= fuzz.run(target, each, json);
    }
    System.exit(found ? FOUND : 0);
  }

  private static double number(String[] args, int at) {
    double number = Double.NaN;
    try {
      number = at < args.length ? Double.parseDouble(args[at]) : Double.NaN;
    } catch (NumberFormatException e) {
      // As if there were none.
    }
    if (!(number > 0 && number <= 100_000)) {
      refuse(args[at - 1] + " wants a number above 0");
    }
    return number;
  }

  private static void refuse(String sentence) {
    System.err.println("ngoma: " + sentence);
    System.exit(WRONGLY_ASKED);
  }

  /** Whether anything was found. */
  private boolean run(String target, int seconds, boolean json)
      throws IOException, InterruptedException {
    Path folder = Files.createDirectories(work.resolve(target));
    Path learnt = Files.createDirectories(folder.resolve("learnt"));
    Path log = folder.resolve("log");
    Process jazzer =
        new ProcessBuilder(command(target, seconds, folder, learnt))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    int code = jazzer.waitFor();
    String said = Files.readString(log, StandardCharsets.ISO_8859_1);
    boolean found = code != 0;
    System.out.printf(
        Locale.ROOT,
        json
            ? "{\"target\":\"%s\",\"seconds\":%d,\"inputs\":%d,\"found\":%b}%n"
            : "%-8s %d s, %d inputs, " + (found ? "FOUND" : "nothing found") + "%n",
        target,
        seconds,
        inputs(said),
        found);
    if (found) {
      said.lines()
          .dropWhile(line -> !line.contains("== Java Exception") && !line.contains("ERROR"))
          .limit(16)
          .forEach(System.err::println);
      System.err.println(
          "ngoma: the input is in " + folder.toAbsolutePath() + ", all words in log");
    }
    return found;
  }

  private static long inputs(String said) {
    Matcher done = RUNS.matcher(said);
    if (done.find()) {
      return Long.parseLong(done.group(1));
    }
    long last = 0;
    Matcher at = AT.matcher(said);
    while (at.find()) {
      last = Long.parseLong(at.group(1));
    }
    return last;
  }

  private static List<String> command(String target, int seconds, Path folder, Path learnt) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:+EnableDynamicAgentLoading",
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow",
        "-Xmx1g",
        "-XX:+UseSerialGC",
        "-D" + JazzerEntry.TARGET + "=" + target,
        "-cp",
        System.getProperty("java.class.path"),
        "com.code_intelligence.jazzer.Jazzer",
        "--target_class=" + JazzerEntry.class.getName(),
        "--instrumentation_includes=org.ngoma.**",
        "--reproducer_path=" + folder,
        "-artifact_prefix=" + folder + "/",
        "-max_total_time=" + seconds,
        "-timeout=" + HANGS_SECONDS,
        "-max_len=" + LONGEST_INPUT,
        "-rss_limit_mb=0",
        "-print_final_stats=0",
        learnt.toString(),
        FuzzSeeds.FOLDER.resolve(target).toString());
  }
}
