package org.ngoma.firmware.status;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;

/** What the kernel tells of the machine. */
final class Machine {

  private static final Path TEMPERATURE = Path.of("/sys/class/thermal/thermal_zone0/temp");
  private static final String RESIDENT = "VmRSS:";

  private Machine() {}

  /** Of the processor, in degrees Celsius; nothing where no sensor is. */
  static OptionalDouble celsius() {
    return celsius(TEMPERATURE);
  }

  static OptionalDouble celsius(Path sensor) {
    try {
      return OptionalDouble.of(Double.parseDouble(Files.readString(sensor).strip()) / 1000);
    } catch (IOException | NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }

  /** Memory of a process that is in RAM, 0 when it is not there. */
  static long residentBytes(long pid) {
    try {
      for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/status"))) {
        if (line.startsWith(RESIDENT)) {
          return 1024 * Long.parseLong(line.replaceAll("[^0-9]", ""));
        }
      }
    } catch (IOException | NumberFormatException e) {
      // It has just ended.
    }
    return 0;
  }
}
