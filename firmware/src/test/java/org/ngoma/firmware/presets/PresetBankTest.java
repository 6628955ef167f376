package org.ngoma.firmware.presets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ngoma.firmware.store.PresetBank;
import org.ngoma.instruments.sound.ProcessorKind;
import org.ngoma.instruments.sound.Processors;
import org.ngoma.sequencer.model.ParamSpec;
import org.ngoma.sequencer.model.ParamTable;
import org.ngoma.sequencer.model.Preset;

/** Every preset of the factory sounds, does not clip, has no DC, and is like no other. */
class PresetBankTest {

  /** Mean difference over time and mel bands; repeats with a knob or two moved stay below. */
  private static final double NEAR_DUPLICATE_DB = 1.0;

  static List<ProcessorKind> kinds() {
    return Processors.all();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void namesKnobsAndTagsAreRight(ProcessorKind kind) throws IOException {
    ParamTable table = kind.create().get().params();
    Set<String> names = new HashSet<>();
    for (Preset preset : PresetBank.factory(kind.id())) {
      assertTrue(names.add(preset.name()), preset.name() + " twice");
      assertFalse(preset.tags().isEmpty(), preset.name() + " has no tags");
      preset.tags().forEach(tag -> assertTrue(tag.matches("[a-z0-9-]+"), tag));
      for (Map.Entry<String, Double> knob : preset.params().entrySet()) {
        ParamSpec spec = table.find(knob.getKey()).orElse(null);
        assertTrue(spec != null, preset.name() + ": no parameter " + knob.getKey());
        assertEquals(
            spec.clamp(knob.getValue()), knob.getValue(), 1e-9, preset.name() + " " + spec.id());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void soundsWithoutClippingOrDc(ProcessorKind kind) throws IOException {
    List<String> wrong = new ArrayList<>();
    for (Preset preset : PresetBank.factory(kind.id())) {
      PresetTake take = PresetTake.of(kind, preset);
      String name = preset.name();
      if (!(take.rms() > 0.002)) {
        wrong.add("%s is silent: RMS %.5f".formatted(name, take.rms()));
      }
      if (!(take.peak() < 1)) {
        wrong.add("%s clips: peak %.3f".formatted(name, take.peak()));
      }
      if (!(take.dc() < 0.003 * take.peak())) {
        wrong.add("%s has DC: %.5f at peak %.3f".formatted(name, take.dc(), take.peak()));
      }
    }
    assertEquals(List.of(), wrong);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void noTwoAreNearlyTheSame(ProcessorKind kind) throws IOException {
    List<Preset> presets = PresetBank.factory(kind.id());
    List<double[]> pictures = new ArrayList<>();
    presets.forEach(preset -> pictures.add(PresetTake.of(kind, preset).logMel()));
    List<String> alike = new ArrayList<>();
    for (int a = 0; a < presets.size(); a++) {
      for (int b = 0; b < a; b++) {
        double distance = PresetTake.distance(pictures.get(a), pictures.get(b));
        if (distance < NEAR_DUPLICATE_DB) {
          alike.add(
              "%s and %s differ by %.2f dB"
                  .formatted(presets.get(b).name(), presets.get(a).name(), distance));
        }
      }
    }
    assertEquals(List.of(), alike);
  }
}
