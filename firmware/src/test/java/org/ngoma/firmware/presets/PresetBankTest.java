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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ngoma.firmware.store.ChainPreset;
import org.ngoma.firmware.store.PresetBank;
import org.ngoma.instruments.sound.ClipPlayer;
import org.ngoma.instruments.sound.Instrument;
import org.ngoma.instruments.sound.Processor;
import org.ngoma.instruments.sound.ProcessorKind;
import org.ngoma.instruments.sound.Processors;
import org.ngoma.sequencer.model.Device;
import org.ngoma.sequencer.model.DeviceKind;
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
    Set<String> names = new HashSet<>();
    for (Preset preset : PresetBank.factory(kind.id())) {
      assertTrue(names.add(preset.name()), preset.name() + " twice");
      checkTags(preset.name(), preset.tags());
      checkKnobs(preset.name(), kind.create().get().params(), preset.params());
    }
  }

  @Test
  void chainsHoldEffectsAndKnobsThatThereAre() throws IOException {
    Set<String> names = new HashSet<>();
    for (ChainPreset chain : PresetBank.chains()) {
      assertTrue(names.add(chain.name()), chain.name() + " twice");
      checkTags(chain.name(), chain.tags());
      for (Device device : chain.effects()) {
        DeviceKind kind = Processors.parameters().devices().get(device.kind());
        assertTrue(kind != null, chain.name() + ": no effect " + device.kind());
        checkKnobs(chain.name(), kind.table(), device.params());
      }
    }
  }

  private static void checkTags(String name, List<String> tags) {
    assertFalse(tags.isEmpty(), name + " has no tags");
    tags.forEach(tag -> assertTrue(tag.matches("[a-z0-9-]+"), tag));
  }

  private static void checkKnobs(String name, ParamTable table, Map<String, Double> knobs) {
    for (Map.Entry<String, Double> knob : knobs.entrySet()) {
      ParamSpec spec = table.find(knob.getKey()).orElse(null);
      assertTrue(spec != null, name + ": no parameter " + knob.getKey());
      assertEquals(spec.clamp(knob.getValue()), knob.getValue(), 1e-9, name + " " + spec.id());
    }
  }

  /** The bank as a whole. */
  @Test
  void thereAreTwoHundredAndTwentyOfEveryInstrument() throws IOException {
    int all = PresetBank.chains().size();
    for (ProcessorKind kind : Processors.all()) {
      int count = PresetBank.factory(kind.id()).size();
      all += count;
      Processor processor = kind.create().get();
      boolean needsThem = processor instanceof Instrument && !(processor instanceof ClipPlayer);
      assertTrue(count >= 20 || !needsThem, kind.id() + ": " + count);
    }
    assertTrue(all >= 200, all + " presets");
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void soundsWithoutClippingOrDc(ProcessorKind kind) throws IOException {
    List<String> wrong = new ArrayList<>();
    for (Preset preset : PresetBank.factory(kind.id())) {
      check(preset.name(), PresetTake.of(kind, preset), wrong);
    }
    assertEquals(List.of(), wrong);
  }

  @Test
  void chainsSoundWithoutClippingOrDc() throws IOException {
    List<String> wrong = new ArrayList<>();
    for (ChainPreset chain : PresetBank.chains()) {
      check(chain.name(), PresetTake.of(chain), wrong);
    }
    assertEquals(List.of(), wrong);
  }

  private static void check(String name, PresetTake take, List<String> wrong) {
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

  @ParameterizedTest
  @MethodSource("kinds")
  void noTwoAreNearlyTheSame(ProcessorKind kind) throws IOException {
    List<Preset> presets = PresetBank.factory(kind.id());
    differ(
        presets.stream().map(Preset::name).toList(),
        presets.stream().map(preset -> PresetTake.of(kind, preset).logMel()).toList());
  }

  @Test
  void noTwoChainsAreNearlyTheSame() throws IOException {
    List<ChainPreset> chains = PresetBank.chains();
    differ(
        chains.stream().map(ChainPreset::name).toList(),
        chains.stream().map(chain -> PresetTake.of(chain).logMel()).toList());
  }

  private static void differ(List<String> names, List<double[]> pictures) {
    List<String> alike = new ArrayList<>();
    for (int a = 0; a < names.size(); a++) {
      for (int b = 0; b < a; b++) {
        double distance = PresetTake.distance(pictures.get(a), pictures.get(b));
        if (distance < NEAR_DUPLICATE_DB) {
          alike.add("%s and %s differ by %.2f dB".formatted(names.get(b), names.get(a), distance));
        }
      }
    }
    assertEquals(List.of(), alike);
  }
}
