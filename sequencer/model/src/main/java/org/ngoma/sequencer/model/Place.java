package org.ngoma.sequencer.model;

import java.util.Locale;

/**
 * Where a chain of effects stands in the mixer.
 *
 * @param kind what sort of channel
 * @param number id of a track, number of a return or group from 1, 0 for the master
 */
public record Place(Kind kind, int number) {

  /** The sorts of channels. */
  public enum Kind {
    TRACK,
    RETURN,
    GROUP,
    MASTER
  }

  /** The end of the mix. */
  public static final Place MASTER = new Place(Kind.MASTER, 0);

  public Place {
    boolean right =
        switch (kind) {
          case TRACK -> true;
          case RETURN -> number >= 1 && number <= Project.RETURNS;
          case GROUP -> number >= 1 && number <= Project.GROUPS;
          case MASTER -> number == 0;
        };
    if (!right) {
      throw new IllegalArgumentException(
          "there is no " + kind.name().toLowerCase(Locale.ROOT) + " " + number);
    }
  }

  /** The channel of a track. */
  public static Place track(int id) {
    return new Place(Kind.TRACK, id);
  }

  /** A return, from 1. */
  public static Place ofReturn(int number) {
    return new Place(Kind.RETURN, number);
  }

  /** A group, from 1. */
  public static Place group(int number) {
    return new Place(Kind.GROUP, number);
  }
}
