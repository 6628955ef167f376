package org.ngoma.firmware.engine;

import org.ngoma.hal.audio.AudioPort;
import org.ngoma.hal.rt.RealTime;

/**
 * The port that is being played to, as two threads hand it to each other: the audio thread plays
 * and reports a loss, the device thread brings a card and takes away what is finished with.
 *
 * <p>Ports change hands through volatile fields, each written by one thread while it is null and
 * cleared by the other.
 */
final class PortSwitch {

  /** A port with its format read: the audio thread does no more than look at fields. */
  static final class Open {
    final AudioPort port;
    final int periodFrames;
    final long periodNanos;
    final int periods;

    Open(AudioPort port) {
      this.port = port;
      periodFrames = port.format().periodFrames();
      periodNanos = port.format().periodNanos();
      periods = port.format().periods();
    }
  }

  private final Open silent;
  private Open current;
  private volatile boolean onCard;
  private volatile Open arriving;
  private volatile Open leaving;

  /**
   * @param silent the null port, to which it falls back
   */
  PortSwitch(AudioPort silent) {
    this.silent = new Open(silent);
    current = this.silent;
  }

  /** Begins on a card; before the audio thread starts. */
  void begin(AudioPort card) {
    current = new Open(card);
    onCard = true;
  }

  /** The port to play the next period to. Thread: audio. */
  @RealTime
  Open current() {
    Open next = arriving;
    if (next != null && leaving == null) {
      current = next;
      onCard = true;
      arriving = null;
    }
    return current;
  }

  /**
   * The current card is gone. Thread: audio.
   *
   * @return false when that was known already
   */
  @RealTime
  boolean lost() {
    boolean news = onCard;
    if (news) {
      leaving = current;
      current = silent;
      onCard = false;
    }
    return news;
  }

  /** Whether a card is being played to. */
  @RealTime
  boolean onCard() {
    return onCard;
  }

  /** Whether a card is played to or on its way. Thread: device. */
  boolean served() {
    return onCard || arriving != null;
  }

  /** Brings a card. Thread: device. */
  void arrive(AudioPort card) {
    arriving = new Open(card);
  }

  /** The card that was lost, to be closed, then {@link #gone}; or null. Thread: device. */
  AudioPort leaving() {
    Open lost = leaving;
    return lost == null ? null : lost.port;
  }

  /** What was lost is closed. Thread: device. */
  void gone() {
    leaving = null;
  }

  /** Plays out and closes; after the audio thread has ended. */
  void close() {
    Open last = arriving;
    if (last != null) {
      last.port.close();
    }
    current.port.close();
  }
}
