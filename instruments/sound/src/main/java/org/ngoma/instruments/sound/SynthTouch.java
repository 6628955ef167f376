package org.ngoma.instruments.sound;

/** What a finger does to one note of the {@link Synth} after it struck: bend, pressure, slide. */
final class SynthTouch {

  /** Way to the target in one block: all but arrived in 5 ms, so that steps are not heard. */
  private static final float WAY = 0.3f;

  private static final float NEAR = 1e-4f;
  private static final float SLIDE_AT_REST = 0.5f;

  float bend;
  float pressure;
  float slide;
  private float bendTo;
  private float pressureTo;
  private float slideTo;
  private boolean moving;

  void reset() {
    bendTo = 0f;
    pressureTo = 0f;
    slideTo = SLIDE_AT_REST;
    arrive();
  }

  /** Stands where another stands, at once. */
  void like(SynthTouch other) {
    bendTo = other.bendTo;
    pressureTo = other.pressureTo;
    slideTo = other.slideTo;
    arrive();
  }

  private void arrive() {
    bend = bendTo;
    pressure = pressureTo;
    slide = slideTo;
    moving = false;
  }

  void bendTo(float semitones) {
    bendTo = semitones;
    moving = true;
  }

  void pressTo(float amount) {
    pressureTo = amount;
    moving = true;
  }

  void slideTo(float amount) {
    slideTo = amount;
    moving = true;
  }

  void advance() {
    if (!moving) {
      return;
    }
    bend = nearer(bend, bendTo);
    pressure = nearer(pressure, pressureTo);
    slide = nearer(slide, slideTo);
    moving = bend != bendTo || pressure != pressureTo || slide != slideTo;
  }

  private static float nearer(float from, float to) {
    float way = to - from;
    return Math.abs(way) < NEAR ? to : Math.fma(WAY, way, from);
  }
}
