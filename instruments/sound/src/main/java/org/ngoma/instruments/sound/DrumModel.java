package org.ngoma.instruments.sound;

import java.util.Arrays;

/**
 * The models that a pad can be: which family of voices sounds, in what shape. Their order is that
 * of the model knob's positions and never changes; new ones come at the end.
 */
final class DrumModel {

  static final int MEMBRANE = 0;
  static final int SNARE = 1;
  static final int CLAP = 2;
  static final int METAL = 3;
  static final int SHAKER = 4;
  static final int COWBELL = 5;
  static final int FM = 6;
  static final int ZAP = 7;
  static final int SAMPLE = 8;
  static final int FAMILIES = 9;

  private static final int[] FAMILY = new int[DrumKitTable.MODELS];
  private static final float[] FADE_MS = new float[DrumKitTable.MODELS];
  private static final Record[] SHAPE = new Record[DrumKitTable.MODELS];

  static {
    Arrays.fill(FADE_MS, 5f);
    model(0, MEMBRANE, MembraneShape.KICK, 4);
    model(1, SNARE, SnareShape.SNARE, 6);
    model(2, MEMBRANE, MembraneShape.RIM, 4);
    model(3, CLAP, ClapShape.CLAP, 6);
    model(4, METAL, MetalShape.CLOSED_HAT, 6);
    model(5, METAL, MetalShape.OPEN_HAT, 10);
    model(6, MEMBRANE, MembraneShape.LOW_TOM, 6);
    model(7, MEMBRANE, MembraneShape.MID_TOM, 6);
    model(8, MEMBRANE, MembraneShape.HIGH_TOM, 6);
    model(9, METAL, MetalShape.CRASH, 60);
    model(10, METAL, MetalShape.RIDE, 30);
    model(11, SHAKER, ShakerShape.SHAKER, 12);
    model(12, COWBELL, null, 5);
    model(13, MEMBRANE, MembraneShape.CONGA, 5);
    model(14, MEMBRANE, MembraneShape.CLAVE, 4);
    model(15, FM, FmShape.PERCUSSION, 5);
    model(16, MEMBRANE, MembraneShape.DEEP_KICK, 5);
    model(17, MEMBRANE, MembraneShape.HARD_KICK, 4);
    model(18, MEMBRANE, MembraneShape.FELT_KICK, 5);
    model(19, SNARE, SnareShape.TIGHT, 6);
    model(20, SNARE, SnareShape.FAT, 6);
    model(21, SNARE, SnareShape.BRUSH, 14);
    model(22, CLAP, ClapShape.FINGER_SNAP, 6);
    model(23, METAL, MetalShape.PEDAL_HAT, 6);
    model(24, METAL, MetalShape.SOFT_HAT, 6);
    model(25, METAL, MetalShape.CHINA, 40);
    model(26, METAL, MetalShape.BELL, 25);
    model(27, SHAKER, ShakerShape.TAMBOURINE, 12);
    model(28, SHAKER, ShakerShape.MARACAS, 8);
    model(29, CLAP, ClapShape.GUIRO, 8);
    model(30, MEMBRANE, MembraneShape.BONGO, 5);
    model(31, MEMBRANE, MembraneShape.TIMBALE, 6);
    model(32, MEMBRANE, MembraneShape.DJEMBE, 6);
    model(33, MEMBRANE, MembraneShape.UDU, 6);
    model(34, MEMBRANE, MembraneShape.WOOD_BLOCK, 4);
    model(35, MEMBRANE, MembraneShape.TRIANGLE, 20);
    model(36, FM, FmShape.BELL, 20);
    model(37, FM, FmShape.KALIMBA, 8);
    model(38, FM, FmShape.METAL, 10);
    model(39, FM, FmShape.WHISTLE, 10);
    model(40, ZAP, ZapShape.ZAP, 5);
    model(41, ZAP, ZapShape.NOISE, 6);
    model(42, SAMPLE, null, 6);
  }

  private DrumModel() {}

  private static void model(int model, int family, Record shape, float fadeMs) {
    FAMILY[model] = family;
    SHAPE[model] = shape;
    FADE_MS[model] = fadeMs;
  }

  static int family(int model) {
    return FAMILY[model];
  }

  /** How long an old stroke takes to fade beside a new one. */
  static float fadeMs(int model) {
    return FADE_MS[model];
  }

  static MembraneShape membrane(int model) {
    return (MembraneShape) SHAPE[model];
  }

  static SnareShape snare(int model) {
    return (SnareShape) SHAPE[model];
  }

  static ClapShape clap(int model) {
    return (ClapShape) SHAPE[model];
  }

  static MetalShape metal(int model) {
    return (MetalShape) SHAPE[model];
  }

  static ShakerShape shaker(int model) {
    return (ShakerShape) SHAPE[model];
  }

  static FmShape fm(int model) {
    return (FmShape) SHAPE[model];
  }

  static ZapShape zap(int model) {
    return (ZapShape) SHAPE[model];
  }
}
