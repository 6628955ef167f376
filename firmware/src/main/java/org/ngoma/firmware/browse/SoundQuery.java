package org.ngoma.firmware.browse;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What somebody looks for.
 *
 * @param words beginnings of words that all have to be there, in name, tags or folder
 * @param tags that it has to have
 * @param kind that it has to be, empty for any
 * @param most sounds that are wanted
 */
public record SoundQuery(
    String words, List<String> tags, String kind, boolean favourites, int most) {

  /** More would be no search any more. */
  private static final int MOST_WORDS = 12;

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}\\p{M}]+");

  public SoundQuery {
    tags = List.copyOf(tags);
  }

  /** Only words. */
  public static SoundQuery of(String words, int most) {
    return new SoundQuery(words, List.of(), "", false, most);
  }

  /** The marks that a sound has besides its text, as words that no text holds. */
  static String marks(Sound sound) {
    List<String> marks = new ArrayList<>();
    marks.add(kindMark(sound.kind()));
    sound.tags().forEach(tag -> marks.add(tagMark(tag)));
    if (sound.favourite()) {
      marks.add(FAVOURITE);
    }
    return String.join(" ", marks);
  }

  static final String FAVOURITE = "favourite";

  private static String kindMark(String kind) {
    return "kind" + letters(kind);
  }

  private static String tagMark(String tag) {
    return "tag" + letters(tag);
  }

  private static String letters(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
  }

  /**
   * As FTS5 reads it; nothing that was typed is an operator.
   *
   * @param columns where the words are looked for
   * @return empty when everything fits
   */
  String match(String columns, boolean favouritesOnly) {
    List<String> parts = new ArrayList<>();
    Matcher word = WORD.matcher(words);
    List<String> prefixes = new ArrayList<>();
    while (word.find() && prefixes.size() < MOST_WORDS) {
      prefixes.add('"' + word.group() + "\"*");
    }
    if (!prefixes.isEmpty()) {
      parts.add("{" + columns + "} : (" + String.join(" AND ", prefixes) + ")");
    }
    List<String> marks = new ArrayList<>();
    tags.forEach(tag -> marks.add('"' + tagMark(tag) + '"'));
    if (!kind.isEmpty()) {
      marks.add('"' + kindMark(kind) + '"');
    }
    if (favouritesOnly) {
      marks.add('"' + FAVOURITE + '"');
    }
    if (!marks.isEmpty()) {
      parts.add("marks : (" + String.join(" AND ", marks) + ")");
    }
    return String.join(" AND ", parts);
  }

  /** Whether there is a word in what was typed. */
  boolean hasWords() {
    return WORD.matcher(words).find();
  }
}
