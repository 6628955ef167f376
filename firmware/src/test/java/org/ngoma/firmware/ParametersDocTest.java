package org.ngoma.firmware;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.ngoma.instruments.sound.Processors;
import org.ngoma.sequencer.model.DeviceKind;
import org.ngoma.sequencer.model.ParamSpec;
import org.ngoma.sequencer.model.ParamTable;
import org.ngoma.sequencer.model.Parameters;
import org.ngoma.sequencer.model.TrackKind;
import org.ngoma.sequencer.model.Unit;

/**
 * {@code docs/parameters.md} is written from the tables. After a change: {@code mvn -pl firmware
 * -am test -Dtest=ParametersDocTest -Dsurefire.failIfNoSpecifiedTests=false -Drecord=true}.
 */
class ParametersDocTest {

  private static final Path DOC = Path.of("../docs/parameters.md");

  @Test
  void theDocumentSaysWhatTheTablesSay() throws IOException {
    String wanted = document(Processors.parameters());
    if (Boolean.getBoolean("record")) {
      Files.writeString(DOC, wanted);
    }
    assertEquals(wanted, Files.readString(DOC));
  }

  private static String document(Parameters parameters) {
    StringBuilder text =
        new StringBuilder(
            """
            # Parameters

            Written by a test from the tables beside the sounds; the id is what files hold and
            never changes.
            """);
    for (TrackKind kind : TrackKind.values()) {
      section(text, "Track of kind `" + kind.id() + "`", parameters.instruments().get(kind));
    }
    section(text, "Every track and group", parameters.channel());
    section(text, "Every return", parameters.returns());
    section(text, "The song", parameters.master());
    for (Map.Entry<String, DeviceKind> kind : new TreeMap<>(parameters.devices()).entrySet()) {
      section(text, "Effect of kind `" + kind.getKey() + "`", kind.getValue().table());
    }
    return text.toString();
  }

  private static void section(StringBuilder text, String title, ParamTable table) {
    text.append("\n## ").append(title).append("\n\n");
    text.append("| id | name | on the display | range | default | curve | smoothed |\n");
    text.append("|---|---|---|---|---|---|---|\n");
    for (ParamSpec spec : table.specs()) {
      // Amounts are kept as 0..1 and shown as per cent.
      double shown = spec.unit() == Unit.AMOUNT ? 100 : 1;
      text.append(
          String.format(
              Locale.ROOT,
              "| `%s` | %s | %s | %s to %s %s | %s | %s | %s |%n",
              spec.id(),
              spec.name(),
              spec.shortName(),
              number(shown * spec.min()),
              number(shown * spec.max()),
              spec.unit().symbol(),
              number(shown * spec.defaultValue()),
              spec.curve().name().toLowerCase(Locale.ROOT)
                  + (spec.steps() > 0 ? ", " + spec.steps() + " steps" : "")
                  + (spec.labels().isEmpty() ? "" : ": " + String.join(", ", spec.labels())),
              spec.smoothingMs() == 0 ? "at once" : number(spec.smoothingMs()) + " ms"));
    }
  }

  private static String number(double value) {
    String text = String.format(Locale.ROOT, "%.4f", value);
    return text.contains(".") ? text.replaceAll("0+$", "").replaceAll("\\.$", "") : text;
  }
}
