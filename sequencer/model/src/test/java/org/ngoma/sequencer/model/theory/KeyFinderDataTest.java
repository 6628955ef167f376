package org.ngoma.sequencer.model.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The melodies of 149 lead sheets, without their chords, against their key signatures. */
@Tag("data")
class KeyFinderDataTest {

  private static final double[] KRUMHANSL_MAJOR = {
    6.35, 2.23, 3.48, 2.33, 4.38, 4.09, 2.52, 5.19, 2.39, 3.66, 2.29, 2.88
  };
  private static final double[] KRUMHANSL_MINOR = {
    6.33, 2.68, 3.52, 5.38, 2.60, 3.53, 2.54, 4.75, 3.98, 2.69, 3.34, 3.17
  };

  private record Sheet(int fifths, List<KeyFinder.Heard> notes) {}

  @Test
  void signaturesAreFoundBetterThanByPlainKrumhanslSchmuckler() throws Exception {
    String data = System.getenv("NGOMA_DATA");
    if (data == null) {
      System.err.println(
          "SKIPPED: keys of lead sheets; set NGOMA_DATA to the folder that holds openewld-pd-subset");
    }
    assumeTrue(data != null, "NGOMA_DATA is not set");
    List<Path> files;
    try (Stream<Path> all = Files.walk(Path.of(data, "openewld-pd-subset"))) {
      files = all.filter(path -> path.toString().endsWith(".mxl")).sorted().toList();
    }
    int sheets = 0;
    int ours = 0;
    int theirs = 0;
    for (Path file : files) {
      Sheet sheet = read(file);
      if (sheet != null) {
        sheets++;
        ours += KeyFinder.find(sheet.notes).key().fifths() == sheet.fifths ? 1 : 0;
        theirs += krumhansl(sheet.notes).fifths() == sheet.fifths ? 1 : 0;
      }
    }
    assertEquals(149, sheets);
    System.out.println("key signatures: " + ours + " of 149, plain profiles " + theirs);
    assertTrue(ours >= 138, ours + " of 149");
    assertTrue(ours > theirs + 20, ours + " against " + theirs);
  }

  private static Key krumhansl(List<KeyFinder.Heard> notes) {
    double[] histogram = new double[12];
    notes.forEach(note -> histogram[note.key() % 12] += note.length());
    Key best = null;
    double most = -2;
    for (int k = 0; k < 24; k++) {
      double[] turned = new double[12];
      for (int step = 0; step < 12; step++) {
        turned[(k + step) % 12] = k < 12 ? KRUMHANSL_MAJOR[step] : KRUMHANSL_MINOR[step];
      }
      double match = correlation(turned, histogram);
      if (match > most) {
        most = match;
        best = Key.of(k % 12, k >= 12);
      }
    }
    return best;
  }

  private static double correlation(double[] a, double[] b) {
    double meanA = 0;
    double meanB = 0;
    for (int i = 0; i < 12; i++) {
      meanA += a[i] / 12;
      meanB += b[i] / 12;
    }
    double ab = 0;
    double aa = 0;
    double bb = 0;
    for (int i = 0; i < 12; i++) {
      ab += (a[i] - meanA) * (b[i] - meanB);
      aa += (a[i] - meanA) * (a[i] - meanA);
      bb += (b[i] - meanB) * (b[i] - meanB);
    }
    return ab / Math.sqrt(aa * bb);
  }

  /** The first part's notes; null where a sheet has no signature or no notes. */
  private static Sheet read(Path file) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
    DocumentBuilder builder = factory.newDocumentBuilder();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      var score =
          zip.stream()
              .filter(e -> e.getName().endsWith(".xml") && !e.getName().startsWith("META"))
              .findFirst()
              .orElseThrow();
      try (InputStream in = zip.getInputStream(score)) {
        Element part = (Element) builder.parse(in).getElementsByTagName("part").item(0);
        String fifths = text(part, "fifths");
        List<KeyFinder.Heard> notes = notes(part.getElementsByTagName("note"));
        return fifths == null || notes.isEmpty()
            ? null
            : new Sheet(Integer.parseInt(fifths), notes);
      }
    }
  }

  private static List<KeyFinder.Heard> notes(NodeList all) {
    List<KeyFinder.Heard> notes = new ArrayList<>();
    double at = 0;
    for (int i = 0; i < all.getLength(); i++) {
      Element note = (Element) all.item(i);
      if (text(note, "duration") == null) {
        continue;
      }
      double length = Double.parseDouble(text(note, "duration"));
      String step = text(note, "step");
      if (step != null) {
        String alter = text(note, "alter");
        int off = alter == null ? 0 : (int) Double.parseDouble(alter);
        int octave = Integer.parseInt(text(note, "octave"));
        int key = NoteName.parse(step).pitchClass() + off + 12 * (octave + 1);
        notes.add(new KeyFinder.Heard(at, length, key));
      }
      at += length;
    }
    return notes;
  }

  private static String text(Element in, String tag) {
    NodeList found = in.getElementsByTagName(tag);
    return found.getLength() == 0 ? null : found.item(0).getTextContent().strip();
  }
}
