package org.ngoma.firmware.midi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.ngoma.firmware.samples.SampleStore;

/**
 * What the controls of a device are called by its maker: a plain file {@code devices/NAME.txt}
 * beside the projects, with lines like {@code 74 = Filter cutoff}.
 *
 * @param numbers by name
 */
public record ControlNames(Map<String, Integer> numbers) {

  private static final Pattern LINE = Pattern.compile("(\\d{1,3}) ?= ?(.+)");
  private static final int MOST_BYTES = 100_000;
  private static final int LAST = 119;

  /**
   * Reads the file of a device.
   *
   * @throws IOException when it is not there, with a sentence
   * @throws IllegalArgumentException when a line is wrong, with a sentence
   */
  public static ControlNames of(String device) throws IOException {
    Path file = SampleStore.usualHome().resolve("devices").resolve(device + ".txt");
    if (device.contains("/") || !Files.isRegularFile(file)) {
      throw new IOException(
          "there is no " + file + ": write it, with lines like '74 = Filter cutoff'");
    }
    if (Files.size(file) > MOST_BYTES) {
      throw new IOException(file + " is longer than a list of controls ever is");
    }
    return parse(device, Files.readString(file));
  }

  static ControlNames parse(String device, String text) {
    Map<String, Integer> numbers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      String plain = line.replaceFirst("#.*", "").strip().replaceAll("\\s+", " ");
      if (plain.isEmpty()) {
        continue;
      }
      Matcher found = LINE.matcher(plain);
      if (!found.matches() || Integer.parseInt(found.group(1)) > LAST) {
        throw new IllegalArgumentException(
            "%s, line %d: '%s' is not like '74 = Filter cutoff', with a number from 0 to 119"
                .formatted(device, number, plain));
      }
      numbers.put(found.group(2), Integer.parseInt(found.group(1)));
    }
    return new ControlNames(numbers);
  }

  /**
   * The number of a control by its name or a part of it that only one has.
   *
   * @throws IllegalArgumentException when there is none or more than one, with a sentence
   */
  public int number(String name) {
    Integer exact = numbers.get(name);
    if (exact != null) {
      return exact;
    }
    String part = name.toLowerCase(Locale.ROOT);
    Map<String, Integer> found =
        numbers.entrySet().stream()
            .filter(entry -> entry.getKey().toLowerCase(Locale.ROOT).contains(part))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    if (found.size() != 1) {
      throw new IllegalArgumentException(
          found.isEmpty()
              ? "no control is called "
                  + name
                  + "; there are "
                  + String.join(", ", numbers.keySet())
              : name + " could be " + String.join(", ", new TreeMap<>(found).keySet()));
    }
    return found.values().iterator().next();
  }
}
