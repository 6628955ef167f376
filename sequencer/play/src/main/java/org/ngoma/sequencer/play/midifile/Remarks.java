package org.ngoma.sequencer.play.midifile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What an import left out or changed, in plain words for the user. */
final class Remarks {

  private final Map<String, Long> leftOut = new LinkedHashMap<>();
  private final List<String> sentences = new ArrayList<>();

  /** One more event that has no place in a project; {@code what} in the plural. */
  void leaveOut(String what) {
    leftOut.merge(what, 1L, Long::sum);
  }

  void say(String sentence) {
    sentences.add(sentence);
  }

  List<String> all() {
    List<String> all = new ArrayList<>(sentences);
    leftOut.forEach(
        (what, count) -> all.add(String.format(Locale.ROOT, "Left out: %s (%,d).", what, count)));
    return List.copyOf(all);
  }
}
