package org.ngoma.firmware.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class FigureBarsTest {

  private static Optional<String> missed(String name, double value) {
    return FigureBars.missed(new Figure(name, value, "units", "", Double.NaN));
  }

  @Test
  void aFigureIsHeldAgainstWhatWasAsked() {
    assertEquals(Optional.empty(), missed("edit.growth", 1.5));
    assertTrue(missed("edit.growth", 1.51).orElseThrow().contains("at most 1.5"));
    assertEquals(Optional.empty(), missed("edit.rate", 2000));
    assertTrue(missed("edit.rate", 1999).orElseThrow().contains("at least 2000"));
    assertTrue(missed("edit.durable", Double.NaN).isPresent(), "what was not measured is not met");
    assertEquals(Optional.empty(), missed("nobody asked", 1));
  }
}
