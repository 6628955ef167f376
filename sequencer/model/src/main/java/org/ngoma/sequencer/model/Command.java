package org.ngoma.sequencer.model;

/**
 * What anybody asks of the box: a pad, a knob, the phone, a model, a peer. All of them are equal
 * and take the same way.
 */
public sealed interface Command permits Edit, Performance {}
