package org.ngoma.instruments.dsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SmootherTest {

  @Test
  void arrivesExactlyAfterItsTimeInAStraightLine() {
    Smoother smoother = new Smoother(32);
    smoother.prepare(48_000, 10);
    smoother.jump(1f);
    smoother.aim(2f);
    float last = 1f;
    for (int block = 0; block < 15; block++) {
      smoother.advance();
      assertEquals(last, smoother.start());
      assertEquals(1f / 15 / 32, smoother.step(), 1e-7f);
      last = smoother.end();
    }
    assertEquals(2f, last);
    smoother.advance();
    assertFalse(smoother.moving());
    assertEquals(2f, smoother.start());
  }

  @Test
  void aNewAimBeginsWhereTheGlideStands() {
    Smoother smoother = new Smoother(32);
    smoother.prepare(48_000, 2);
    smoother.aim(3f);
    smoother.advance();
    float middle = smoother.end();
    smoother.aim(0f);
    smoother.advance();
    assertEquals(middle, smoother.start());
    assertTrue(smoother.end() < middle);
  }

  @Test
  void withoutSmoothingOneBlockSuffices() {
    Smoother smoother = new Smoother(32);
    smoother.prepare(48_000, 0);
    smoother.aim(5f);
    smoother.advance();
    assertEquals(5f, smoother.end());
  }
}
