package org.ngoma.firmware.export;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.ngoma.sequencer.model.Ppqn;
import org.ngoma.sequencer.model.Project;
import org.ngoma.sequencer.model.SignatureChange;
import org.ngoma.sequencer.model.theory.Key;

/**
 * What a file tells about the music in it.
 *
 * @param title of the song, or of the stem
 * @param song that it belongs to
 * @param number of the stem, 0 for the mix
 * @param bpm at the beginning
 * @param oneTempo whether that tempo stays
 * @param beats of the whole song, in quarters
 */
record SongTags(
    String title,
    String song,
    int number,
    double bpm,
    boolean oneTempo,
    SignatureChange signature,
    double beats,
    Optional<Key> key) {

  static final String MAKER = "Ngoma";

  static SongTags of(Project project) {
    return new SongTags(
        project.name(),
        project.name(),
        0,
        project.tempos().getFirst().bpm(),
        project.tempos().size() == 1,
        project.signatures().getFirst(),
        (double) project.endTick() / Ppqn.TICKS,
        SongKey.of(project).map(found -> found.key()));
  }

  SongTags stem(int stemNumber, String name) {
    return new SongTags(name, song, stemNumber, bpm, oneTempo, signature, beats, key);
  }

  /** Tempo as it is written: 113, 93.5. */
  String bpmText() {
    double rounded = Math.rint(bpm * 1000) / 1000;
    return rounded == Math.rint(rounded)
        ? Long.toString(Math.round(rounded))
        : Double.toString(rounded);
  }

  /** Key as DJs' programs read it: Am, F#, Bb; empty when it has none. */
  String keyText() {
    return key.map(k -> k.tonic() + (k.minor() ? "m" : "")).orElse("");
  }

  /** One line for who has no field for tempo and key. */
  String comment() {
    String words =
        String.format(
            Locale.ROOT,
            "%s BPM%s, %d/%d",
            bpmText(),
            oneTempo ? "" : " at first",
            signature.beats(),
            signature.unit());
    return key.map(k -> words + ", " + k).orElse(words);
  }

  /** Comments by the names that FLAC's players know. */
  Map<String, String> vorbis() {
    Map<String, String> comments = new LinkedHashMap<>();
    comments.put("TITLE", title);
    if (number > 0) {
      comments.put("ALBUM", song);
      comments.put("TRACKNUMBER", Integer.toString(number));
    }
    comments.put("BPM", bpmText());
    if (key.isPresent()) {
      comments.put("KEY", keyText());
      comments.put("INITIALKEY", keyText());
    }
    comments.put("COMMENT", comment());
    comments.put("ENCODER", MAKER);
    return comments;
  }
}
