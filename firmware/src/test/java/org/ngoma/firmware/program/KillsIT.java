package org.ngoma.firmware.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

/** A few kills. The long form is {@code ./ngoma kills box --times 20}, and the same with engine. */
class KillsIT {

  @Test
  void theMusicDoesNotNoticeThatTheBoxDied() throws Exception {
    JsonNode figures = kill("box");
    assertTrue(figures.get("compared_frames").asLong() > 48_000 * 5, figures.toString());
    assertEquals(0, figures.get("differing_frames").asLong(), figures.toString());
  }

  @Test
  void aKilledEngineComesBackInItsPlace() throws Exception {
    JsonNode figures = kill("engine");
    // One period of the null port, and what the clock was read apart.
    assertTrue(figures.get("worst_place_ms").asDouble() < 15, figures.toString());
  }

  /** The long form is {@code ./ngoma kills journal --times 1000}. */
  @Test
  void whatABoxCalledSafeIsThereAfterItWasKilled() throws Exception {
    JsonNode figures = kill("journal", 20);
    assertEquals(0, figures.get("lost").asLong(), figures.toString());
    assertEquals(0, figures.get("wrong").asLong(), figures.toString());
    assertTrue(figures.get("entries").asLong() > 20 * 20, figures.toString());
  }

  private static JsonNode kill(String what) throws Exception {
    return kill(what, 4);
  }

  private static JsonNode kill(String what, int times) throws Exception {
    Launched kills = Launched.ngoma("kills", what, "--times", Integer.toString(times), "--json");
    assertEquals(0, kills.code(), kills.err());
    return new ObjectMapper().readTree(kills.out());
  }
}
