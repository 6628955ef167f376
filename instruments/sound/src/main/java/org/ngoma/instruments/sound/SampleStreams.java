package org.ngoma.instruments.sound;

import java.lang.ref.WeakReference;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.ngoma.hal.rt.NanoClock;
import org.ngoma.hal.rt.SystemClock;

/**
 * Reads ahead for all long samples that anybody still holds.
 *
 * <p>Thread: {@code sample-read}, begun with the first of them; {@link #catchUp} does the same work
 * for who renders faster than real time and waits.
 */
public final class SampleStreams {

  private static final long PAUSE_NANOS = 3_000_000;
  private static final List<WeakReference<SampleStream>> ALL = new CopyOnWriteArrayList<>();
  private static boolean reading;

  private SampleStreams() {}

  /** Has it read from now on, for as long as anybody holds it. */
  static synchronized void begin(SampleStream stream) {
    ALL.add(new WeakReference<>(stream));
    if (!reading) {
      reading = true;
      Thread thread = new Thread(SampleStreams::readAhead);
      thread.setName("sample-read");
      thread.setDaemon(true);
      thread.start();
    }
  }

  private static void readAhead() {
    NanoClock clock = new SystemClock();
    while (true) {
      if (!round()) {
        clock.sleepUntil(clock.nanoTime() + PAUSE_NANOS);
      }
    }
  }

  private static boolean round() {
    boolean any = false;
    boolean gone = false;
    for (WeakReference<SampleStream> reference : ALL) {
      SampleStream stream = reference.get();
      gone |= stream == null;
      any |= stream != null && stream.pump();
    }
    if (gone) {
      ALL.removeIf(reference -> reference.get() == null);
    }
    return any;
  }

  /** Reads all that is wanted now; never on a thread that must not wait for the disk. */
  public static void catchUp() {
    round();
  }
}
