/** The library: what is kept, what comes back, and what happens to it when a disk fails. */
package org.ngoma.firmware.library;
