package org.ngoma.firmware.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** The engine on a real sound-card driver in a guest kernel. */
class RigIT {

  @Test
  @EnabledIfEnvironmentVariable(
      named = "NGOMA_RIG",
      matches = ".+",
      disabledReason = "NOT TESTED on real drivers: NGOMA_RIG names no rig")
  void playsTheOfflineRendersBitsRecoversRecordsAndSendsMidi() throws Exception {
    Launched rig = Launched.ngoma("rig");
    assertEquals(0, rig.code(), rig.out() + rig.err());
    assertEquals(4, rig.out().lines().filter(line -> line.startsWith("ok ")).count(), rig.out());
    assertTrue(rig.out().contains("0 differ"), rig.out());
  }
}
