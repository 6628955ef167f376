package org.ngoma.firmware.law;

import java.util.ArrayList;
import java.util.List;

/**
 * One row of the module table: what a module is called and what it may know.
 *
 * @param root its package; the packages below belong to it
 * @param ours packages of other modules that it may import
 * @param libraries packages of others' libraries that it may import, beside the JDK
 */
record Module(String root, List<String> ours, List<String> libraries) {

  private static final String REAL_TIME = "org.ngoma.hal.rt";
  private static final String HAL = "org.ngoma.hal..";
  private static final String MODEL = "org.ngoma.sequencer.model..";
  private static final String DSP = "org.ngoma.instruments.dsp..";
  private static final String JNA = "com.sun.jna..";
  private static final String MANAGEMENT = "com.sun.management..";
  private static final String JACKSON = "com.fasterxml.jackson..";

  /** The table of docs/architecture.md, as the poms have it. */
  static final List<Module> ALL =
      List.of(
          new Module("org.ngoma.hal", List.of(), List.of(JNA, MANAGEMENT, "com.pi4j..", JACKSON)),
          new Module("org.ngoma.sequencer.model", List.of(), List.of()),
          new Module("org.ngoma.sequencer.play", List.of(REAL_TIME, MODEL), List.of()),
          new Module("org.ngoma.instruments.dsp", List.of(), List.of()),
          new Module("org.ngoma.instruments.sound", List.of(REAL_TIME, MODEL, DSP), List.of()),
          new Module("org.ngoma.alsa", List.of(HAL), List.of(JNA)),
          new Module("org.ngoma.panel", List.of(HAL, MODEL, DSP), List.of("javafx..")),
          new Module("org.ngoma.ai", List.of(MODEL, DSP), List.of("ai.onnxruntime..")),
          new Module("org.ngoma.update", List.of(), List.of(JACKSON)),
          new Module(
              "org.ngoma.firmware",
              List.of("org.ngoma.."),
              List.of(
                  JACKSON,
                  MANAGEMENT,
                  JNA,
                  "de.sciss.jump3r..",
                  "picocli..",
                  "org.HdrHistogram..",
                  "org.sqlite..")));

  /** Every package that its classes may refer to. */
  String[] horizon() {
    List<String> all = new ArrayList<>(List.of(root + "..", "java..", "javax.."));
    all.addAll(ours);
    all.addAll(libraries);
    return all.toArray(String[]::new);
  }
}
