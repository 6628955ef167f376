package org.ngoma.firmware.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

/** Twenty seconds of the soak. Its long form is {@code ./ngoma soak --seconds 300 --json}. */
class SoakIT {

  @Test
  void missesNothingThatTheMachineDidNotAndAllocatesNothing() throws Exception {
    Launched soak =
        Launched.ngoma("soak", "--seconds", "20", "--frames", "64", "--garbage", "200", "--json");
    assertEquals(0, soak.code(), soak.err());
    JsonNode figures = new ObjectMapper().readTree(soak.out());
    assertTrue(figures.get("deadlines").asLong() > 14_000, soak.out());
    assertEquals(0, figures.get("missed_beyond_probe").asLong(), soak.out());
    assertEquals(0, figures.get("allocated_bytes").asLong(), soak.out());
    assertEquals(0, figures.get("collections").asLong(), soak.out());
  }
}
