package org.ngoma.sequencer.model;

/** What the numbers of a parameter mean. Amounts and ways are 0..1 and shown as per cent. */
public enum Unit {
  HERTZ("Hz"),
  DECIBEL("dB"),
  MILLISECONDS("ms"),
  SEMITONES("st"),
  CENTS("ct"),
  BPM("BPM"),
  /** Quarter notes. */
  BEATS("beats"),
  /** 0..1, shown as 0-100 %. */
  AMOUNT("%"),
  /** -1..1: pan, balance, bipolar depths. */
  BIPOLAR(""),
  /** 0 or 1. */
  SWITCH(""),
  /** A whole number that picks from a list. */
  CHOICE(""),
  RATIO(":1"),
  /** A number without a unit: the Q of a filter. */
  PLAIN("");

  private final String symbol;

  Unit(String symbol) {
    this.symbol = symbol;
  }

  /** As written behind a number. */
  public String symbol() {
    return symbol;
  }
}
