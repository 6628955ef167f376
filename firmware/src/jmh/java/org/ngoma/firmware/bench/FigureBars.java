package org.ngoma.firmware.bench;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What was asked of figures: with {@code --check} a bench that misses one of them fails. */
final class FigureBars {

  /**
   * What a figure is to reach.
   *
   * @param most whether it may not be more, else not be less
   */
  record Bar(double value, boolean most) {
    boolean met(double measured) {
      return most ? measured <= value : measured >= value;
    }
  }

  private static final Map<String, Bar> BARS =
      Map.ofEntries(
          Map.entry("render.demo", new Bar(40, false)),
          Map.entry("export.wav", new Bar(30, false)),
          Map.entry("export.stems", new Bar(30, false)),
          Map.entry("edit.durable", new Bar(50, true)),
          Map.entry("edit.rate", new Bar(2000, false)),
          Map.entry("edit.growth", new Bar(1.5, true)),
          Map.entry("project.open", new Bar(1000, true)),
          Map.entry("browse.search", new Bar(20, true)));

  private FigureBars() {}

  /** A sentence about a figure that misses what was asked of it; nothing for the others. */
  static Optional<String> missed(Figure figure) {
    Bar bar = BARS.get(figure.name());
    if (bar == null || bar.met(figure.value())) {
      return Optional.empty();
    }
    return Optional.of(
        String.format(
            Locale.ROOT,
            "%s is %.4g %s: asked at %s %.4g",
            figure.name(),
            figure.value(),
            figure.unit(),
            bar.most() ? "most" : "least",
            bar.value()));
  }
}
