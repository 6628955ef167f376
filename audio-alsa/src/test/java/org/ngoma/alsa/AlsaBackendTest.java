package org.ngoma.alsa;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.ngoma.hal.audio.AudioBackend;
import org.ngoma.hal.audio.AudioDevice;
import org.ngoma.hal.audio.AudioException;
import org.ngoma.hal.audio.AudioPort;
import org.ngoma.hal.audio.SampleEncoder;
import org.ngoma.hal.audio.SampleFormat;
import org.ngoma.hal.audio.StreamFormat;
import org.ngoma.hal.rt.SystemClock;

/** The real libasound, without a card: its null and file devices take everything at once. */
class AlsaBackendTest {

  private static final StreamFormat CD = new StreamFormat(44_100, 64, 3, SampleFormat.S16);

  @TempDir Path folder;

  private final AudioBackend backend = new AlsaBackend(new SystemClock());

  @BeforeAll
  static void libraryIsThere() {
    RealAlsa.require();
  }

  static Stream<StreamFormat> everyFormat() {
    List<StreamFormat> all = new ArrayList<>();
    for (SampleFormat sample : SampleFormat.values()) {
      for (int rate : new int[] {44_100, 48_000, 96_000}) {
        for (int period : new int[] {32, 64, 96, 256, 1024}) {
          for (int periods = 2; periods <= 4; periods++) {
            all.add(new StreamFormat(rate, period, periods, sample));
          }
        }
      }
    }
    return all.stream();
  }

  @ParameterizedTest
  @MethodSource("everyFormat")
  void theFileGetsWhatTheEncoderMade(StreamFormat wanted) throws Exception {
    Path file = folder.resolve("card.raw");
    int periods = 5;
    SampleEncoder encoder = new SampleEncoder(wanted.sample(), wanted.periodFrames());
    byte[] expected = new byte[periods * encoder.bytes().capacity()];
    try (AudioPort port = backend.open("file:FILE=" + file + ",FORMAT=raw", wanted)) {
      assertEquals(wanted, port.format());
      Random random = new Random(1);
      float[] left = new float[wanted.periodFrames()];
      float[] right = new float[wanted.periodFrames()];
      for (int period = 0; period < periods; period++) {
        for (int i = 0; i < left.length; i++) {
          left[i] = 2.2f * random.nextFloat() - 1.1f;
          right[i] = 2.2f * random.nextFloat() - 1.1f;
        }
        assertEquals(AudioPort.OK, port.await());
        assertEquals(AudioPort.OK, port.write(left, right));
        encoder.encode(left, right, left.length);
        encoder
            .bytes()
            .get(0, expected, period * encoder.bytes().capacity(), encoder.bytes().capacity());
      }
    }
    byte[] got = Files.readAllBytes(file);
    int silence = (wanted.periods() - 1) * encoder.bytes().capacity();
    assertArrayEquals(new byte[silence], Arrays.copyOf(got, silence));
    assertArrayEquals(expected, Arrays.copyOfRange(got, silence, silence + expected.length));
  }

  @ParameterizedTest
  @CsvSource({"S16, S16_LE", "S24, S24_LE", "S24_3, S24_3LE", "S32, S32_LE", "FLOAT, FLOAT_LE"})
  void formatsHaveTheLibrarysNumbers(SampleFormat sample, String name) {
    Function nameOf = NativeLibrary.getInstance(Asound.LIBRARY).getFunction("snd_pcm_format_name");
    assertEquals(name, nameOf.invokeString(new Object[] {PcmSetup.code(sample)}, false));
  }

  @Test
  void aMissingDeviceIsNamedWithTheOnesThereAre() {
    for (String name : List.of("hw:CARD=Absent,DEV=0", "nothing like a device", "", "hw:999")) {
      AudioException refused =
          assertThrows(AudioException.class, () -> backend.open(name, CD), name);
      String message = refused.getMessage();
      assertTrue(message.startsWith("there is no sound device called " + name + ": "), message);
      assertTrue(message.endsWith("null"), message);
    }
  }

  @Test
  void devicesAreThoseThatCanBeOpenedByName() {
    for (AudioDevice device : backend.devices()) {
      assertTrue(device.name().matches("hw:CARD=[^,]+,DEV=\\d+"), device::name);
      assertTrue(!device.description().isBlank(), device::name);
    }
  }
}
