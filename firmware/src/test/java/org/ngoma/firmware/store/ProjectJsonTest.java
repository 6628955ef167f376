package org.ngoma.firmware.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ngoma.sequencer.model.Bus;
import org.ngoma.sequencer.model.Project;

class ProjectJsonTest {

  @Test
  void writesTheLayoutThatPeopleRead() {
    assertEquals(
        Samples.SMALL_TEXT, new String(ProjectJson.write(Samples.small()), StandardCharsets.UTF_8));
  }

  @Test
  void readsWhatItWrites() throws Exception {
    LoadedProject loaded = ProjectJson.read("small", Samples.utf8(Samples.SMALL_TEXT));
    assertEquals(Samples.small(), loaded.project());
    assertEquals(List.of(), loaded.remarks());
  }

  @Test
  void keepsEveryCharacterOfAName() throws Exception {
    String name = "\0\b\t\n\r\u001f\u007f\u0085\u2028\"\\/ \u00e9 \ud83e\udd41 \ud83e \udd41";
    assertEquals(
        name, ProjectJson.read("p", ProjectJson.write(Project.empty(name))).project().name());
  }

  @Test
  void leavesOutParametersThatAreNotFinite() throws Exception {
    Map<String, Double> params = new HashMap<>();
    params.put("a.nan", Double.NaN);
    params.put("b.huge", Double.POSITIVE_INFINITY);
    Project empty = Project.empty("p");
    Project odd = empty.withMaster(empty.master().withParams(params));
    assertEquals(empty, ProjectJson.read("p", ProjectJson.write(odd)).project());
  }

  @Test
  void leavesOutUnknownFieldsWithARemarkEach() throws Exception {
    byte[] text =
        Samples.changed(
            "\"kind\": \"drums\",", "\"kind\": \"drums\", \"colour\": {\"deep\": [1, 2]},");
    LoadedProject loaded = ProjectJson.read("later.ngoma", text);
    assertEquals(Samples.small(), loaded.project());
    assertEquals(
        List.of(
            "later.ngoma: line 83, /tracks/0/colour has the field 'colour', which this firmware"
                + " does not know and left out."),
        loaded.remarks());
  }

  @Test
  void countsTheRemarksThatItDoesNotKeep() throws Exception {
    StringBuilder fields = new StringBuilder("{");
    for (int i = 0; i < 1000; i++) {
      fields.append("\"f").append(i).append("\": 1,");
    }
    byte[] text =
        Samples.utf8(fields + Samples.SMALL_TEXT.substring(Samples.SMALL_TEXT.indexOf('{') + 1));
    List<String> remarks = ProjectJson.read("p", text).remarks();
    assertEquals(Bounds.REMARKS, remarks.size());
    assertEquals("985 more unknown fields were left out.", remarks.getLast());
  }

  @Test
  void takesFieldsInAnyOrder() throws Exception {
    String text =
        """
        {"tracks": [], "signatures": [[0,4,4]], "tempos": [[0,120]], "name": "x",
         "version": 1, "format": "ngoma-project"}
        """;
    assertEquals(Project.empty("x"), ProjectJson.read("x", Samples.utf8(text)).project());
  }

  @Test
  void movesTheEffectsOfVersion1IntoTheReturns() throws Exception {
    String text =
        """
        {"format": "ngoma-project", "version": 1, "name": "old", "tempos": [[0, 120]],
         "signatures": [[0, 4, 4]], "tracks": [],
         "params": {"delay.feedback": 0.3, "reverb.decay": 900, "master.gain": 2, "x.y": 7}}
        """;
    LoadedProject loaded = ProjectJson.read("old", Samples.utf8(text));
    Project wanted =
        Project.empty("old")
            .withReturns(
                Project.returns(Map.of("delay.feedback", 0.3), Map.of("reverb.decay", 900.0)))
            .withMaster(Bus.plain("Master").withParams(Map.of("master.gain", 2.0, "x.y", 7.0)));
    assertEquals(wanted, loaded.project());
    assertEquals(List.of(), loaded.remarks());
  }

  @Test
  void callsANewerFileNewerEvenWhenItsShapeIsStrange() {
    String text = "{\"tracks\": 5, \"format\": \"ngoma-project\", \"version\": 3}";
    ProjectFileException e = refused(Samples.utf8(text));
    assertEquals(
        "p.json: project version 3, this firmware reads up to 2; update the firmware, or export the"
            + " project for this one.",
        e.getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "version": 2                 | "version": 0                  | versions start at 1
          "version": 2                 | "version": "1"                | version is a whole number
          "version": 2,                | ``                            | a version
          "ngoma-project"              | "other"                       | does not say
          [0, 112],                    | [0, 19],                      | tempo 19.0 BPM
          [0, 112],                    | [0, NaN],                     | broken JSON
          [0, 112],                    | [0, 1e999],                   | bpm is too large a number
          [0, 112],                    | [0, "112"],                   | bpm is a number
          [0, 112],                    | [0, 112, 3],                  | a tempo is [tick, bpm]
          [0, 112],                    | [0],                          | bpm is a number
          [0, 112],                    | [7, 112],                     | a tempo at tick 0
          [3840, 113.5]                | [0, 113.5]                    | out of order at tick 0
          [7680, 7, 8]                 | [7680, 7, 9]                  | signature 7/9
          [[0, 4, 4], [7680, 7, 8]]    | []                            | a signature at tick 0
          [[0, 4, 4], [7680, 7, 8]]    | 4                             | signatures is a list
          "name": "Kick",              | ``                            | lacks the field 'name'
          "name": "Kick"               | "name": null                  | name is text in quotes
          "name": "Kick"               | "id": 1                       | Duplicate field 'id'
          "id": 9                      | "id": 1                       | two of id 1
          "id": 9                      | "id": 1.5                     | id is a whole number
          "id": 9                      | "id": 99999999999             | is not from
          "id": 9                      | "id": 99999999999999999999999 | out of range of long
          "id": 2, "name": ""          | "id": 1, "name": ""           | two of id 1
          "logdrum"                    | "tuba"                        | called 'tuba'
          66.7                         | 81                            | swing 81.0 %
          [3840,240,36,1]              | [3840,240,36,128]             | velocity 128
          [3840,240,36,1]              | [3840,240,-1,1]               | key -1
          [3840,240,36,1]              | [3840,0,36,1]                 | length 0
          [3840,240,36,1]              | [3840,240,36]                 | velocity is a whole number
          [3840,240,36,1]              | {"tick": 3840}                | a note is [tick
          [3840,240,36,1]              | [2147483648,1,36,1]           | tick 2147483648 is not from
          [2, 7680, 1]                 | [3, 7680, 1]                  | names pattern 3
          [2, 7680, 1]                 | [2, 7679, 1]                  | two clips overlap
          [2, 7680, 1]                 | [2, -1, 1]                    | start -1 is not from
          [2, 7680, 1]                 | [2, 1099511627777, 1]         | start 1099511627777
          -6                           | "loud"                        | parameter channel.gain
          "group": 1                   | "group": 5                    | group 5 is not from
          "armed": true                | "armed": 1                    | armed is true or false
          "kind": "compressor"         | "kind": "A b"                 | a kind is like 'delay'
          "id": 4,                     | "id": 3,                      | two of id 3
          "id": 4,                     | ``                            | lacks the field 'id'
          "0011                        | "00x1                         | without its SHA-256
          "name": "a.wav"              | "title": "a.wav"              | lacks the field 'name'
          "params": {},                | "params": [],                 | params is an object
          """)
  void refusesWithThePlace(String from, String to, String says) {
    ProjectFileException e = refused(Samples.changed(from, to == null ? "" : to));
    assertTrue(e.getMessage().contains(says), e.getMessage());
    assertTrue(e.getMessage().startsWith("p.json: "), e.getMessage());
  }

  @Test
  void namesLineAndPath() {
    assertEquals(
        "p.json: line 91, /tracks/0/patterns/0/notes/2: velocity 128: from 1 to 127; correct it"
            + " there or open another copy.",
        refused(Samples.changed("[3840,240,36,1]", "[3840,240,36,128]")).getMessage());
  }

  @Test
  void refusesWhatIsNoProjectAtAll() {
    for (String text :
        List.of("", "  ", "[]", "7", "\"x\"", "{", "{} {}", "nonsense", "\0", "{}")) {
      refused(Samples.utf8(text));
    }
    refused(Samples.utf8(Samples.SMALL_TEXT + "{}"));
    refused(new byte[] {'{', '"', (byte) 0xff, '"', ':', '1', '}'});
  }

  @Test
  void refusesBombs() {
    String deep = "[".repeat(65) + "]".repeat(65);
    assertTrue(refused(Samples.changed("-6", deep)).getMessage().contains("depth"));
    refused(Samples.changed("\"name\": \"Kick\"", "\"x\": " + deep));
    refused(Samples.changed("Kick", "k".repeat(Bounds.STRING_CHARS + 1)));
    refused(Samples.changed("delay.feedback", "k".repeat(Bounds.STRING_CHARS + 1)));
    refused(Samples.changed("113.5", "1" + "0".repeat(Bounds.NUMBER_CHARS)));
    assertTrue(refused(new byte[Bounds.JSON_BYTES + 1]).getMessage().contains("67108864 at most"));
  }

  @Test
  void refusesTooMuch() {
    String tracks = "{\"id\": %d, \"name\": \"t\", \"kind\": \"synth\"},";
    StringBuilder many = new StringBuilder("\"tracks\": [");
    for (int i = 100; i < 100 + Project.MAX_TRACKS; i++) {
      many.append(String.format(tracks, i));
    }
    assertSays("more than 64 tracks", Samples.changed("\"tracks\": [", many.toString()));

    StringBuilder params = new StringBuilder("\"channel.gain\": 1");
    for (int i = 0; i < Bounds.PARAMS; i++) {
      params.append(",\"a.").append(i).append("\":0");
    }
    assertSays(
        "more than 10000 parameters", Samples.changed("\"channel.gain\": -6", params.toString()));

    String notes = "[0,1,36,1],".repeat(Bounds.NOTES - 2);
    assertSays("more than 2000000 notes", Samples.changed("[0,240,36,120],", notes + "[0,1,1,1],"));
  }

  private static void assertSays(String what, byte[] text) {
    String message = refused(text).getMessage();
    assertTrue(message.contains(what), message);
  }

  private static ProjectFileException refused(byte[] text) {
    ProjectFileException e =
        assertThrows(ProjectFileException.class, () -> ProjectJson.read("p.json", text));
    assertEquals(1, e.getMessage().lines().count());
    assertTrue(e.getMessage().length() < 600, e.getMessage());
    return e;
  }
}
