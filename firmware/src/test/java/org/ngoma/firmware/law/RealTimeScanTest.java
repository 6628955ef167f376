package org.ngoma.firmware.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ngoma.firmware.law.RealTimeScan.Offence;

class RealTimeScanTest {

  @Test
  void theModulesKeepTheRealTimeContract() {
    List<Offence> offences = new RealTimeScan(ByteCode.ofModules()).offences();
    assertTrue(
        offences.isEmpty(),
        () ->
            offences.stream()
                .map(Offence::toString)
                .collect(Collectors.joining("\n", "not allowed on the audio thread:\n", "")));
  }

  @Test
  void theScanSeesEveryModuleThatHasAnAudioThread() {
    ByteCode code = ByteCode.ofModules();
    List<String> roots =
        new RealTimeScan(code).roots().stream().map(ByteCode.Method::words).toList();
    assertTrue(roots.contains("AudioLoop.run()"), roots::toString);
    assertTrue(roots.contains("Synth.noteOn(int, int, int, float)"), roots::toString);
    assertTrue(roots.contains("AlsaPort.write(float[], float[])"), roots::toString);
    assertTrue(
        code.contains("org/ngoma/sequencer/model/Project"), "sequencer/model not on the path");
  }

  @ParameterizedTest
  @MethodSource("canaries")
  void refuses(Class<?> canary, List<String> deeds) {
    assertEquals(deeds, deeds(canary));
  }

  static Stream<Arguments> canaries() {
    return Stream.of(
        canary(
            Canaries.Allocates.class,
            "allocates Canaries.Segment",
            "calls Canaries.Segment.<init>"),
        canary(
            Canaries.AllocatesArrays.class,
            "allocates float[]",
            "allocates String[]",
            "allocates float[][]"),
        canary(Canaries.Boxes.class, "boxes with Integer.valueOf"),
        canary(Canaries.MakesLambda.class, "makes a lambda"),
        canary(Canaries.Locks.class, "takes a lock"),
        canary(Canaries.IsSynchronized.class, "is synchronized"),
        canary(Canaries.JoinsStrings.class, "joins strings"),
        canary(
            Canaries.Iterates.class,
            "calls List.iterator",
            "calls Iterator.hasNext",
            "calls Iterator.next"),
        canary(Canaries.SwitchesOverStrings.class, "calls String.hashCode", "calls String.equals"),
        canary(Canaries.SwitchesOverTypes.class, "switches over types or enums"),
        canary(
            Canaries.Throws.class,
            "allocates IllegalArgumentException",
            "calls IllegalArgumentException.<init>"),
        canary(Canaries.ThrowsPrepared.class, "throws"),
        canary(Canaries.CallsPow.class, "calls Math.pow"),
        canary(Canaries.CallsLibrary.class, "calls AtomicInteger.incrementAndGet"),
        canary(Canaries.CallsNative.class, "is native outside the direct-mapped calls"),
        canary(Canaries.ClonesArray.class, "calls float[].clone"));
  }

  private static Arguments canary(Class<?> type, String... deeds) {
    return Arguments.of(type, List.of(deeds));
  }

  @Test
  void refusesToCopyTheValuesOfAnEnum() {
    assertEquals(
        List.of("copies Canaries.Mode.values()"),
        deeds(Canaries.CopiesValues.class, Canaries.Mode.class));
  }

  @Test
  void allowsArithmeticOverWhatIsThere() {
    assertEquals(List.of(), deeds(Canaries.Clean.class, Canaries.Voice.class, Canaries.Mode.class));
  }

  @Test
  void aMarkOnAnInterfaceBindsWhatImplementsItAndAllThatItCalls() {
    Offence offence =
        only(
            Canaries.Voice.class,
            Canaries.DeepVoice.class,
            Canaries.Envelope.class,
            Canaries.Segment.class);
    assertEquals("allocates Canaries.Segment", offence.what());
    assertEquals(
        List.of(
            "Canaries.DeepVoice.render()",
            "Canaries.Envelope.advance()",
            "Canaries.Envelope.next()"),
        offence.path().stream().map(ByteCode.Method::words).toList());
  }

  @Test
  void aMarkedMethodMayBeInheritedFromAClassThatDoesNotKnowIt() {
    Offence offence = only(Canaries.Voice.class, Canaries.Base.class, Canaries.Heir.class);
    assertEquals("Canaries.Base.render()", offence.path().getFirst().words());
  }

  @Test
  void aCallThroughAnUnmarkedInterfaceReachesItsImplementations() {
    Offence offence =
        only(
            Canaries.Filter.class,
            Canaries.CallsThroughInterface.class,
            Canaries.LeakyFilter.class);
    assertEquals("Canaries.LeakyFilter.next(float)", offence.path().getLast().words());
  }

  @Test
  void aLambdaMadeElsewhereRunsWhereItIsCalled() {
    Offence offence = only(Canaries.Filter.class, Canaries.CallsLambda.class);
    assertEquals("allocates float[]", offence.what());
  }

  @Test
  void reportsTheWayFromTheMarkedMethod() {
    String text =
        only(
                Canaries.Voice.class,
                Canaries.DeepVoice.class,
                Canaries.Envelope.class,
                Canaries.Segment.class)
            .toString();
    assertTrue(
        text.matches(
            """
            Canaries\\.java:\\d+ allocates Canaries\\.Segment
                in Canaries\\.Envelope\\.next\\(\\)
                called by Canaries\\.Envelope\\.advance\\(\\)
                called by @RealTime Canaries\\.DeepVoice\\.render\\(\\)"""),
        text);
  }

  private static Offence only(Class<?>... canaries) {
    List<Offence> offences = new RealTimeScan(ByteCode.of(canaries)).offences();
    assertEquals(1, offences.size(), offences::toString);
    return offences.getFirst();
  }

  private static List<String> deeds(Class<?>... canaries) {
    return new RealTimeScan(ByteCode.of(canaries))
        .offences().stream().map(Offence::what).distinct().toList();
  }
}
