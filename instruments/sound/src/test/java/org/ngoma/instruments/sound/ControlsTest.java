package org.ngoma.instruments.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.ngoma.sequencer.model.Curve;
import org.ngoma.sequencer.model.ParamTable;
import org.ngoma.sequencer.model.Unit;

class ControlsTest {

  private static final ParamTable TABLE = table();

  private static ParamTable table() {
    TableBuilder rows = new TableBuilder("test", "0.1");
    rows.row("glides", "Glides", "Glide", Unit.HERTZ, Curve.LINEAR, 0, 10, 4, 10);
    rows.row("jumps", "Jumps", "Jump", Unit.HERTZ, Curve.LINEAR, 0, 10, 1, 0);
    rows.row("sweeps", "Sweeps", "Sweep", Unit.HERTZ, Curve.EXPONENTIAL, 20, 20_000, 100, 10);
    rows.choice("picks", "Picks", "Pick", 2, "a", "b", "c", "d");
    return rows.build();
  }

  private static Controls prepared() {
    Controls controls = new Controls(TABLE);
    controls.prepare(48_000);
    return controls;
  }

  @Test
  void standsAtItsDefaults() {
    Controls controls = prepared();
    assertTrue(controls.advance());
    assertFalse(controls.advance());
    assertEquals(4f, controls.value(0));
    assertEquals(1f, controls.start(1));
    assertEquals(2, controls.choice(3));
  }

  @Test
  void takesWhatIsSetBeforeTheFirstBlockAtOnce() {
    Controls controls = prepared();
    controls.set(0, 9f);
    assertTrue(controls.advance());
    assertFalse(controls.moves(0));
    assertEquals(9f, controls.start(0));
  }

  @Test
  void glidesInAStraightLineAndEndsOnTheTarget() {
    Controls controls = prepared();
    controls.advance();
    controls.set(0, 7f);
    float last = 4f;
    for (int block = 0; block < 15; block++) {
      assertTrue(controls.advance());
      assertEquals(last, controls.start(0));
      assertEquals(0.2f / Block.FRAMES, controls.step(0), 1e-6f);
      last = controls.value(0);
    }
    assertEquals(7f, last);
    controls.advance();
    assertFalse(controls.moves(0));
    assertEquals(7f, controls.start(0));
    assertFalse(controls.advance());
  }

  @Test
  void aRowWithoutSmoothingIsThereAtOnce() {
    Controls controls = prepared();
    controls.advance();
    controls.set(1, 3f);
    assertEquals(3f, controls.value(1));
    assertTrue(controls.advance());
    assertFalse(controls.advance());
  }

  @Test
  void anExponentialRowGlidesByEqualRatios() {
    Controls controls = prepared();
    controls.advance();
    controls.set(2, 10_000f);
    double ratio = Math.pow(100, 1 / 15.0);
    for (int block = 1; block <= 15; block++) {
      controls.advance();
      assertEquals(100 * Math.pow(ratio, block), controls.value(2), 0.1);
    }
    assertEquals(10_000f, controls.value(2));
  }

  @Test
  void resetEndsTheGlide() {
    Controls controls = prepared();
    controls.advance();
    controls.set(0, 7f);
    controls.advance();
    controls.reset();
    controls.advance();
    assertEquals(7f, controls.start(0));
    assertFalse(controls.moves(0));
  }

  @Test
  void jumpsWithinOneBlockForTheNoteThatBegins() {
    Controls controls = prepared();
    controls.advance();
    controls.jump(0, 9f);
    assertEquals(9f, controls.value(0), "what a note reads when it begins");
    assertTrue(controls.advance());
    assertEquals(4f, controls.start(0));
    assertEquals(5f / Block.FRAMES, controls.step(0), 1e-6f);
    assertTrue(controls.advance(), "its start reaches its end");
    assertFalse(controls.moves(0));
    assertFalse(controls.advance());
    controls.set(0, 4f);
    controls.advance();
    float midway = controls.value(0);
    controls.jump(0, 6f);
    controls.jump(0, 7f);
    controls.advance();
    assertEquals(midway, controls.start(0));
    assertEquals(7f, controls.value(0));
  }
}
