package org.ngoma.sequencer.model;

/**
 * What a launched pattern does by itself after a while.
 *
 * @param action what comes then
 * @param passes through the pattern until then, 1 to 1024
 * @param percent how often it does so; else the pattern begins again
 */
public record Follow(Action action, int passes, int percent) {

  /** Most passes until something follows. */
  public static final int MAX_PASSES = 1024;

  /** Goes on for ever. */
  public static final Follow PLAIN = new Follow(Action.NONE, 1, 100);

  /** What comes behind a launched pattern; the order is that of the track's patterns. */
  public enum Action {
    /** It goes on. */
    NONE("none"),

    /** It begins again, counting its passes anew. */
    AGAIN("again"),

    /** The one behind it; behind the last one the first. */
    NEXT("next"),

    /** The one before it; before the first one the last. */
    PREVIOUS("previous"),

    /** The first one of the track. */
    FIRST("first"),

    /** The last one of the track. */
    LAST("last"),

    /** Any of the track. */
    ANY("any"),

    /** Any but itself. */
    OTHER("other"),

    /** Silence. */
    STOP("stop"),

    /** What the track plays in the arrangement. */
    ARRANGEMENT("arrangement");

    private final String id;

    Action(String id) {
      this.id = id;
    }

    /** As files and screens show it. */
    public String id() {
      return id;
    }
  }

  public Follow {
    if (passes < 1 || passes > MAX_PASSES) {
      throw new IllegalArgumentException("follows after " + passes + " passes: from 1 to 1024");
    }
    if (percent < 0 || percent > 100) {
      throw new IllegalArgumentException("follows in " + percent + " %: from 0 to 100");
    }
  }
}
