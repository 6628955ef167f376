package org.ngoma.instruments.sound;

import java.util.function.Supplier;

/**
 * One sort of processor that this build knows.
 *
 * @param id never changes: {@code "synth"}
 * @param create makes one, not yet prepared
 */
public record ProcessorKind(String id, Supplier<? extends Processor> create) {}
