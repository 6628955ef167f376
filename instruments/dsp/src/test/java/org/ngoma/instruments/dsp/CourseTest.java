package org.ngoma.instruments.dsp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class CourseTest {

  /** 1, 2, 3 ... so that every frame tells where it is from. */
  private static SampleMemory counting(int frames) {
    float[] sound = new float[frames];
    for (int i = 0; i < frames; i++) {
      sound[i] = i + 1;
    }
    return SampleMemory.of(new float[][] {sound}, 48_000);
  }

  private static float[] walk(Course course, long from, int count) {
    float[] out = new float[count];
    course.read(0, from, count, out, 0);
    return out;
  }

  private static Course over(int frames, int from, int to, boolean reverse) {
    Course course = new Course();
    course.lay(counting(frames), from, to, reverse);
    return course;
  }

  @Test
  void straightOn() {
    Course course = over(10, 2, 6, false);
    assertEquals(4, course.length());
    assertArrayEquals(new float[] {3, 4, 5}, walk(course, 0, 3));
    assertArrayEquals(new float[] {0, 1, 2}, walk(over(10, 0, 9, false), -1, 3));
  }

  @Test
  void backwards() {
    assertArrayEquals(new float[] {6, 5, 4, 3}, walk(over(10, 2, 6, true), 0, 4));
    assertArrayEquals(new float[] {1, 0, 0}, walk(over(10, 0, 10, true), 9, 3));
  }

  @Test
  void aroundALoop() {
    Course course = over(10, 0, 10, false);
    course.loop(Course.FORWARD, 3, 6, 0);
    assertArrayEquals(new float[] {1, 2, 3, 4, 5, 6, 4, 5, 6, 4}, walk(course, 0, 10));
    course.leaveLoop(7);
    assertArrayEquals(new float[] {5, 6, 7, 8}, walk(course, 7, 4));
    assertEquals(12 + 1, course.length());
  }

  @Test
  void aroundALoopBackwards() {
    Course course = over(10, 0, 10, true);
    course.loop(Course.FORWARD, 3, 6, 0);
    assertArrayEquals(new float[] {8, 7, 6, 5, 4, 6, 5, 4, 6}, walk(course, 2, 9));
  }

  @Test
  void toAndFro() {
    Course course = over(10, 0, 10, false);
    course.loop(Course.PING_PONG, 3, 6, 0);
    assertArrayEquals(new float[] {5, 6, 6, 5, 4, 4, 5, 6, 6, 5}, walk(course, 4, 10));
  }

  @Test
  void theSeamOfACrossfadedLoopIsSmooth() {
    float[] sound = Tone.sine(0.013, 4000);
    Course course = new Course();
    course.lay(SampleMemory.of(new float[][] {sound}, 48_000), 0, 4000, false);
    course.loop(Course.FORWARD, 1000, 3011, 500);
    float[] out = walk(course, 0, 20_000);
    float most = 0;
    for (int i = 1; i < out.length; i++) {
      most = Math.max(most, Math.abs(out[i] - out[i - 1]));
    }
    assertTrue(most < 1.1 * 2 * Math.PI * 0.013, "steps by " + most);
  }

  @Test
  void inPiecesItIsTheSame() {
    Random random = new Random(3);
    for (int round = 0; round < 200; round++) {
      Course course = over(300, random.nextInt(50), 250 + random.nextInt(50), round % 2 == 0);
      course.fades(random.nextInt(40), random.nextInt(40));
      course.loop(random.nextInt(3), random.nextInt(300), random.nextInt(300), random.nextInt(60));
      float[] whole = walk(course, -5, 1000);
      float[] parts = new float[1000];
      for (int at = 0; at < 1000; ) {
        int run = Math.min(1000 - at, 1 + random.nextInt(80));
        course.read(0, at - 5, run, parts, at);
        at += run;
      }
      assertArrayEquals(whole, parts);
    }
  }

  @Test
  void fadesBeginAndEndInSilence() {
    Course course = over(1000, 100, 900, false);
    course.fades(100, 200);
    float[] out = walk(course, 0, 900);
    assertEquals(0, out[0]);
    assertEquals(151, out[50] / 0.5f, 1e-3);
    assertEquals(301, out[200], 0);
    assertTrue(out[799] < 1);
    assertEquals(0, out[800]);
  }

  @Test
  void marksFollowTheLoop() {
    Course course = over(1000, 100, 900, false);
    course.loop(Course.FORWARD, 200, 600, 0);
    int[] marks = {0, 150, 250, 700};
    assertEquals(50, course.nextMark(0, marks));
    assertEquals(150, course.nextMark(51, marks));
    assertEquals(550, course.nextMark(151, marks));
    assertEquals(950, course.nextMark(551, marks));
  }

  @Test
  void pagesThatAreNotThereAreSilentAndTold() {
    SampleMemory memory = new SampleMemory(1, 40, 48_000, 4);
    assertEquals(3, memory.pages());
    assertFalse(memory.present(0, 1));
    float[] page = new float[16];
    java.util.Arrays.fill(page, 1);
    java.nio.FloatBuffer room = SampleMemory.room(16).put(0, page);
    memory.put(1, room);
    assertTrue(memory.present(16, 16));
    assertFalse(memory.present(15, 2));
    assertTrue(memory.present(40, 100));
    float[] out = new float[5];
    memory.read(0, 14, 5, out, 0);
    assertArrayEquals(new float[] {0, 0, 1, 1, 1}, out);
    Course course = new Course();
    course.lay(memory, 0, 40, false);
    assertTrue(course.present(16, 16));
    assertFalse(course.present(20, 16));
  }
}
