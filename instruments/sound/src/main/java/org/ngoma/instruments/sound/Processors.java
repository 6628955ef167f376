package org.ngoma.instruments.sound;

import java.util.List;

/** Everything in this build that makes or changes sound: one line each. */
public final class Processors {

  private static final List<ProcessorKind> ALL =
      List.of(
          new ProcessorKind("synth", Synth::new),
          new ProcessorKind("delay", Delay::new),
          new ProcessorKind("reverb", Reverb::new),
          new ProcessorKind("limiter", Limiter::new));

  private Processors() {}

  /** Every processor, in a fixed order. */
  public static List<ProcessorKind> all() {
    return ALL;
  }
}
