package org.ngoma.sequencer.play.midi;

import org.ngoma.hal.rt.RealTime;

/**
 * The straight line of time over pulses that fits what arrived: when the newest pulse was really
 * sent, and how long a pulse lasts.
 *
 * <p>A g-h filter with expanding memory (E. Brookner, Tracking and Kalman Filtering Made Easy,
 * 1.2.10): its first pulses are a least-squares fit, and once that would average over more than 18
 * pulses it stays a critically damped loop of second order, which follows slow changes of tempo
 * without overshoot. Times are nanoseconds from any origin.
 */
final class PulseFit {

  /** Share of a deviation that moves the phase, at rest. */
  private static final double PHASE_GAIN = 0.2;

  /** Share that moves the period: 2 - g - 2 sqrt(1 - g), critically damped. */
  private static final double PERIOD_GAIN = 2 - PHASE_GAIN - 2 * Math.sqrt(1 - PHASE_GAIN);

  private double phase;
  private double period;
  private int pulses;

  /** Begins with two pulses that are {@code apart} of each other. */
  @RealTime
  void begin(double newest, double apart) {
    phase = newest;
    period = apart;
    pulses = 2;
  }

  /**
   * Begins with the least-squares line through the newest pulses.
   *
   * @param arrivals a ring of a power of two of arrival times
   * @param last place of the newest
   * @param count how many, 3 at least
   */
  @RealTime
  void begin(double[] arrivals, int last, int count) {
    int mask = arrivals.length - 1;
    double origin = arrivals[last & mask];
    double sum = 0;
    double moment = 0;
    double middle = (count - 1) / 2.0;
    for (int i = 0; i < count; i++) {
      double at = arrivals[(last - i) & mask] - origin;
      sum += at;
      moment += (middle - i) * at;
    }
    double spread = count * ((double) count * count - 1) / 12;
    period = moment / spread;
    phase = origin + sum / count + middle * period;
    pulses = count;
  }

  /** Moves on by whole pulses that nothing was heard of. */
  @RealTime
  void coast(double count) {
    phase += count * period;
  }

  /** Where the next pulse is expected. */
  @RealTime
  double expected() {
    return phase + period;
  }

  /** Takes the next pulse, that deviates so much from what was expected. */
  @RealTime
  void take(double deviation) {
    double n = pulses;
    double phaseGain = 2 * (2 * n + 1) / ((n + 1) * (n + 2));
    double periodGain = 6 / ((n + 1) * (n + 2));
    if (phaseGain < PHASE_GAIN) {
      phaseGain = PHASE_GAIN;
      periodGain = PERIOD_GAIN;
    } else {
      pulses++;
    }
    phase += period + phaseGain * deviation;
    period += periodGain * deviation;
  }

  @RealTime
  double phase() {
    return phase;
  }

  @RealTime
  double period() {
    return period;
  }

  /** Pulses that the line was fitted to, as far as it matters; 0 before the first two. */
  @RealTime
  int pulses() {
    return pulses;
  }

  /** Fits nothing any more, but goes on along a line of this period. */
  @RealTime
  void forget(double usualPeriod) {
    period = usualPeriod;
    pulses = 0;
  }
}
