package org.ngoma.firmware.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

/** A minute over all readers. Its long form is {@code ./ngoma fuzz --minutes 60}. */
class FuzzIT {

  private static final int TARGETS = 9;

  @Test
  void aMinuteFindsNothing() throws Exception {
    Launched fuzz = Launched.ngoma("fuzz", "--seconds", "60", "--json");
    assertEquals(0, fuzz.code(), fuzz.out() + fuzz.err());
    int targets = 0;
    for (String line : fuzz.out().lines().toList()) {
      JsonNode target = new ObjectMapper().readTree(line);
      assertTrue(target.get("inputs").asLong() > 100, line);
      targets++;
    }
    assertEquals(TARGETS, targets);
  }
}
