package org.ngoma.instruments.sound;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.ngoma.sequencer.model.Curve;
import org.ngoma.sequencer.model.ParamFlag;
import org.ngoma.sequencer.model.ParamSpec;
import org.ngoma.sequencer.model.ParamTable;
import org.ngoma.sequencer.model.Unit;

/**
 * Writes the rows of a parameter table in the order of the knobs. Each method returns the index of
 * its row, so that a row and the constant that the sound reads it by are one declaration.
 */
final class TableBuilder {

  private static final Set<ParamFlag> ALL = EnumSet.allOf(ParamFlag.class);
  private static final Set<ParamFlag> LOCKABLE = EnumSet.of(ParamFlag.LOCKABLE);

  private final String prefix;
  private final String since;
  private final List<ParamSpec> specs = new ArrayList<>();

  /**
   * An empty table.
   *
   * @param prefix of every id, without the dot: {@code "synth"}
   * @param since version of the first release that has the rows
   */
  TableBuilder(String prefix, String since) {
    this.prefix = prefix;
    this.since = since;
  }

  /** A continuous row that may be locked and modulated. */
  int row(
      String id,
      String name,
      String shortName,
      Unit unit,
      Curve curve,
      double min,
      double max,
      double defaultValue,
      double smoothingMs) {
    return add(
        new ParamSpec(
            prefix + "." + id,
            name,
            shortName,
            unit,
            curve,
            min,
            max,
            defaultValue,
            0,
            List.of(),
            smoothingMs,
            ALL,
            since));
  }

  /** A row of 0..1, shown as per cent. */
  int amount(String id, String name, String shortName, double defaultValue, double smoothingMs) {
    return row(id, name, shortName, Unit.AMOUNT, Curve.LINEAR, 0, 1, defaultValue, smoothingMs);
  }

  /** A time that a knob turns by equal ratios; what runs keeps the one that it began with. */
  int time(
      String id,
      String name,
      String shortName,
      double shortestMs,
      double longestMs,
      double defaultMs) {
    return row(
        id,
        name,
        shortName,
        Unit.MILLISECONDS,
        Curve.EXPONENTIAL,
        shortestMs,
        longestMs,
        defaultMs,
        0);
  }

  /** A row that counts from {@code min} to {@code max}. */
  int count(String id, String name, String shortName, int min, int max, int defaultValue) {
    return stepped(id, name, shortName, Unit.CHOICE, min, max, defaultValue);
  }

  /** A row that picks one of these, the first being 0. */
  int choice(String id, String name, String shortName, int defaultValue, String... labels) {
    return stepped(
        id, name, shortName, Unit.CHOICE, 0, labels.length - 1, defaultValue, List.of(labels));
  }

  /** A row that is on or off. */
  int onOff(String id, String name, String shortName, boolean on) {
    return stepped(id, name, shortName, Unit.SWITCH, 0, 1, on ? 1 : 0);
  }

  /** A row of whole numbers with a unit of its own. */
  int stepped(
      String id, String name, String shortName, Unit unit, int min, int max, int defaultValue) {
    return stepped(id, name, shortName, unit, min, max, defaultValue, List.of());
  }

  private int stepped(
      String id,
      String name,
      String shortName,
      Unit unit,
      int min,
      int max,
      int defaultValue,
      List<String> labels) {
    return add(
        new ParamSpec(
            prefix + "." + id,
            name,
            shortName,
            unit,
            Curve.LINEAR,
            min,
            max,
            defaultValue,
            max - min + 1,
            labels,
            0,
            LOCKABLE,
            since));
  }

  private int add(ParamSpec spec) {
    specs.add(spec);
    return specs.size() - 1;
  }

  ParamTable build() {
    return new ParamTable(specs);
  }
}
