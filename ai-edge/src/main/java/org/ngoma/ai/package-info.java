/**
 * Models and suggestions. Its work comes with the models.
 *
 * <p>May import {@code sequencer.model}, {@code instruments.dsp}; the only user of ONNX Runtime.
 */
package org.ngoma.ai;
