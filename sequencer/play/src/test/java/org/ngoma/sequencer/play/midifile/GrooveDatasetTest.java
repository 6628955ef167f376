package org.ngoma.sequencer.play.midifile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.sound.midi.InvalidMidiDataException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The Groove MIDI Dataset (1,110 performances of drummers), every onset of it. */
@Tag("data")
class GrooveDatasetTest {

  private static final int FILES = 1_110;

  @Test
  void everyOnsetIsPlayedWithinOneFrame()
      throws IOException, InvalidMidiDataException, MidiFileException {
    String data = System.getenv("NGOMA_DATA");
    if (data == null) {
      System.err.println(
          "SKIPPED: the Groove MIDI Dataset; set NGOMA_DATA to the folder that holds"
              + " groove-midi-dataset to run this test");
    }
    assumeTrue(data != null, "NGOMA_DATA is not set");
    Path folder = Path.of(data, "groove-midi-dataset");
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files = all.filter(path -> path.toString().endsWith(".mid")).sorted().toList();
    }
    assertEquals(FILES, files.size(), "files under " + folder);
    for (Path path : files) {
      PlayedOnsets.assertSame(
          JavaxOnsets.of(Files.readAllBytes(path), 48_000),
          PlayedOnsets.of(MidiImport.read(path).project(), 48_000),
          path.getFileName().toString());
    }
  }
}
