package org.ngoma.firmware.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ngoma.sequencer.model.Ppqn;
import org.ngoma.sequencer.model.Project;
import org.ngoma.sequencer.model.Recording;
import org.ngoma.sequencer.model.Track;

/** The schema in the documentation and the reader in the firmware say the same. */
class ProjectSchemaTest {

  @Test
  void itsExamplesKeepToItAndAreRead() throws Exception {
    SchemaCheck check = SchemaCheck.published();
    JsonNode examples = check.schema().get("examples");
    assertEquals(2, examples.size());
    for (JsonNode example : examples) {
      byte[] text = Samples.utf8(example.toString());
      assertEquals(List.of(), check.faults(text));
      assertEquals(List.of(), ProjectJson.read("example", text).remarks());
    }
  }

  @Test
  void itsBoundsAreTheReaders() throws Exception {
    JsonNode schema = SchemaCheck.published().schema();
    assertEquals(ProjectJson.FORMAT, schema.at("/properties/format/const").asText());
    assertEquals(ProjectJson.VERSION, schema.at("/properties/version/const").asInt());
    assertEquals(Project.MAX_TRACKS, schema.at("/properties/tracks/maxItems").asInt());
    assertEquals(Ppqn.MAX_TICK, schema.at("/$defs/songTick/maximum").asLong());
    assertEquals(Bounds.ID, schema.at("/$defs/id/maximum").asInt());
    assertEquals(Bounds.STRING_CHARS, schema.at("/$defs/name/maxLength").asInt());
    assertEquals(Bounds.PARAMS, schema.at("/$defs/params/maxProperties").asInt());
    assertEquals(Bounds.CHANGES, schema.at("/properties/tempos/maxItems").asInt());
    assertEquals(Bounds.PATTERNS, schema.at("/$defs/track/properties/clips/maxItems").asInt());
    JsonNode audio = schema.at("/$defs/track/properties/audio");
    assertEquals(Track.MAX_AUDIO_CLIPS, audio.at("/maxItems").asInt());
    JsonNode file = schema.at("/$defs/audio/properties/file/properties");
    assertEquals(Recording.MAX_RATE, file.at("/rate/maximum").asInt());
    assertEquals(Recording.MAX_FRAMES, file.at("/frames/maximum").asLong());
    assertEquals(Bounds.NOTES, schema.at("/$defs/pattern/properties/notes/maxItems").asInt());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "version": 2           | "version": 3
          "ngoma-project"        | "other"
          [0, 112],              | [0, 19],
          [0, 112],              | [0, 112, 3],
          [7680, 7, 8]           | [7680, 7, 9]
          "name": "Kick",        | ``
          "name": "Kick"         | "name": 5
          "logdrum"              | "tuba"
          66.7                   | 81
          66.7                   | 49.9
          [3840,240,36,1]        | [3840,240,36,128]
          [3840,240,36,1]        | [3840,240,128,1]
          [3840,240,36,1]        | [3840,0,36,1]
          [3840,240,36,1]        | [-1,240,36,1]
          "id": 9,               | "id": -1,
          "length": 1,           | "length": 0,
          [2, 7680, 1]           | [2, 7680, 0]
          -6                     | "loud"
          "group": 1             | "group": 5
          "armed": true          | "armed": 1
          "kind": "compressor"   | "kind": "Compressor"
          "bypassed": true       | "bypassed": 1
          "key": 1               | "key": -1
          {"sha256": "0011       | {"sha256": "001x
          "name": "a.wav"        | "title": "a.wav"
          "name": "Return D",    | "name": 5,
          "rate": 44100          | "rate": 10
          "frames": 88200        | "frames": 0
          "id": 5, "start"       | "start"
          "start": 3600          | "start": -1
          "length": 1920         | "length": 0
          "offset": 441          | "offset": -1
          "gain": -3.5           | "gain": 25
          "fadeIn": 5            | "fadeIn": 60001
          "fadeOut": 250         | "fadeOut": -1
          "smooth"               | "soft"
          "reverse": true        | "reverse": 1
          "follow": true         | "follow": "yes"
          "bpm": 98              | "bpm": 19
          "tones"                | "words"
          "transpose": -2        | "transpose": -25
          """)
  void bothRefuse(String from, String to) throws Exception {
    byte[] text = Samples.changed(from, to == null ? "" : to);
    assertThrows(ProjectFileException.class, () -> ProjectJson.read("p", text));
    assertFalse(SchemaCheck.published().faults(text).isEmpty());
  }
}
