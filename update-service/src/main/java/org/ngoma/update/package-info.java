/**
 * Versions and copies of the firmware, in a small process of its own. Its work comes with updates.
 *
 * <p>May import nothing of ours.
 */
package org.ngoma.update;
