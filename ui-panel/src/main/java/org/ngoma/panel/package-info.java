/**
 * Fingers and light: screens, display pages, the browser panel. Its work comes with the panel.
 *
 * <p>May import {@code hal}, {@code sequencer.model}, {@code instruments.dsp}.
 */
package org.ngoma.panel;
