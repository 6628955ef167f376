package org.ngoma.sequencer.model.generate;

import java.util.ArrayList;
import java.util.List;

/**
 * Steps as drummers write them: {@code X} an accent, {@code x} a hit, {@code o} a ghost note,
 * {@code -} goes on sounding, {@code .} a rest. It begins again when it is over.
 *
 * @param signs 1 to 256
 */
public record Rhythm(List<Sign> signs) {

  /** What happens at a step. */
  public enum Sign {
    ACCENT('X'),
    HIT('x'),
    GHOST('o'),
    TIE('-'),
    REST('.');

    private final char letter;

    Sign(char letter) {
      this.letter = letter;
    }

    /** Whether something is struck. */
    public boolean strikes() {
      return this == ACCENT || this == HIT || this == GHOST;
    }
  }

  /** A hit on every step. */
  public static final Rhythm ALL = parse("x");

  /** Most steps of a rhythm. */
  public static final int MOST = 256;

  public Rhythm {
    signs = List.copyOf(signs);
    if (signs.isEmpty() || signs.size() > MOST) {
      throw new IllegalArgumentException(
          "a rhythm of %d steps: from 1 to %d".formatted(signs.size(), MOST));
    }
  }

  /**
   * Reads {@code x..x..x. X.o.x-..}; blanks and bars part it for the eye.
   *
   * @throws IllegalArgumentException if something else stands in it
   */
  public static Rhythm parse(String text) {
    List<Sign> signs = new ArrayList<>();
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      if (letter != ' ' && letter != '|') {
        signs.add(sign(letter, text));
      }
    }
    return new Rhythm(signs);
  }

  private static Sign sign(char letter, String text) {
    for (Sign sign : Sign.values()) {
      if (sign.letter == letter) {
        return sign;
      }
    }
    throw new IllegalArgumentException(
        "'%s' in the rhythm '%s': write X for an accent, x for a hit, o for a ghost, - and ."
            .formatted(letter, text));
  }

  /** The sign at a step of the song. */
  public Sign at(long step) {
    return signs.get((int) (step % signs.size()));
  }

  /** Steps that a hit lasts: itself and the ties behind it. */
  int lasting(long step) {
    int lasting = 1;
    while (lasting < signs.size() && at(step + lasting) == Sign.TIE) {
      lasting++;
    }
    return lasting;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    signs.forEach(sign -> text.append(sign.letter));
    return text.toString();
  }
}
